import { isLegalDate } from "@/lib/platform/time";

type Parts = { year?: string; month?: string; day?: string };

/** Contract 4, section 4.3, in its order: a text that fits two formats is read by the earlier one. */
const FORMATS = [
  /^(?<day>\d{1,2})\/(?<month>\d{1,2})\/(?<year>\d{4})$/,
  /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})T[\d:.]+(Z|[+-]\d{2}:?\d{2})?$/,
  /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})$/,
  /^(?<month>\d{1,2})\/(?<day>\d{1,2})\/(?<year>\d{4})$/,
  /^(?<day>\d{1,2})-(?<month>\d{1,2})-(?<year>\d{4})$/,
];

/** The calendar day `YYYY-MM-DD` of a date as clients and documents write it, or null. */
export function dayOf(text: string): string | null {
  for (const format of FORMATS) {
    const { year, month, day } = (format.exec(text.trim())?.groups ?? {}) as Parts;
    if (!year || !month || !day) continue;
    const legal = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
    if (isLegalDate(legal)) return legal;
  }
  return null;
}

/** `YYYY-MM-DD` as contract 4 stores it: `dd/mm/YYYY`. */
export const slashed = (day: string): string => day.split("-").reverse().join("/");

/** Full years between two calendar days. */
export function ageOn(born: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(born.slice(0, 4));
  return today.slice(5) < born.slice(5) ? years - 1 : years;
}
