import { setTimeout as sleep } from "node:timers/promises";
import { Inngest, type InngestFunction } from "inngest";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { closeDatabase, pool } from "@/lib/platform/db";
import { forgetSettings } from "@/lib/platform/settings";
import { createExecutor, type Executor } from "./executor";
import { embeddedFetch } from "./intake";
import { type RunView, runsForEvent } from "./queries";

// What the tests of this folder share.

/** A client whose events go to the test's database, with quiet logs. */
export function testClient() {
  const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
  return new Inngest({ id: "test", checkpointing: false, isDev: true, fetch: embeddedFetch, logger: silent });
}

/** An empty queue before each test of a file, under these settings. */
export function withQueue(environment: Readonly<Record<string, string>>): void {
  beforeAll(() => {
    Object.assign(process.env, environment);
    forgetSettings();
  });
  beforeEach(emptyQueue);
  afterAll(async () => {
    for (const name of Object.keys(environment)) delete process.env[name];
    forgetSettings();
    await closeDatabase();
  });
}

/** Sends one event. @returns its id */
export async function send(client: Inngest, name: string, data: Record<string, unknown> = {}): Promise<string> {
  const { ids } = await client.send({ name, data });
  return String(ids[0]);
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

/** How many runs there are in each status. */
export const runStatuses = async () => {
  const { rows } = await pool().query<{ status: string; n: number }>(
    "SELECT status, count(*)::int AS n FROM inngest_run GROUP BY 1 ORDER BY 1",
  );
  return Object.fromEntries(rows.map((row) => [row.status, row.n]));
};
/** Waits until every event is handled and no run is left. */
export const untilIdle = () =>
  eventually(async () => {
    const { rows } = await pool().query<{ left: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM inngest_event WHERE handled_at IS NULL)
         OR EXISTS (SELECT 1 FROM inngest_run WHERE status = 'running') AS left`,
    );
    return rows[0]?.left ? undefined : true;
  }, 15);
