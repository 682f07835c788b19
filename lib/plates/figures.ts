import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db, Prisma } from "@/lib/platform/db";
import { mayWorkWithPlates } from "./policy";
import { PROCESS_JOB } from "./uploads/service";

export type PlateFigures = {
  /** Reads of each hour that had any, by when they were captured, the oldest first. */
  readsPerHour: { hour: string; reads: number; hits: number }[];
  /** Reads by confidence, in tenths from 0 to 1: ten counts. */
  confidence: number[];
  /** Cameras with most reads first. */
  cameras: { id: string | null; name: string | null; reads: number }[];
  waitingForReview: number;
  unverifiedHits: number;
  uploads: { queued: number; running: number; failed: number };
};

const CAMERAS_MAX = 20;

/** What the dashboard draws: reads since a moment, and what waits now. */
export async function plateFigures(actor: Actor, since: Date): Promise<PlateFigures> {
  permit(mayWorkWithPlates(actor));
  const recent = { capturedAt: { gte: since } };
  const [hours, tenths, cameras, waitingForReview, unverifiedHits, jobs] = await Promise.all([
    db().$queryRaw<{ hour: Date; reads: bigint; hits: bigint }[]>(Prisma.sql`
      SELECT date_trunc('hour', e.captured_at) AS hour, count(*) AS reads,
        count(*) FILTER (WHERE EXISTS (
          SELECT 1 FROM bolo_match m WHERE m.event_id = e.id AND m.state <> 'misread')) AS hits
      FROM plate_event e WHERE e.captured_at >= ${since} GROUP BY 1 ORDER BY 1`),
    db().$queryRaw<{ tenth: number; reads: bigint }[]>(Prisma.sql`
      SELECT least(floor(confidence * 10), 9)::int AS tenth, count(*) AS reads
      FROM plate_event WHERE captured_at >= ${since} GROUP BY 1`),
    db().plateEvent.groupBy({
      by: ["cameraId"],
      where: recent,
      _count: { _all: true },
      orderBy: { _count: { id: "desc" } },
      take: CAMERAS_MAX,
    }),
    db().plateEvent.count({ where: { reviewState: "unreviewed" } }),
    db().boloMatch.count({ where: { state: "unverified" } }),
    db().job.groupBy({ by: ["state"], where: { kind: PROCESS_JOB, createdAt: { gte: since } }, _count: true }),
  ]);
  const ids = cameras.map(({ cameraId }) => cameraId).filter((id) => id !== null);
  const rows = await db().camera.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  const byTenth = new Map(tenths.map(({ tenth, reads }) => [tenth, Number(reads)]));
  const byState = new Map(jobs.map(({ state, _count }) => [state, _count]));
  return {
    readsPerHour: hours.map(({ hour, reads, hits }) => ({
      hour: hour.toISOString(),
      reads: Number(reads),
      hits: Number(hits),
    })),
    confidence: Array.from({ length: 10 }, (_, tenth) => byTenth.get(tenth) ?? 0),
    cameras: cameras.map(({ cameraId, _count }) => ({
      id: cameraId,
      name: cameraId === null ? null : (names.get(cameraId) ?? null),
      reads: _count._all,
    })),
    waitingForReview,
    unverifiedHits,
    uploads: {
      queued: byState.get("queued") ?? 0,
      running: byState.get("running") ?? 0,
      failed: byState.get("failed") ?? 0,
    },
  };
}

export type CameraStates = { live: number; waiting: number; off: number; inactive: number };

/** Cameras by what their streams do; `waiting` is connecting or failing, `off` has none, `inactive` was switched off. */
export async function cameraStates(actor: Actor): Promise<CameraStates> {
  permit(mayWorkWithPlates(actor));
  const groups = await db().camera.groupBy({ by: ["active", "streamState"], _count: true });
  const states: CameraStates = { live: 0, waiting: 0, off: 0, inactive: 0 };
  for (const { active, streamState, _count } of groups) {
    const streaming = streamState === "live" || streamState === "off" ? streamState : "waiting";
    states[active ? streaming : "inactive"] += _count;
  }
  return states;
}
