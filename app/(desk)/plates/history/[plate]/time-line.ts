import { officeClock, officeToday } from "@/lib/platform/time";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Sightings within so long are counted by the hour. */
const HOURLY_MS = 2 * DAY_MS;
/** Of a longer time only the days that had a sighting are shown: empty ones would leave no room for them. */
const DAYS_MAX = 92;

export type TimeLine = { by: "hour" | "day"; counts: { label: string; seen: number }[] };

/**
 * Sightings over time in the office's hours or days, the oldest first.
 *
 * @param moments the newest first, at least one
 */
export function timeLine(moments: readonly Date[]): TimeLine {
  const times = moments.map((moment) => moment.getTime());
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const by = last - first < HOURLY_MS ? "hour" : "day";
  const [step, labelOf] = by === "hour" ? ([HOUR_MS, hourLabel] as const) : ([DAY_MS, officeToday] as const);
  const counts = new Map<string, number>();
  // A day of the office is found from any moment in it, so that steps of 24 hours meet each of them.
  if ((last - first) / step <= DAYS_MAX)
    for (let time = first; time < last; time += step) counts.set(labelOf(new Date(time)), 0);
  for (const time of times.toSorted((one, other) => one - other)) {
    const label = labelOf(new Date(time));
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return { by, counts: [...counts].map(([label, seen]) => ({ label, seen })) };
}

/** `21 Nov, 14:00` */
function hourLabel(moment: Date): string {
  const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
  const [hour] = officeClock(moment).time.split(":");
  return `${day.format(new Date(`${officeToday(moment)}T00:00:00Z`))}, ${hour}:00`;
}
