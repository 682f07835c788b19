import { setTimeout as sleep } from "node:timers/promises";
import { log } from "@/lib/platform/log";
import { isTransient } from "./database";
import type { FunctionTable, ServeHandler } from "./functions";
import { recordFailure, recordReply, recordTimer } from "./outcome";
import { driveStep, loadRun } from "./run-step";
import { type Item, TIMER } from "./types";

/** So many workers may die over one item before its run is given up: it may well be what kills them. */
const DEATHS_MAX = 10;

type Work = { handler: ServeHandler; functions: FunctionTable; item: Item; leaseSeconds: number };

/** Does one claimed item from its reading to the record of its outcome. Never throws. */
export async function work({ handler, functions, item, leaseSeconds }: Work): Promise<void> {
  try {
    const write = await perform({ handler, functions, item, leaseSeconds });
    await persist(write, leaseSeconds);
  } catch (error) {
    log.error({ err: error, run: item.runId, step: item.stepId }, "jobs: a step could not be recorded");
    if (isTransient(error)) return; // The lease lapses and the item is taken up again.
    const reason = `The result could not be recorded: ${(error as Error).message}`;
    await recordFailure(functions, item, "RecordError", reason).catch(() => undefined);
  }
}

/** @returns what is to be written; the step's own work is done by then */
async function perform({ handler, functions, item, leaseSeconds }: Work): Promise<() => Promise<void>> {
  if (item.stepId.startsWith(TIMER)) return () => recordTimer(functions, item);
  if (item.takeovers > DEATHS_MAX) {
    return () =>
      recordFailure(functions, item, "WorkerDiedError", `The worker died ${item.takeovers} times in this step`);
  }
  const run = await retried(() => loadRun(item), leaseSeconds);
  const fn = run && functions.get(run.functionId);
  if (!run) return async () => undefined;
  if (!fn) return () => recordFailure(functions, item, "NonRetriableError", `There is no function ${run.functionId}`);
  if (run.status !== "running") return () => recordFailure(functions, item, "RunEndedError", "The run has ended");
  const reply = await driveStep(handler, item, run, fn.attemptsMax);
  return () => recordReply(functions, item, reply);
}

/** The step's effect has happened, so its record is worth some patience: a restart of the database must not lose it. */
const persist = retried<void>;

async function retried<T>(attempt: () => Promise<T>, seconds: number): Promise<T> {
  for (const end = Date.now() + seconds * 1000; ; await sleep(250)) {
    try {
      return await attempt();
    } catch (error) {
      if (!isTransient(error) || Date.now() > end) throw error;
    }
  }
}
