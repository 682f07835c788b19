import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db, Prisma } from "@/lib/platform/db";
import { queueLength } from "../events/queue";
import { mayWorkWithPlates } from "../policy";

const HOUR_MS = 3_600_000;
export const OVERVIEW_HOURS = 24;
/** Days whose confidences are counted. */
export const CONFIDENCE_DAYS = 7;
const CONFIDENCE_STEPS = 10;

export type PlatesOverview = {
  /** The last hours, the oldest first, those without a read too. */
  hours: { start: Date; reads: number; hits: number }[];
  /** Tenths of the confidence: how many reads of the last days are from `from` up to, not including, `from + 0.1`. */
  confidence: { from: number; reads: number }[];
  cameras: { active: number; live: number; waiting: number; off: number; inactive: number };
  queue: number;
  /** Hits that nobody has judged. */
  openHits: number;
  uploadsRunning: number;
};

/** The figures of the plates' dashboard. */
export async function platesOverview(actor: Actor, now = new Date()): Promise<PlatesOverview> {
  permit(mayWorkWithPlates(actor));
  const [hours, confidence, cameras, queue, openHits, uploadsRunning] = await Promise.all([
    readsPerHour(now),
    confidences(now),
    cameraStates(),
    queueLength(actor),
    db().boloMatch.count({ where: { state: "unverified" } }),
    db().plateUpload.count({ where: { job: { state: { in: ["queued", "running"] } } } }),
  ]);
  return { hours, confidence, cameras, queue, openHits, uploadsRunning };
}

async function readsPerHour(now: Date): Promise<PlatesOverview["hours"]> {
  const last = Math.floor(now.getTime() / HOUR_MS) * HOUR_MS;
  const first = last - (OVERVIEW_HOURS - 1) * HOUR_MS;
  const rows = await db().$queryRaw<{ hour: number; reads: number; hits: number }[]>(Prisma.sql`
    SELECT floor(extract(epoch FROM e.captured_at) / 3600)::int AS hour, count(*)::int AS reads,
      count(*) FILTER (WHERE EXISTS (
        SELECT 1 FROM bolo_match m WHERE m.event_id = e.id AND m.state <> 'misread'))::int AS hits
    FROM plate_event e
    WHERE e.captured_at >= ${new Date(first)} AND e.captured_at < ${new Date(last + HOUR_MS)} GROUP BY 1`);
  const byHour = new Map(rows.map((row) => [row.hour * HOUR_MS, row]));
  return Array.from({ length: OVERVIEW_HOURS }, (_, index) => {
    const start = first + index * HOUR_MS;
    const { reads = 0, hits = 0 } = byHour.get(start) ?? {};
    return { start: new Date(start), reads, hits };
  });
}

async function confidences(now: Date): Promise<PlatesOverview["confidence"]> {
  const since = new Date(now.getTime() - CONFIDENCE_DAYS * 24 * HOUR_MS);
  const rows = await db().$queryRaw<{ step: number; reads: number }[]>(Prisma.sql`
    SELECT least(floor(confidence * ${CONFIDENCE_STEPS})::int, ${CONFIDENCE_STEPS - 1}) AS step, count(*)::int AS reads
    FROM plate_event WHERE captured_at BETWEEN ${since} AND ${now} GROUP BY 1`);
  const byStep = new Map(rows.map(({ step, reads }) => [step, reads]));
  return Array.from({ length: CONFIDENCE_STEPS }, (_, step) => ({
    from: step / CONFIDENCE_STEPS,
    reads: byStep.get(step) ?? 0,
  }));
}

async function cameraStates(): Promise<PlatesOverview["cameras"]> {
  const groups = await db().camera.groupBy({ by: ["active", "streamState"], _count: true });
  const of = (test: (group: (typeof groups)[number]) => boolean) =>
    groups.filter(test).reduce((sum, { _count }) => sum + _count, 0);
  return {
    active: of(({ active }) => active),
    live: of(({ active, streamState }) => active && streamState === "live"),
    waiting: of(({ active, streamState }) => active && streamState !== "live" && streamState !== "off"),
    off: of(({ active, streamState }) => active && streamState === "off"),
    inactive: of(({ active }) => !active),
  };
}
