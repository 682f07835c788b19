import { normalizePlate } from "../recognition/normalize";

/** The longest plates have ten characters; with room for spaces and hyphens between them. */
const PLATE_LENGTH_MAX = 20;

/** A plate as a person typed it, made comparable: upper case, nothing around it, one form of each accented letter. */
export const typedPlate = (text: string): string => text.normalize().trim().toUpperCase();

/** What is wrong with a typed plate, or null. Kept apart from the schema, so that a browser can ask without zod. */
export function plateTextProblem(text: string): string | null {
  const plate = typedPlate(text);
  if (plate.length > PLATE_LENGTH_MAX) return `may have at most ${PLATE_LENGTH_MAX} characters`;
  if (!/^[A-Z0-9 .·-]*$/.test(plate)) return "may have letters A-Z, digits, spaces, dots and hyphens only";
  return normalizePlate(plate).length >= 2 ? null : "needs at least two letters or digits";
}
