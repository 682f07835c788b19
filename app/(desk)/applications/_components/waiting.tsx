import { texts } from "../texts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** From how many days on a wait is marked as long. */
const LONG_DAYS = 14;

/** How long something has waited, in the largest whole unit. Both are ISO 8601. */
export function waited(since: string, now: string): string {
  const ms = Date.parse(now) - Date.parse(since);
  if (ms >= DAY_MS) return texts.waiting.days(Math.floor(ms / DAY_MS));
  if (ms >= HOUR_MS) return texts.waiting.hours(Math.floor(ms / HOUR_MS));
  return ms >= MINUTE_MS ? texts.waiting.minutes(Math.floor(ms / MINUTE_MS)) : texts.waiting.now;
}

/** The wait for a decision; a long one stands out. `since` is null once there is a decision. */
export function Waiting({ since, now }: { since: string | null; now: string }) {
  if (since === null) return <span className="text-muted-foreground">{texts.waiting.decided}</span>;
  const isLong = Date.parse(now) - Date.parse(since) >= LONG_DAYS * DAY_MS;
  return (
    <time dateTime={since} className={`whitespace-nowrap tabular-nums ${isLong ? "font-medium text-warning" : ""}`}>
      {waited(since, now)}
    </time>
  );
}
