import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db, Prisma } from "@/lib/platform/db";
import { mayWorkWithPlates } from "../policy";
import { eventsByIds } from "./queries";
import { QUEUE_COUNT_MAX, type QueueOrder } from "./queue-orders";
import type { EventView } from "./schema";

/** A reviewer who has not answered for so long has gone away; their item is anybody's again. */
const CLAIM_SECONDS = 300;

export const claimUntil = (now: Date): Date => new Date(now.getTime() + CLAIM_SECONDS * 1000);

const ORDER: Record<QueueOrder, Prisma.Sql> = {
  uncertain: Prisma.sql`confidence, id`,
  oldest: Prisma.sql`captured_at, id`,
  newest: Prisma.sql`captured_at DESC, id DESC`,
};

/**
 * The next reads of the review queue, for this reviewer alone: what somebody else has open is passed over, also by two
 * who ask at the same moment. What this reviewer had open before comes first again.
 *
 * @param skip reads that the reviewer has put aside
 */
export async function claimNext(
  actor: Actor,
  { order, take, cameraId, skip = [] }: { order: QueueOrder; take: number; cameraId?: string; skip?: string[] },
  now = new Date(),
): Promise<EventView[]> {
  permit(mayWorkWithPlates(actor));
  const until = claimUntil(now);
  const camera = cameraId ? Prisma.sql`AND camera_id = ${cameraId}::uuid` : Prisma.empty;
  const aside = skip.length > 0 ? Prisma.sql`AND id <> ALL(${skip}::uuid[])` : Prisma.empty;
  const claimed = await db().$queryRaw<{ id: string }[]>(Prisma.sql`
    WITH next AS (
      SELECT id, row_number() OVER () AS place FROM (
        SELECT id FROM plate_event
        WHERE review_state = 'unreviewed' ${camera} ${aside}
          AND (claimed_until IS NULL OR claimed_until <= ${now} OR claimed_by = ${actor.userId})
        ORDER BY ${ORDER[order]} LIMIT ${take} FOR UPDATE SKIP LOCKED) AS free),
    taken AS (
      UPDATE plate_event e SET claimed_by = ${actor.userId}, claimed_until = ${until}
      FROM next WHERE e.id = next.id RETURNING e.id)
    SELECT next.id FROM next JOIN taken USING (id) ORDER BY next.place`);
  return eventsByIds(claimed.map(({ id }) => id));
}

/** Keeps what a reviewer still looks at, and tells which of it is no longer theirs. */
export async function renewClaims(actor: Actor, ids: string[], now = new Date()): Promise<{ lost: string[] }> {
  permit(mayWorkWithPlates(actor));
  const kept = await db().plateEvent.updateManyAndReturn({
    where: { id: { in: ids }, claimedById: actor.userId ?? -1, reviewState: "unreviewed" },
    data: { claimedUntil: claimUntil(now) },
    select: { id: true },
  });
  const mine = new Set(kept.map(({ id }) => id));
  return { lost: ids.filter((id) => !mine.has(id)) };
}

/** How many reads wait for a review, `QUEUE_COUNT_MAX` at most. */
export async function queueLength(actor: Actor, cameraId?: string): Promise<number> {
  permit(mayWorkWithPlates(actor));
  const camera = cameraId ? Prisma.sql`AND camera_id = ${cameraId}::uuid` : Prisma.empty;
  const [row] = await db().$queryRaw<{ waiting: number }[]>(Prisma.sql`
    SELECT count(*)::int AS waiting FROM (
      SELECT 1 FROM plate_event WHERE review_state = 'unreviewed' ${camera} LIMIT ${QUEUE_COUNT_MAX}) AS counted`);
  return row?.waiting ?? 0;
}

/** Gives back what a reviewer has open, for instance when they leave the queue. */
export async function releaseClaims(actor: Actor, ids?: string[]): Promise<number> {
  permit(mayWorkWithPlates(actor));
  const { count } = await db().plateEvent.updateMany({
    where: { claimedById: actor.userId ?? -1, reviewState: "unreviewed", id: ids ? { in: ids } : undefined },
    data: { claimedById: null, claimedUntil: null },
  });
  return count;
}
