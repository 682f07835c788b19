import { setTimeout as sleep } from "node:timers/promises";
import { Inngest, type InngestFunction } from "inngest";
import { pool } from "@/lib/platform/db";
import { createExecutor, type Executor } from "./executor";
import { embeddedFetch } from "./intake";
import { type RunView, runsForEvent } from "./queries";

// What the tests of this folder share.

/** A client whose events go to the test's database, with quiet logs. */
export function testClient() {
  const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
  return new Inngest({ id: "test", checkpointing: false, isDev: true, fetch: embeddedFetch, logger: silent });
}

export async function emptyQueue(): Promise<void> {
  await pool().query("TRUNCATE inngest_event, inngest_run, inngest_step, inngest_queue, inngest_wait, inngest_cron");
}

/** Runs `check` with an executor of these functions beside it. */
export async function whileRunning<T>(
  options: { client: Inngest.Any; functions: InngestFunction.Any[] },
  check: (executor: Executor) => Promise<T>,
): Promise<T> {
  const executor = await createExecutor(options);
  try {
    return await check(executor);
  } finally {
    await executor.stop();
  }
}

/** Asks until there is an answer. @throws Error after `seconds` */
export async function eventually<T>(ask: () => Promise<T | undefined> | T | undefined, seconds = 10): Promise<T> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await sleep(20)) {
    const answer = await ask();
    if (answer !== undefined) return answer;
  }
  throw new Error(`Nothing came within ${seconds} s: ${ask}`);
}

/** Waits until as many runs as given have ended that an event started. */
export function endedRuns(eventId: string, count = 1, seconds = 10): Promise<RunView[]> {
  return eventually(async () => {
    const runs = await runsForEvent(eventId);
    return runs.length >= count && runs.every((run) => run.status !== "running") ? runs : undefined;
  }, seconds);
}

/** The one run that an event started, when it has ended. */
export async function endedRun(eventId: string, seconds = 10): Promise<RunView> {
  const [run] = await endedRuns(eventId, 1, seconds);
  if (!run) throw new Error("No run");
  return run;
}

/** What a run returned, or its error. */
export async function outputOf(runId: string): Promise<unknown> {
  const { rows } = await pool().query<{ output: unknown }>("SELECT output FROM inngest_run WHERE id = $1", [runId]);
  return rows[0]?.output;
}
