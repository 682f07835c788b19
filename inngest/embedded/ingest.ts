import type { PoolClient } from "pg";
import { pool } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";
import { inTransaction, isTransient } from "./database";
import { cancelRun, completeStep, lockRun } from "./end-run";
import { holds } from "./expressions";
import { admit } from "./flow-control";
import type { FunctionTable, JobFunction } from "./functions";
import { startRun } from "./start-run";
import type { StoredEvent } from "./types";

const BATCH = 50;

/** Carries the event in whose handling something went wrong out of the transaction that it undid. */
class EventError extends Error {
  constructor(
    readonly eventId: string,
    override readonly cause: unknown,
  ) {
    super(`The event ${eventId} could not be handled`, { cause });
  }
}

/**
 * Handles the events that came in, in their order and one worker at a time: starts runs, ends waits, cancels. The order
 * matters for a request that is cancelled at once, the one worker for debounces and rate limits. An event that cannot be
 * handled is set aside, since it would otherwise stand in the way of all that come after it.
 * @returns how many were handled; while it is not 0 there may be more
 */
export async function ingestEvents(functions: FunctionTable): Promise<number> {
  try {
    return await ingestBatch(functions);
  } catch (error) {
    if (!(error instanceof EventError)) throw error;
    if (isTransient(error.cause)) throw error.cause;
    log.error({ err: error.cause, event: error.eventId }, "jobs: an event could not be handled and is set aside");
    await pool().query("UPDATE inngest_event SET handled_at = now() WHERE id = $1 AND handled_at IS NULL", [
      error.eventId,
    ]);
    return 1;
  }
}

function ingestBatch(functions: FunctionTable): Promise<number> {
  return inTransaction(async (tx) => {
    await tx.query("SELECT pg_advisory_xact_lock(hashtext('inngest.ingest'))");
    const { rows } = await tx.query<StoredEvent & { ts: string }>(
      "SELECT id, name, data, ts FROM inngest_event WHERE handled_at IS NULL ORDER BY seq LIMIT $1",
      [BATCH],
    );
    for (const row of rows) {
      await handleEvent(tx, functions, { ...row, ts: Number(row.ts) }).catch((cause: unknown) => {
        throw new EventError(row.id, cause);
      });
    }
    if (rows.length > 0) {
      await tx.query("UPDATE inngest_event SET handled_at = now() WHERE id = ANY($1)", [rows.map((row) => row.id)]);
    }
    return rows.length;
  });
}

async function handleEvent(tx: PoolClient, functions: FunctionTable, event: StoredEvent): Promise<void> {
  for (const fn of functions.all) {
    if (isTriggeredBy(fn, event)) {
      const admission = await admit(tx, fn, event);
      if (admission.start) await startRun(tx, fn, event, admission);
    }
  }
  for (const fn of functions.all) await cancelBy(tx, fn, event);
  await endWaits(tx, event);
}

const isTriggeredBy = (fn: JobFunction, event: StoredEvent): boolean =>
  fn.triggers.some((trigger) => trigger.event === event.name && holds(trigger.expression, { event, async: event }));

type Candidate = { runId: string; event: StoredEvent | null };

/** `cancelOn`: the runs of a function whose own event and this one satisfy the condition. */
async function cancelBy(tx: PoolClient, fn: JobFunction, event: StoredEvent): Promise<void> {
  for (const rule of fn.cancelOn) {
    if (rule.event !== event.name) continue;
    const { rows } = await tx.query<Candidate>(
      `SELECT r.id AS "runId", json_build_object('id', e.id, 'name', e.name, 'data', e.data, 'ts', e.ts) AS event
       FROM inngest_run r LEFT JOIN inngest_event e ON e.id = r.event_ids[1]
       WHERE r.function_id = $1 AND r.status = 'running' AND NOT r.event_ids @> ARRAY[$3]
         AND ($2::float8 IS NULL OR r.created_at > now() - make_interval(secs => $2::float8))`,
      [fn.id, rule.timeout === undefined ? null : rule.timeout / 1000, event.id],
    );
    for (const run of rows) {
      if (holds(rule.if, { event: run.event, async: event }))
        await cancelRun(run.runId, `Cancelled by ${event.name}`, tx);
    }
  }
}

/** `step.waitForEvent`: gives the event to the runs that wait for one like it. */
async function endWaits(tx: PoolClient, event: StoredEvent): Promise<void> {
  const { rows } = await tx.query<Candidate & { stepId: string; condition: string | null }>(
    `SELECT w.run_id AS "runId", w.step_id AS "stepId", w.if_expr AS condition,
            json_build_object('id', e.id, 'name', e.name, 'data', e.data, 'ts', e.ts) AS event
     FROM inngest_wait w JOIN inngest_run r ON r.id = w.run_id LEFT JOIN inngest_event e ON e.id = r.event_ids[1]
     WHERE w.event = $1 AND w.timeout > now()`,
    [event.name],
  );
  for (const wait of rows) {
    if (!holds(wait.condition, { event: wait.event, async: event })) continue;
    if ((await lockRun(tx, wait.runId))?.status !== "running") continue;
    await completeStep(tx, wait.runId, wait.stepId, { type: "data", data: event });
  }
}
