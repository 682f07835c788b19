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

const officeZone = (): string => process.env.TZ || "Africa/Johannesburg";

/** The office's calendar day. South Africa keeps UTC+2 all year; a license issued at 01:00 there carries that day. */
export const officeToday = (now: Date): string =>
  new Intl.DateTimeFormat("sv-SE", { timeZone: officeZone() }).format(now);

/** The moment at which a day of the office begins, or the day so many days after it. */
export function dayStart(day: string, daysLater = 0): Date {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const utc = Date.UTC(year, month - 1, date + daysLater);
  const shown = new Intl.DateTimeFormat("en-US", {
    timeZone: officeZone(),
    timeZoneName: "longOffset",
  }).format(utc);
  const [, sign = "+", hours = "0", minutes = "0"] = /GMT([+-])(\d{2}):(\d{2})/.exec(shown) ?? [];
  const offsetMs = (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
  return new Date(utc - offsetMs);
}

/** The same day `years` later; 29 February becomes the 28th in a common year. */
export function addLegalYears(value: string, years: number): string {
  const [year = 0, month = 1, day = 1] = value.split("-").map(Number);
  return format(addYears(new Date(year, month - 1, day), years), "yyyy-MM-dd");
}

/** The office's weekday (ISO 8601: Monday is 1) and its clock, "HH:MM". */
export function officeClock(now: Date): { weekday: number; time: string } {
  const [year = 1970, month = 1, day = 1] = officeToday(now).split("-").map(Number);
  const time = new Intl.DateTimeFormat("en-GB", {
    timeZone: officeZone(),
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).format(now);
  return { weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay() || 7, time };
}
