import { z } from "zod";
import { invalidField } from "@/lib/platform/errors";
import { type Clock, isLegalDate } from "@/lib/platform/time";

/** No books of this office are older. */
const OLDEST = "2000-01-01";
/** Post-dated cheques reach a little into the future; a later date is a slip of the hand. */
const DAYS_AHEAD_MAX = 366;

/** India has one zone, and a voucher has its calendar's day. */
export const indianToday = (now: Date): string =>
  new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Kolkata" }).format(now);

/** Indian financial year of a day: 1 April 2025 to 31 March 2026 is `25-26`. */
export function financialYearOf(date: string): string {
  const year = Number(date.slice(0, 4)) - (date.slice(5, 7) < "04" ? 1 : 0);
  return `${String(year % 100).padStart(2, "0")}-${String((year + 1) % 100).padStart(2, "0")}`;
}

/** First day of the Indian financial year of a day. */
export const financialYearStart = (date: string): string =>
  `${Number(date.slice(0, 4)) - (date.slice(5, 7) < "04" ? 1 : 0)}-04-01`;

/** The day so many days after one; before it, when `days` is negative. */
export const dayPlus = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** A voucher's day: `2025-05-02`, or a time of that day as pickers in browsers send it. */
export const LedgerDate = z
  .string()
  .max(40)
  .transform((text) => /^(\d{4}-\d{2}-\d{2})T[\d:.]+(Z|[+-]\d{2}:?\d{2})?$/.exec(text.trim())?.[1] ?? text.trim())
  .refine((text) => /^\d{4}-\d{2}-\d{2}$/.test(text), "must be a date like 2025-05-02")
  .refine((text) => !/^\d{4}-\d{2}-\d{2}$/.test(text) || isLegalDate(text), "is not a date of the calendar")
  .meta({ override: { type: "string", format: "date", examples: ["2025-05-02"] } });

/** A filter's day; empty counts as missing. */
export const FilterDate = z
  .union([z.literal("").transform(() => undefined), LedgerDate])
  .optional()
  .meta({ override: { type: "string", format: "date" } });

/** @throws DomainError invalid: before 2000, or more than a year ahead */
export function checkPostingDate(date: string, field: string, clock: Clock): void {
  if (date < OLDEST) throw invalidField(field, `must not be before ${OLDEST}`);
  const latest = indianToday(new Date(clock().getTime() + DAYS_AHEAD_MAX * 86_400_000));
  if (date > latest) throw invalidField(field, `must not be after ${latest}`);
}
