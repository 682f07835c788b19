const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Pauses after the first, second … failed attempt, as Standard Webhooks 1.0 recommends them, in milliseconds. */
const PAUSES_MS = [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR];

/** How often one event is tried. */
export const ATTEMPTS_MAX = PAUSES_MS.length + 1;

/** An endpoint that has taken nothing for so long is switched off. */
export const FAILING_MS_MAX = 5 * 24 * HOUR;

/** A receiver cannot ask for a longer pause than this. */
const RETRY_AFTER_MS_MAX = 24 * HOUR;

/**
 * When to try again after a failure.
 *
 * @param attempts how many there were
 * @param retryAfterSeconds what the receiver asked for, if it did
 * @param spread 0 to 1, so that what failed together does not come back together: up to a tenth of the pause
 * @returns null when that was the last attempt
 */
export function nextAttemptAt(
  attempts: number,
  retryAfterSeconds: number | null,
  now: Date,
  spread = Math.random(),
): Date | null {
  const pause = PAUSES_MS[attempts - 1];
  if (pause === undefined) return null;
  const asked = Math.min((retryAfterSeconds ?? 0) * SECOND, RETRY_AFTER_MS_MAX);
  return new Date(now.getTime() + Math.max(pause * (1 + spread / 10), asked));
}
