import { isLegalDate } from "@/lib/platform/time";

/** The order in which a bank writes day, month and year; a month may be a word. */
export const DATE_ORDERS = ["dmy", "mdy", "ymd"] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/** Books of this office are not older. */
const YEAR_MIN = 2000;

/** A time of day behind the date says nothing here. */
const TIME = /[T\s]+\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?\s*([ap]m)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;

/**
 * A date as a bank writes it: `31/03/2026`, `31-Mar-26`, `Mar 31, 2026`, `2026-03-31 10:15:00`, `20260331`.
 *
 * @returns `YYYY-MM-DD`, null for an empty cell, or why it is no date
 */
export function statementDate(cell: string, order: DateOrder): string | null | { reason: string } {
  const text = cell.trim();
  if (text === "") return null;
  const parts = partsOf(text.replace(TIME, "").trim(), order);
  if (!parts) return { reason: `"${text.slice(0, 40)}" is no date` };
  const date = `${String(parts.year).padStart(4, "0")}-${pad(parts.month)}-${pad(parts.day)}`;
  if (!isLegalDate(date)) return { reason: `"${text.slice(0, 40)}" is not a date of the calendar` };
  if (parts.year < YEAR_MIN) return { reason: `"${text.slice(0, 40)}" is before ${YEAR_MIN}` };
  return date;
}

const pad = (value: number): string => String(value).padStart(2, "0");

function partsOf(text: string, order: DateOrder): { day: number; month: number; year: number } | null {
  const whole = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (whole && order === "ymd") return named("ymd", whole.slice(1));
  const split = /^([A-Za-z]+|\d{1,4})[\s./,-]+([A-Za-z]+|\d{1,2})[\s./,-]+(\d{1,4})$/.exec(text);
  if (!split) return null;
  const parts = split.slice(1);
  // A month that is a word tells its own place: day and year are the other two.
  const word = parts.findIndex((part) => /[A-Za-z]/.test(part));
  const told = word === 0 ? "mdy" : word === 1 && order === "mdy" ? "dmy" : order;
  return named(told, parts);
}

function named(order: DateOrder, parts: string[]): { day: number; month: number; year: number } | null {
  const of = (letter: string): string => parts[order.indexOf(letter)] ?? "";
  const [day, month, year] = [numberOf(of("d")), monthOf(of("m")), yearOf(of("y"))];
  return day === null || month === null || year === null ? null : { day, month, year };
}

const numberOf = (text: string): number | null => (/^\d{1,2}$/.test(text) ? Number(text) : null);
const yearOf = (text: string): number | null =>
  /^\d{4}$/.test(text) ? Number(text) : /^\d{2}$/.test(text) ? 2000 + Number(text) : null;

function monthOf(text: string): number | null {
  if (!/^[A-Za-z]{3,9}$/.test(text)) return numberOf(text);
  const index = MONTHS.indexOf(text.slice(0, 3).toLowerCase());
  return index < 0 ? null : index + 1;
}

/**
 * The order that fits most of a column's dates, `dmy` where several do: Indian banks write that.
 *
 * @param cells the column's texts
 */
export function guessDateOrder(cells: readonly string[]): DateOrder {
  const fitting = DATE_ORDERS.map((order) => ({
    order,
    fits: cells.filter((cell) => typeof statementDate(cell, order) === "string").length,
  }));
  return fitting.reduce((best, one) => (one.fits > best.fits ? one : best)).order;
}
