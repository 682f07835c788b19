/** Over so long the speed is taken: a pause or a lost connection is soon forgotten. */
const WINDOW_MS = 5000;
/** Before that nobody can tell. */
const LEAST_MS = 500;
/** A silence this long ends what was measured before it. */
const SILENCE_MS = 3000;

/**
 * Measures a file on its way, of `total` bytes. What had arrived before the first call, in an earlier try, counts for
 * the share and not for the speed.
 *
 * @returns called with the bytes that have arrived and the clock in ms
 */
export function paceOf(total: number) {
  let seen: { bytes: number; at: number }[] = [];
  return (bytes: number, at: number) => {
    const last = seen.at(-1);
    if (last && (at - last.at > SILENCE_MS || bytes < last.bytes)) seen = [];
    seen = [...seen.filter((one) => at - one.at <= WINDOW_MS), { bytes, at }];
    const first = seen[0] ?? { bytes, at };
    const bytesPerSecond = at - first.at >= LEAST_MS ? ((bytes - first.bytes) * 1000) / (at - first.at) : null;
    return {
      percent: Math.min(100, Math.floor((bytes / Math.max(total, 1)) * 100)),
      bytesPerSecond,
      secondsLeft: bytesPerSecond ? Math.ceil((total - bytes) / bytesPerSecond) : null,
    };
  };
}
