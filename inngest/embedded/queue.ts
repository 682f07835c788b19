import type { PoolClient } from "pg";
import { pool } from "@/lib/platform/db";
import { inTransaction } from "./database";
import type { Moment } from "./durations";
import { type Item, NEXT } from "./types";

/** A moment as the two parameters of `coalesce($n, now()) + make_interval(secs => $m)`. */
export const momentParameters = (moment: Moment): [Date | null, number] =>
  "at" in moment ? [moment.at, 0] : [null, moment.afterMs / 1000];

const NOW: Moment = { afterMs: 0 };

/**
 * Puts work of a run into the queue. What may begin at once takes the run's own place, so that a run which has begun
 * ends before later ones begin; what is put off takes its place by its own time.
 */
export async function enqueue(
  tx: PoolClient,
  work: { runId: string; stepId: string; attempt?: number; when?: Moment; limited?: boolean },
): Promise<void> {
  const { runId, stepId, attempt = 0, when = NOW, limited = true } = work;
  await tx.query(
    `INSERT INTO inngest_queue (run_id, step_id, attempt, run_at, order_at, limit_keys)
     SELECT id, $2, $3, at, CASE WHEN at > now() THEN at - (created_at - order_at) ELSE order_at END,
            CASE WHEN $6 THEN limit_keys ELSE '{}' END
     FROM inngest_run, (SELECT coalesce($4::timestamptz, now()) + make_interval(secs => $5) AS at) AS due
     WHERE id = $1`,
    [runId, stepId, attempt, ...momentParameters(when), limited],
  );
}

/**
 * Asks the function what comes next. One such item that nobody has taken yet is enough: it will see all that is
 * recorded by then. The row lock keeps it from being taken before this transaction ends.
 */
export async function enqueueNext(tx: PoolClient, runId: string): Promise<void> {
  const waiting = await tx.query(
    `SELECT 1 FROM inngest_queue WHERE run_id = $1 AND step_id = $2 AND worker IS NULL AND run_at <= now() FOR UPDATE`,
    [runId, NEXT],
  );
  if (waiting.rowCount === 0) await enqueue(tx, { runId, stepId: NEXT });
}

/**
 * Takes the first due item whose concurrency keys all have room, and leases it to `worker`. Claims are made one after
 * the other, so that the count of leases per key is exact; one takes about a millisecond.
 * @param held items that this process still works on, although their lease may have lapsed while it was busy
 */
export function claim(options: {
  worker: string;
  leaseSeconds: number;
  held: readonly string[];
}): Promise<Item | undefined> {
  return inTransaction(async (tx) => {
    await tx.query("SELECT pg_advisory_xact_lock(hashtext('inngest.claim'))");
    const { rows } = await tx.query<Item>(
      `WITH busy AS (
         SELECT coalesce(array_agg(key), '{}') AS keys FROM (
           SELECT key FROM inngest_queue, unnest(limit_keys) AS key WHERE locked_until > statement_timestamp()
           GROUP BY key HAVING count(*) >= split_part(key, ' ', 1)::int) AS spent)
       UPDATE inngest_queue
       SET locked_until = statement_timestamp() + make_interval(secs => $1), worker = $2,
           takeovers = takeovers + (worker IS NOT NULL)::int
       WHERE id = (
         SELECT id FROM inngest_queue
         WHERE run_at <= statement_timestamp() AND (locked_until IS NULL OR locked_until <= statement_timestamp())
           AND NOT limit_keys && (SELECT keys FROM busy) AND NOT id = ANY($3::bigint[])
         ORDER BY order_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
       RETURNING id, run_id AS "runId", step_id AS "stepId", attempt, takeovers, worker`,
      [options.leaseSeconds, options.worker, options.held],
    );
    return rows[0];
  });
}

/** Says that the workers of these items still live. */
export async function renewLeases(items: readonly Item[], leaseSeconds: number): Promise<void> {
  await pool().query(
    `UPDATE inngest_queue SET locked_until = now() + make_interval(secs => $1)
     FROM unnest($2::bigint[], $3::text[]) AS held(id, worker)
     WHERE inngest_queue.id = held.id AND inngest_queue.worker = held.worker`,
    [leaseSeconds, items.map((item) => item.id), items.map((item) => item.worker)],
  );
}

/** Gives items back untouched: the next worker takes them at once, and it does not count as a death. */
export async function releaseLeases(items: readonly Item[]): Promise<void> {
  await pool().query(
    `UPDATE inngest_queue SET locked_until = NULL, worker = NULL
     FROM unnest($1::bigint[], $2::text[]) AS held(id, worker)
     WHERE inngest_queue.id = held.id AND inngest_queue.worker = held.worker`,
    [items.map((item) => item.id), items.map((item) => item.worker)],
  );
}

/** Removes a done item. @returns false when the lease was lost and the item is somebody else's now */
export async function dropItem(tx: PoolClient, item: Item): Promise<boolean> {
  const dropped = await tx.query("DELETE FROM inngest_queue WHERE id = $1 AND worker = $2", [item.id, item.worker]);
  return dropped.rowCount === 1;
}

/** Keeps an item for the run's next step, with a fresh lease. @returns false when the lease was lost */
export async function keepItem(tx: PoolClient, item: Item, leaseSeconds: number): Promise<boolean> {
  const kept = await tx.query(
    `UPDATE inngest_queue SET attempt = 0, takeovers = 0, locked_until = now() + make_interval(secs => $3)
     WHERE id = $1 AND worker = $2`,
    [item.id, item.worker, leaseSeconds],
  );
  return kept.rowCount === 1;
}
