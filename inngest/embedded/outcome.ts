import type { PoolClient } from "pg";
import { z } from "zod";
import { newId } from "@/lib/platform/ids";
import { settings } from "@/lib/platform/settings";
import { inTransaction } from "./database";
import { backoffMs, type Moment, parseMoment } from "./durations";
import { completeStep, endRun, type LockedRun, lockRun } from "./end-run";
import type { FunctionTable } from "./functions";
import { storeEvents } from "./intake";
import { toJsonb } from "./json";
import { dropItem, enqueue, enqueueNext, keepItem, momentParameters } from "./queue";
import type { Reply } from "./run-step";
import { startRun } from "./start-run";
import { type Item, type JobError, NEXT, type Op, type StepState, TIMER, toJobError } from "./types";

type Recording = { tx: PoolClient; functions: FunctionTable; run: LockedRun; item: Item };

/**
 * Turns the SDK's answer into rows, all at once. When the lease was lost meanwhile, the answer is thrown away.
 *
 * A run of one step after the other, which is most of them, keeps its item and its worker until it has to wait: that
 * saves a claim per step. It takes nobody's turn, since a run that has begun goes before later ones anyway.
 * @param busy whether anything else of the run was pending when the SDK was asked
 * @returns true when the item was kept: the worker goes on with the next step
 */
export async function recordReply(functions: FunctionTable, item: Item, reply: Reply, busy: boolean): Promise<boolean> {
  const ops = reply.status === 206 ? ([reply.body].flat() as Op[]) : [];
  const [only] = ops;
  if (!busy && item.stepId === NEXT && ops.length === 1 && only?.op === "StepRun") return recordAndKeep(item, only);
  await record(functions, item, async (recording) => {
    const { tx, run } = recording;
    const again: Moment = reply.retryAt ?? {
      afterMs: backoffMs(item.attempt, settings().JOBS_BACKOFF_SECONDS, Math.random()),
    };
    if (reply.status === 206) {
      for (const op of ops) await recordOp(recording, op, reply.retry ? again : undefined);
    } else if (reply.status === 200) {
      await endRun(tx, run, { status: "completed", output: reply.body }, (name) => functions.hears(name));
    } else if (reply.retry) {
      await enqueue(tx, { runId: item.runId, stepId: item.stepId, attempt: item.attempt + 1, when: again });
    } else {
      await fail(recording, toJobError(reply.body));
    }
  });
  return false;
}

/** A run that ended meanwhile has no items left, so a kept item also says that the run goes on. */
function recordAndKeep(item: Item, op: Op): Promise<boolean> {
  return inTransaction(async (tx) => {
    await lockRun(tx, item.runId);
    const kept = await keepItem(tx, item, settings().JOBS_LEASE_SECONDS);
    if (kept) await insertDone(tx, item, op, { type: "data", data: op.data ?? null });
    return kept;
  });
}

/** Ends the run for a reason of the executor's own. */
export const recordFailure = (functions: FunctionTable, item: Item, name: string, message: string): Promise<void> =>
  record(functions, item, (recording) => fail(recording, toJobError({ name, message })));

/** A sleep is over, a wait or an invocation has taken too long. */
export function recordTimer(functions: FunctionTable, item: Item): Promise<void> {
  return record(functions, item, async ({ tx, run }) => {
    const stepId = item.stepId.slice(TIMER.length);
    const { rows } = await tx.query<{ op: string }>("SELECT op FROM inngest_step WHERE run_id = $1 AND id = $2", [
      run.id,
      stepId,
    ]);
    const message = "The invoked function did not end in time";
    const state: StepState =
      rows[0]?.op === "InvokeFunction"
        ? { type: "error", error: toJobError({ name: "InvokeTimeoutError", message }) }
        : { type: "data", data: null };
    await completeStep(tx, run.id, stepId, state);
  });
}

function record(functions: FunctionTable, item: Item, work: (recording: Recording) => Promise<void>): Promise<void> {
  return inTransaction(async (tx) => {
    const run = await lockRun(tx, item.runId);
    if ((await dropItem(tx, item)) && run?.status === "running") await work({ tx, functions, run, item });
  });
}

const fail = ({ tx, run, functions }: Recording, error: JobError) =>
  endRun(tx, run, { status: "failed", error }, (name) => functions.hears(name));

/** @param again when an error in the operation is tried again; undefined when it is final */
async function recordOp(recording: Recording, op: Op, again: Moment | undefined): Promise<void> {
  const { tx, run, item } = recording;
  switch (op.op) {
    case "StepRun":
      return recordDone(recording, op, { type: "data", data: op.data ?? null });
    case "StepError":
      if (!again) return recordDone(recording, op, { type: "error", error: toJobError(op.error) });
      await plan(recording, op, { type: "error", error: toJobError(op.error) });
      return enqueue(tx, { runId: run.id, stepId: op.id, attempt: item.attempt + 1, when: again });
    case "StepFailed":
      return recordDone(recording, op, { type: "error", error: toJobError(op.error) });
    case "StepPlanned":
      if (await plan(recording, op)) await enqueue(tx, { runId: run.id, stepId: op.id });
      return;
    case "Sleep":
      if (await plan(recording, op)) await setTimer(recording, op, parseMoment(op.name ?? ""));
      return;
    case "WaitForEvent":
      if (await plan(recording, op)) await waitForEvent(recording, op);
      return;
    case "InvokeFunction":
      if (await plan(recording, op)) await invoke(recording, op);
      return;
    default:
      return fail(recording, toJobError({ name: "UnsupportedError", message: `${op.op} needs an Inngest server` }));
  }
}

/** Notes a step that was found. @returns false when it was found before: it is on its way already */
async function plan({ tx, run, item }: Recording, op: Op, lastError?: StepState): Promise<boolean> {
  const attempt = lastError ? item.attempt + 1 : 0;
  const { rows } = await tx.query<{ fresh: boolean }>(
    `INSERT INTO inngest_step (run_id, id, name, op, state, attempt) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (run_id, id) DO UPDATE SET state = coalesce(excluded.state, inngest_step.state),
       attempt = greatest(excluded.attempt, inngest_step.attempt)
     RETURNING xmax = 0 AS fresh`,
    [run.id, op.id, nameOf(op), kindOf(op), lastError ? toJsonb(lastError) : null, attempt],
  );
  return rows[0]?.fresh === true;
}

/** A step that ran, whether it was planned first or run as soon as it was found. */
async function recordDone({ tx, run, item }: Recording, op: Op, state: StepState): Promise<void> {
  await insertDone(tx, item, op, state);
  await enqueueNext(tx, run.id);
}

async function insertDone(tx: PoolClient, item: Item, op: Op, state: StepState): Promise<void> {
  const startedAt = op.timing ? new Date(op.timing.a / 1e6) : null;
  await tx.query(
    `INSERT INTO inngest_step (run_id, id, name, op, state, attempt, started_at, done_at)
     VALUES ($1, $2, $3, $4, $5, $6, coalesce($7::timestamptz, now()), clock_timestamp())
     ON CONFLICT (run_id, id) DO UPDATE SET state = excluded.state, attempt = excluded.attempt,
       started_at = excluded.started_at, done_at = excluded.done_at WHERE inngest_step.done_at IS NULL`,
    [item.runId, op.id, nameOf(op), kindOf(op), toJsonb(state), item.attempt + 1, startedAt],
  );
}

const nameOf = (op: Op): string => op.displayName ?? op.name ?? op.id;

/** How the step is shown: what it does, not how far the protocol has come with it. */
const kindOf = (op: Op): string => (op.op.startsWith("Step") ? "StepRun" : op.op);

/** A timer is not work: it counts towards no concurrency limit. */
const setTimer = ({ tx, run }: Recording, op: Op, when: Moment): Promise<void> =>
  enqueue(tx, { runId: run.id, stepId: TIMER + op.id, when, limited: false });

const WaitOptions = z.object({ timeout: z.string(), if: z.string().optional(), event: z.string().optional() });

async function waitForEvent(recording: Recording, op: Op): Promise<void> {
  const options = WaitOptions.parse(op.opts);
  const when = parseMoment(options.timeout);
  await recording.tx.query(
    `INSERT INTO inngest_wait (run_id, step_id, event, if_expr, timeout)
     VALUES ($1, $2, $3, $4, coalesce($5::timestamptz, now()) + make_interval(secs => $6))`,
    [recording.run.id, op.id, options.event ?? op.name, options.if ?? null, ...momentParameters(when)],
  );
  await setTimer(recording, op, when);
}

const InvokeOptions = z.object({
  function_id: z.string(),
  payload: z.object({ data: z.record(z.string(), z.unknown()).nullish() }).default({}),
  timeout: z.string().optional(),
});

async function invoke(recording: Recording, op: Op): Promise<void> {
  const { tx, run, functions } = recording;
  const options = InvokeOptions.parse(op.opts);
  const fn = functions.get(options.function_id);
  if (!fn) {
    const error = toJobError({ name: "NonRetriableError", message: `There is no function ${options.function_id}` });
    return completeStep(tx, run.id, op.id, { type: "error", error });
  }
  const event = { id: newId(), name: "inngest/function.invoked", data: options.payload.data ?? {}, ts: Date.now() };
  await storeEvents(tx, [event], true);
  await startRun(tx, fn, event, { parent: { runId: run.id, stepId: op.id } });
  if (options.timeout) await setTimer(recording, op, parseMoment(options.timeout));
}
