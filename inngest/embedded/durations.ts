/** A point in time: so many milliseconds after the database's clock, or an absolute one. */
export type Moment = { afterMs: number } | { at: Date };

const UNIT_MS: Record<string, number> = { w: 604_800_000, d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000, ms: 1 };
const PART = /(\d+(?:\.\d+)?)(ms|[wdhms])/g;

/**
 * Inngest's time strings: `90s`, `1h30m`, `2d`.
 * @returns milliseconds
 * @throws RangeError when it is not such a string
 */
export function parseDuration(text: string): number {
  const parts = [...text.matchAll(PART)];
  if (parts.length === 0 || parts.map(([part]) => part).join("") !== text) {
    throw new RangeError(`"${text}" is not a duration such as 30s or 1h30m`);
  }
  return parts.reduce((total, [, amount, unit]) => total + Number(amount) * (UNIT_MS[unit ?? ""] ?? 0), 0);
}

/**
 * What the SDK sends for a sleep or a timeout: a duration or an ISO 8601 date. An empty string is a duration of nothing.
 * @throws RangeError when it is neither
 */
export function parseMoment(text: string): Moment {
  if (text === "") return { afterMs: 0 };
  if (!/^\d{4}-\d\d-\d\d/.test(text)) return { afterMs: parseDuration(text) };
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) throw new RangeError(`"${text}" is not a date`);
  return { at };
}

/** The `retry-after` header: whole seconds or a date; anything else counts as absent. */
export function parseRetryAfter(header: string | null): Moment | undefined {
  if (header === null) return undefined;
  if (/^\d+$/.test(header)) return { afterMs: Number(header) * 1000 };
  const at = new Date(header);
  return Number.isNaN(at.getTime()) ? undefined : { at };
}

const BACKOFF_SECONDS_MAX = 600;

/**
 * The pause before the next try: doubles with each attempt up to ten minutes, and is spread by a quarter either way so
 * that steps which failed together do not come back together.
 * @param attempt attempts made before this one; 0 after the first failure
 * @param random from 0 to 1
 * @returns milliseconds
 */
export function backoffMs(attempt: number, firstSeconds: number, random: number): number {
  const seconds = Math.min(BACKOFF_SECONDS_MAX, firstSeconds * 2 ** Math.min(attempt, 32));
  return Math.round(seconds * 1000 * (0.75 + random / 2));
}
