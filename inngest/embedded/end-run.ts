import type { PoolClient } from "pg";
import { newId } from "@/lib/platform/ids";
import { inTransaction } from "./database";
import { storeEvents } from "./intake";
import { toJsonb } from "./json";
import { enqueueNext } from "./queue";
import { type JobError, type ParentStep, type RunStatus, type StepState, TIMER, toJobError } from "./types";
import { wakeExecutors } from "./wake";

export type LockedRun = {
  id: string;
  functionId: string;
  eventIds: string[];
  status: RunStatus;
  parent: ParentStep | null;
};

/** Every change of a run begins with its row lock: so changes of one run happen one after the other. */
export async function lockRun(tx: PoolClient, runId: string): Promise<LockedRun | undefined> {
  const { rows } = await tx.query<LockedRun>(
    `SELECT id, function_id AS "functionId", event_ids AS "eventIds", status, parent
     FROM inngest_run WHERE id = $1 FOR UPDATE`,
    [runId],
  );
  return rows[0];
}

/** Records what a pending step came to and lets its run go on. A step that is done already stays as it is. */
export async function completeStep(tx: PoolClient, runId: string, stepId: string, state: StepState): Promise<void> {
  const done = await tx.query(
    "UPDATE inngest_step SET state = $3, done_at = clock_timestamp() WHERE run_id = $1 AND id = $2 AND done_at IS NULL",
    [runId, stepId, toJsonb(state)],
  );
  if (done.rowCount === 0) return;
  await tx.query("DELETE FROM inngest_wait WHERE run_id = $1 AND step_id = $2", [runId, stepId]);
  await tx.query("DELETE FROM inngest_queue WHERE run_id = $1 AND step_id = $2", [runId, TIMER + stepId]);
  await enqueueNext(tx, runId);
}

type Ending = { status: "completed"; output: unknown } | { status: "failed" | "cancelled"; error: JobError };

/**
 * Ends a locked run: nothing of it stays in the queue, whoever waits for it gets its result, and the rest of the world
 * hears of it by the event that an Inngest server would send (`onFailure` listens to `inngest/function.failed`).
 * @param hears whether anything listens to an event of this name; nobody else needs it stored
 */
export async function endRun(
  tx: PoolClient,
  run: LockedRun,
  ending: Ending,
  hears: (name: string) => boolean,
): Promise<void> {
  const result = ending.status === "completed" ? { result: ending.output ?? null } : { error: ending.error };
  await tx.query("UPDATE inngest_run SET status = $2, output = $3, ended_at = clock_timestamp() WHERE id = $1", [
    run.id,
    ending.status,
    toJsonb(ending.status === "completed" ? ending.output : ending.error),
  ]);
  await tx.query("DELETE FROM inngest_queue WHERE run_id = $1", [run.id]);
  await tx.query("DELETE FROM inngest_wait WHERE run_id = $1", [run.id]);

  // As on Inngest, a failed run has finished, too.
  const finished = ending.status === "cancelled" ? [] : ["inngest/function.finished"];
  const names = [...(ending.status === "completed" ? [] : [`inngest/function.${ending.status}`]), ...finished];
  for (const name of names) {
    if (hears(name) || (await awaited(tx, name))) {
      const data = { function_id: run.functionId, run_id: run.id, event: await firstEvent(tx, run), ...result };
      await storeEvents(tx, [{ id: newId(), name, data, ts: Date.now() }]);
    }
  }
  if (!run.parent || !(await lockRun(tx, run.parent.runId))) return;
  const state: StepState =
    ending.status === "completed"
      ? { type: "data", data: ending.output ?? null }
      : { type: "error", error: ending.error };
  await completeStep(tx, run.parent.runId, run.parent.stepId, state);
}

/**
 * Cancels a run: a step that is running now runs on to its end, but its result is thrown away and nothing follows it.
 * Works from any process that reaches the database.
 * @returns false when there is no such run or it has ended
 */
export async function cancelRun(runId: string, reason = "The run was cancelled", tx?: PoolClient): Promise<boolean> {
  if (!tx) {
    const cancelled = await inTransaction((own) => cancelRun(runId, reason, own));
    wakeExecutors();
    return cancelled;
  }
  const run = await lockRun(tx, runId);
  if (run?.status !== "running") return false;
  const error = toJobError({ name: "RunCancelledError", message: reason });
  // Here it is not known what the functions listen to, so the event is always stored.
  await endRun(tx, run, { status: "cancelled", error }, () => true);
  return true;
}

async function awaited(tx: PoolClient, name: string): Promise<boolean> {
  return (await tx.query("SELECT 1 FROM inngest_wait WHERE event = $1 LIMIT 1", [name])).rowCount !== 0;
}

async function firstEvent(tx: PoolClient, run: LockedRun): Promise<unknown> {
  const { rows } = await tx.query<{ event: unknown }>(
    "SELECT json_build_object('id', id, 'name', name, 'data', data, 'ts', ts) AS event FROM inngest_event WHERE id = $1",
    [run.eventIds[0]],
  );
  return rows[0]?.event ?? null;
}
