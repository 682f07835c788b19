import type { PoolClient } from "pg";
import type { Moment } from "./durations";
import { cancelRun } from "./end-run";
import { keyOf } from "./expressions";
import type { JobFunction } from "./functions";
import { momentParameters } from "./queue";
import { NEXT, type StoredEvent } from "./types";

/** Whether an event starts a run now, later, not at all, or has been taken over by a run that is about to begin. */
export type Admission = { start: false } | { start: true; when: Moment; flowKeys: string[] };

/**
 * Applies a function's singleton, rate limit, debounce and throttle. Events are handled one after the other, hence what
 * is counted here cannot change meanwhile.
 *
 * A throttle never lets more than `limit` runs begin within any `period`; it does not spread them evenly over it.
 */
export async function admit(tx: PoolClient, fn: JobFunction, event: StoredEvent): Promise<Admission> {
  const flowKeys: string[] = [];
  const keyFor = (kind: string, key: string | undefined) => {
    const flowKey = `${kind} ${fn.id} ${keyOf(key, { event })}`;
    flowKeys.push(flowKey);
    return flowKey;
  };
  // An event dated in the future starts its run then.
  let when: Moment = event.ts > Date.now() ? { at: new Date(event.ts) } : { afterMs: 0 };

  if (
    fn.rateLimit &&
    (await startedWithin(tx, keyFor("rate", fn.rateLimit.key), fn.rateLimit.period)) >= fn.rateLimit.limit
  ) {
    return { start: false };
  }
  if (fn.singleton) {
    const running = await runningWith(tx, keyFor("single", fn.singleton.key));
    if (running.length > 0 && fn.singleton.mode === "skip") return { start: false };
    for (const runId of running) await cancelRun(runId, "A later event took its place", tx);
  }
  if (fn.debounce) {
    const flowKey = keyFor("debounce", fn.debounce.key);
    if (await postpone(tx, fn.debounce, flowKey, event)) return { start: false };
    when = { afterMs: fn.debounce.period };
  }
  if (fn.throttle) {
    const free = await throttleFreeAt(tx, fn.throttle, keyFor("throttle", fn.throttle.key), when);
    when = free ? { at: free } : when;
  }
  return { start: true, when, flowKeys };
}

async function startedWithin(tx: PoolClient, flowKey: string, periodMs: number): Promise<number> {
  const { rows } = await tx.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM inngest_run
     WHERE flow_keys @> ARRAY[$1] AND created_at > clock_timestamp() - make_interval(secs => $2)`,
    [flowKey, periodMs / 1000],
  );
  return rows[0]?.n ?? 0;
}

async function runningWith(tx: PoolClient, flowKey: string): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    "SELECT id FROM inngest_run WHERE flow_keys @> ARRAY[$1] AND status = 'running'",
    [flowKey],
  );
  return rows.map((row) => row.id);
}

/** Gives a run that still waits for its debounce the newer event, and more time. @returns false when there is none */
async function postpone(
  tx: PoolClient,
  debounce: NonNullable<JobFunction["debounce"]>,
  flowKey: string,
  event: StoredEvent,
) {
  const { rows } = await tx.query<{ id: string; item: string }>(
    `SELECT r.id, q.id AS item FROM inngest_run r JOIN inngest_queue q ON q.run_id = r.id AND q.step_id = $2
     WHERE r.flow_keys @> ARRAY[$1] AND r.status = 'running' AND r.start_at > now()
       AND q.worker IS NULL AND q.run_at > now()
     LIMIT 1 FOR UPDATE OF r, q SKIP LOCKED`,
    [flowKey, NEXT],
  );
  const waiting = rows[0];
  if (!waiting) return false;
  const begin = await tx.query<{ start_at: Date }>(
    `UPDATE inngest_run SET event_ids = ARRAY[$2],
       start_at = least(now() + make_interval(secs => $3), created_at + make_interval(secs => $4::float8))
     WHERE id = $1 RETURNING start_at`,
    [waiting.id, event.id, debounce.period / 1000, debounce.timeout === undefined ? null : debounce.timeout / 1000],
  );
  await tx.query("UPDATE inngest_queue SET run_at = $2, order_at = $2 WHERE id = $1", [
    waiting.item,
    begin.rows[0]?.start_at,
  ]);
  return true;
}

/** When the throttle next lets a run begin; undefined when `when` is late enough. */
async function throttleFreeAt(
  tx: PoolClient,
  throttle: NonNullable<JobFunction["throttle"]>,
  flowKey: string,
  when: Moment,
): Promise<Date | undefined> {
  // Rounded up to the millisecond, which is as fine as a Date goes: a run must not begin a moment too early.
  const { rows } = await tx.query<{ free: Date }>(
    `SELECT date_trunc('milliseconds', start_at + make_interval(secs => $2) + interval '999 us') AS free FROM inngest_run WHERE flow_keys @> ARRAY[$1]
     ORDER BY start_at DESC OFFSET $3 LIMIT 1`,
    [flowKey, throttle.period / 1000, throttle.limit - 1],
  );
  const free = rows[0]?.free;
  if (!free) return undefined;
  const wanted = await tx.query<{ at: Date }>(
    "SELECT coalesce($1::timestamptz, now()) + make_interval(secs => $2) AS at",
    momentParameters(when),
  );
  return free > (wanted.rows[0]?.at ?? free) ? free : undefined;
}
