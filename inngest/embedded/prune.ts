import { pool } from "@/lib/platform/db";

const DAYS_KEPT = 30;
const BATCH = 1000;

/**
 * Deletes runs that ended more than 30 days ago, with their steps, and the events of that time that no remaining run
 * names. In small batches, so that no lock is held for long.
 * @returns how many runs and events are gone
 */
export async function pruneHistory(): Promise<{ runs: number; events: number }> {
  const runs = await inBatches(
    `DELETE FROM inngest_run WHERE id IN (
       SELECT id FROM inngest_run WHERE ended_at < now() - make_interval(days => $1) LIMIT $2)`,
  );
  const events = await inBatches(
    `DELETE FROM inngest_event WHERE id IN (
       SELECT e.id FROM inngest_event e WHERE e.at < now() - make_interval(days => $1) AND e.handled_at IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM inngest_run r WHERE r.event_ids @> ARRAY[e.id]) LIMIT $2)`,
  );
  return { runs, events };
}

async function inBatches(sql: string): Promise<number> {
  for (let total = 0; ; ) {
    const { rowCount } = await pool().query(sql, [DAYS_KEPT, BATCH]);
    total += rowCount ?? 0;
    if ((rowCount ?? 0) < BATCH) return total;
  }
}
