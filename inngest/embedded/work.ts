import { setTimeout as sleep } from "node:timers/promises";
import { log } from "@/lib/platform/log";
import { isTransient } from "./database";
import type { FunctionTable, ServeHandler } from "./functions";
import { recordFailure, recordReply, recordTimer } from "./outcome";
import { releaseLeases } from "./queue";
import { driveStep, loadRun } from "./run-step";
import { type Item, TIMER } from "./types";

/** So many workers may die over one item before its run is given up: it may well be what kills them. */
const DEATHS_MAX = 10;

type Work = {
  handler: ServeHandler;
  functions: FunctionTable;
  item: Item;
  leaseSeconds: number;
  /** Asked between two steps of a run: whether to leave the rest to another worker. */
  isStopping: () => boolean;
};

/** Does one claimed item and the steps that follow it in the same run, and records each outcome. Never throws. */
export async function work(options: Work): Promise<void> {
  const { functions, leaseSeconds, isStopping } = options;
  let { item } = options;
  try {
    while (await retried(await perform({ ...options, item }), leaseSeconds)) {
      item = { ...item, attempt: 0, takeovers: 0 };
      if (isStopping()) return await releaseLeases([item]);
    }
  } catch (error) {
    log.error({ err: error, run: item.runId, step: item.stepId }, "jobs: a step could not be recorded");
    if (isTransient(error)) return; // The lease lapses and the item is taken up again.
    const reason = `The result could not be recorded: ${(error as Error).message}`;
    await recordFailure(functions, item, "RecordError", reason).catch(() => undefined);
  }
}

/** What is left of an item once its step has run: to write down the outcome. True when another step follows at once. */
type Write = () => Promise<boolean>;

/**
 * Runs a step. Its effect has happened by the time this returns, so the writing that it returns is worth some patience:
 * a restart of the database must not lose it.
 */
async function perform({ handler, functions, item, leaseSeconds }: Work): Promise<Write> {
  const end = (write: Promise<void>) => write.then(() => false);
  const failure = (name: string, message: string) => () => end(recordFailure(functions, item, name, message));
  if (item.stepId.startsWith(TIMER)) return () => end(recordTimer(functions, item));
  if (item.takeovers > DEATHS_MAX) {
    return failure("WorkerDiedError", `The worker died ${item.takeovers} times in this step`);
  }
  const run = await retried(() => loadRun(item), leaseSeconds);
  // Cancelled between claim and now: its items are gone with it.
  if (run?.status !== "running") return async () => false;
  const fn = functions.get(run.functionId);
  if (!fn) return failure("NonRetriableError", `There is no function ${run.functionId}`);
  const reply = await driveStep(handler, item, run, fn.attemptsMax);
  return () => recordReply(functions, item, reply, run.busy);
}

async function retried<T>(attempt: () => Promise<T>, seconds: number): Promise<T> {
  for (const end = Date.now() + seconds * 1000; ; await sleep(250)) {
    try {
      return await attempt();
    } catch (error) {
      if (!isTransient(error) || Date.now() > end) throw error;
    }
  }
}
