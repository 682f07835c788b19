import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { mayWorkWithPlates } from "../policy";
import { lookAlikeKey, normalizePlate } from "../recognition/normalize";
import { checkPattern, howItFits } from "./pattern";
import { findBolo } from "./service";

export type Trial = { fits: "exact" | "look-alike" | null /** What it was compared with. */; listed: string | null };

/**
 * Whether a plate would be a hit of a pattern that somebody is writing; hours and dates are left aside.
 *
 * @throws DomainError invalid, field `plate_pattern`
 */
export function tryPattern(
  actor: Actor,
  { kind, plate_pattern, look_alike }: { kind: "regex" | "wildcard"; plate_pattern: string; look_alike: boolean },
  plate: string,
): Trial {
  permit(mayWorkWithPlates(actor));
  checkPattern(kind, plate_pattern);
  const compared = comparedOf(plate);
  const fits = howItFits({ kind, platePattern: plate_pattern, lookAlike: look_alike }, compared);
  return { fits, listed: fits && plate_pattern };
}

/** The same for the plates of a list. @throws DomainError not_found */
export async function tryList(actor: Actor, boloId: string, plate: string): Promise<Trial> {
  permit(mayWorkWithPlates(actor));
  const bolo = await findBolo(db(), boloId);
  const { currentPlate, foldedPlate } = comparedOf(plate);
  const entries = await db().boloListEntry.findMany({
    where: {
      boloId,
      OR: [{ normalizedPlate: currentPlate }, ...(bolo.lookAlike ? [{ foldedPlate }] : [])],
    },
  });
  const exact = entries.find(({ normalizedPlate }) => normalizedPlate === currentPlate);
  const found = exact ?? entries[0];
  return { fits: exact ? "exact" : found ? "look-alike" : null, listed: found?.plate ?? null };
}

function comparedOf(plate: string): { currentPlate: string; foldedPlate: string } {
  const currentPlate = normalizePlate(plate);
  return { currentPlate, foldedPlate: lookAlikeKey(currentPlate) };
}
