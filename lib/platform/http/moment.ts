import { z } from "zod";

const MOMENT = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?$/i;

/** The moment that a text names, or null. Without an offset it is UTC, as contract 2's clients mean it. */
export function momentOf(text: string): Date | null {
  // In a query an unescaped plus arrives as a space.
  const repaired = text.trim().replace(/(\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?) (\d{2}:?\d{2})$/, "$1+$2");
  if (!MOMENT.test(repaired)) return null;
  const iso = repaired.replace(" ", "T").toUpperCase();
  const zoned = /T.*(Z|[+-]\d{2}:?\d{2})$/.test(iso) || !iso.includes("T") ? iso : `${iso}Z`;
  const moment = new Date(zoned);
  const year = moment.getUTCFullYear();
  return Number.isNaN(moment.getTime()) || year < 1970 || year > 2200 ? null : moment;
}

/** A date and time in a request: ISO 8601, with or without an offset. Empty counts as missing. */
export const Moment = z
  .string()
  .max(40)
  .transform((text, context) => {
    if (text.trim() === "") return undefined;
    const moment = momentOf(text);
    if (moment) return moment;
    context.addIssue({ code: "custom", message: "must be a date and time like 2026-05-01T09:00:00Z" });
    return z.NEVER;
  })
  .optional()
  .meta({ override: { type: "string", format: "date-time", examples: ["2026-05-01T09:00:00Z"] } });
