import type { Bolo } from "@/lib/generated/prisma/client";
import type { Prisma } from "@/lib/platform/db";
import { officeClock } from "@/lib/platform/time";

/** Of BOLOs, those that are in force at a moment: active, begun and not expired. */
export const inForce = (now: Date): Prisma.BoloWhereInput => ({
  active: true,
  AND: [
    { OR: [{ effectiveFrom: null }, { effectiveFrom: { lte: now } }] },
    { OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
  ],
});

type Hours = Pick<Bolo, "activeDays" | "activeFrom" | "activeTo">;

/**
 * Whether a BOLO counts at the hour of a read, by the office's clock. Hours over midnight (22:00 to 04:00) belong to the
 * day on which they begin.
 */
export function isActiveAt({ activeDays, activeFrom, activeTo }: Hours, captured: Date): boolean {
  const { weekday, time } = officeClock(captured);
  const onDay = (day: number) => activeDays.length === 0 || activeDays.includes(day);
  if (activeFrom === null || activeTo === null || activeFrom === activeTo) return onDay(weekday);
  if (activeFrom < activeTo) return onDay(weekday) && time >= activeFrom && time < activeTo;
  const dayBefore = weekday === 1 ? 7 : weekday - 1;
  return (time >= activeFrom && onDay(weekday)) || (time < activeTo && onDay(dayBefore));
}
