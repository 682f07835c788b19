import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db, Prisma } from "@/lib/platform/db";
import { mayWorkWithPlates } from "../policy";

const HOUR_MS = 3_600_000;
const DAY_HOURS = 24;

const dayBefore = (now: Date): Date => new Date(now.getTime() - DAY_HOURS * HOUR_MS);

/** How many plates each camera saw in the last 24 hours; a camera that saw none is not in the map. */
export async function readsOfLastDay(
  actor: Actor,
  cameraIds: readonly string[],
  now = new Date(),
): Promise<Map<string, number>> {
  permit(mayWorkWithPlates(actor));
  const counts = await db().plateEvent.groupBy({
    by: ["cameraId"],
    where: { cameraId: { in: [...cameraIds] }, capturedAt: { gt: dayBefore(now), lte: now } },
    _count: true,
  });
  return new Map(counts.flatMap(({ cameraId, _count }) => (cameraId === null ? [] : [[cameraId, _count] as const])));
}

export type HourOfReads = { from: Date; reads: number };

/** The last 24 hours of a camera as clocks count them, the oldest first; the last one is still going on. */
export async function readsPerHour(actor: Actor, cameraId: string, now = new Date()): Promise<HourOfReads[]> {
  permit(mayWorkWithPlates(actor));
  const start = dayBefore(new Date(Math.ceil(now.getTime() / HOUR_MS) * HOUR_MS));
  const rows = await db().$queryRaw<{ hour: number; reads: bigint }[]>(Prisma.sql`
    SELECT floor(extract(epoch FROM captured_at - ${start}) / 3600)::int AS hour, count(*) AS reads
    FROM plate_event WHERE camera_id = ${cameraId}::uuid AND captured_at >= ${start} AND captured_at < ${now}
    GROUP BY 1`);
  const byHour = new Map(rows.map(({ hour, reads }) => [hour, Number(reads)]));
  return Array.from({ length: DAY_HOURS }, (_, hour) => ({
    from: new Date(start.getTime() + hour * HOUR_MS),
    reads: byHour.get(hour) ?? 0,
  }));
}
