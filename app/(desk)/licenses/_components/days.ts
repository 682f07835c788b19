const DAY_MS = 86_400_000;

/** Days from one legal date (YYYY-MM-DD) to another; negative when the second is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);

/** From how many days before the expiry on a license is shown as expiring. */
export const EXPIRING_DAYS = 60;

/** How many years a license runs (rest-contract 1.5). */
const VALIDITY_YEARS = 5;

/**
 * The expiry date that goes with an issue date: the same day five years on, 29 February becoming the 28th. The server
 * computes the same when none is sent; this one is for showing it while the form is filled in.
 */
export function usualExpiry(issueDate: string): string {
  const [year = 0, month = 1, day = 1] = issueDate.split("-").map(Number);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(issueDate)) return "";
  const lastDay = new Date(Date.UTC(year + VALIDITY_YEARS, month, 0)).getUTCDate();
  return new Date(Date.UTC(year + VALIDITY_YEARS, month - 1, Math.min(day, lastDay))).toISOString().slice(0, 10);
}
