import { addYears, format, isValid, parse } from "date-fns";
import { z } from "zod";

/** A clock is passed in where time decides something, so that a test can hold it still. */
export type Clock = () => Date;
export const systemClock: Clock = () => new Date();

/** A calendar date in law (`YYYY-MM-DD`), without a time or a zone. */
export const LegalDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, "must be a date like 1990-01-31")
  .refine((value) => isLegalDate(value), "is not a date of the calendar");

export function isLegalDate(value: string): boolean {
  const date = parse(value, "yyyy-MM-dd", new Date(0));
  return isValid(date) && format(date, "yyyy-MM-dd") === value && value >= "1850-01-01" && value <= "2200-12-31";
}

/** PostgreSQL's `date` reaches us as midnight UTC. */
export const toLegalDate = (date: Date): string => date.toISOString().slice(0, 10);
export const fromLegalDate = (value: string): Date => new Date(`${value}T00:00:00.000Z`);

/** The office's calendar day. South Africa keeps UTC+2 all year; a license issued at 01:00 there carries that day. */
export const officeToday = (now: Date): string =>
  new Intl.DateTimeFormat("sv-SE", { timeZone: process.env.TZ || "Africa/Johannesburg" }).format(now);

/** The same day `years` later; 29 February becomes the 28th in a common year. */
export function addLegalYears(value: string, years: number): string {
  const [year = 0, month = 1, day = 1] = value.split("-").map(Number);
  return format(addYears(new Date(year, month - 1, day), years), "yyyy-MM-dd");
}
