const iso = (year: number, month: number, day: number): string =>
  new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
const partsOf = (day: string): [year: number, month: number, day: number] => {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return [year, month, date];
};

/**
 * The last day of a certificate: its end plus so many years, less a day (contract 5, section 5.4). The day is taken off
 * first: what ended on 29 February is valid to the 28th, in whichever year, so that nobody loses a day to the calendar.
 *
 * @param end YYYY-MM-DD
 * @returns null where certificates of the course do not expire
 */
export function expiryOf(end: string, validityYears: number | null): string | null {
  if (validityYears === null) return null;
  const [year, month, day] = partsOf(end);
  return iso(year + validityYears, month, day - 1);
}

/** The last day of a course that takes so many days. @param start YYYY-MM-DD */
export function endOf(start: string, durationDays: number): string {
  const [year, month, day] = partsOf(start);
  return iso(year, month, day + durationDays - 1);
}
