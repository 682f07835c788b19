import type { PoolClient } from "pg";
import { newId } from "@/lib/platform/ids";
import type { Moment } from "./durations";
import { keyOf, priorityOf } from "./expressions";
import type { JobFunction } from "./functions";
import { momentParameters } from "./queue";
import type { ParentStep, StoredEvent } from "./types";

type Start = { when?: Moment; flowKeys?: string[]; parent?: ParentStep };

/** Makes a run with its first place in the queue. @returns the run's id */
export async function startRun(
  tx: PoolClient,
  fn: JobFunction,
  event: StoredEvent,
  start: Start = {},
): Promise<string> {
  const id = newId();
  await tx.query(
    `WITH due AS (SELECT coalesce($5::timestamptz, now()) + make_interval(secs => $6) AS at),
     run AS (
       INSERT INTO inngest_run (id, function_id, event_ids, parent, flow_keys, limit_keys, start_at, order_at, created_at)
       SELECT $1, $2, ARRAY[$3], $4, $7, $8, at, now() - make_interval(secs => $9), now() FROM due
       RETURNING id, start_at, limit_keys)
     INSERT INTO inngest_queue (run_id, run_at, order_at, limit_keys)
     SELECT id, start_at, start_at - make_interval(secs => $9), limit_keys FROM run`,
    [
      id,
      fn.id,
      event.id,
      start.parent ? JSON.stringify(start.parent) : null,
      ...momentParameters(start.when ?? { afterMs: 0 }),
      start.flowKeys ?? [],
      limitKeys(fn, event),
      priorityOf(fn.priority?.run, { event }),
    ],
  );
  return id;
}

/** `limit owner place value`: the claim reads the limit off the key. Beyond `fn` the key is shared between functions. */
const limitKeys = (fn: JobFunction, event: StoredEvent): string[] =>
  fn.limits.map(({ limit, key, scope }, place) =>
    [limit, scope === "fn" ? `${fn.id} ${place}` : scope, keyOf(key, { event })].join(" "),
  );
