import { afterAll, beforeEach, expect, it } from "vitest";
import { closeDatabase, pool } from "@/lib/platform/db";
import { pruneHistory } from "./prune";
import { queueFigures, runsForEvent } from "./queries";
import { emptyQueue } from "./test-support";

beforeEach(emptyQueue);
afterAll(closeDatabase);

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

/** A run with one step and its event, as they were so many days ago. */
async function past(id: string, days: number, ended: boolean): Promise<void> {
  const at = daysAgo(days);
  await pool().query(
    "INSERT INTO inngest_event (id, name, data, ts, at, handled_at) VALUES ($1, 'e', '{}', 0, $2, $2)",
    [id, at],
  );
  await pool().query(
    `INSERT INTO inngest_run (id, function_id, event_ids, status, created_at, ended_at) VALUES ($1, 'fn', ARRAY[$1], $2, $3, $4)`,
    [id, ended ? "completed" : "running", at, ended ? at : null],
  );
  await pool().query(
    `INSERT INTO inngest_step (run_id, id, name, op, done_at) VALUES ($1, 's', 'step', 'StepRun', $2)`,
    [id, at],
  );
}

it("prunes runs that ended over 30 days ago and their events, never what still runs", async () => {
  await past("old", 31, true);
  await past("recent", 29, true);
  await past("sleeper", 200, false);
  await pool().query("INSERT INTO inngest_event (id, name, data, ts, at) VALUES ('unseen', 'e', '{}', 0, $1)", [
    daysAgo(99),
  ]);
  expect(await pruneHistory()).toEqual({ runs: 1, events: 1 });
  const ids = async (table: string) =>
    (await pool().query<{ id: string }>(`SELECT id FROM ${table} ORDER BY 1`)).rows.map((row) => row.id);
  expect(await ids("inngest_run")).toEqual(["recent", "sleeper"]);
  expect(await ids("inngest_event")).toEqual(["recent", "sleeper", "unseen"]);
  expect(await ids("inngest_step")).toHaveLength(2);
  expect(await pruneHistory()).toEqual({ runs: 0, events: 0 });
});

it("prunes more than one batch", async () => {
  await pool().query(
    `INSERT INTO inngest_run (id, function_id, event_ids, status, ended_at)
     SELECT n::text, 'fn', '{}', 'completed', now() - interval '40 days' FROM generate_series(1, 2500) AS n`,
  );
  expect(await pruneHistory()).toEqual({ runs: 2500, events: 0 });
});

it("tells what is queued, running and put off, and how long the oldest waits", async () => {
  expect(await queueFigures()).toEqual({ queued: 0, running: 0, scheduled: 0, oldestWaitSeconds: 0 });
  await past("run", 0, false);
  await pool().query(
    `INSERT INTO inngest_queue (run_id, run_at, locked_until) VALUES
       ('run', now() - interval '90 s', NULL),
       ('run', now() - interval '30 s', now() - interval '1 s'),
       ('run', now() - interval '300 s', now() + interval '10 s'),
       ('run', now() + interval '1 hour', NULL)`,
  );
  const figures = await queueFigures();
  expect(figures).toMatchObject({ queued: 2, running: 1, scheduled: 1 });
  expect(figures.oldestWaitSeconds).toBeGreaterThanOrEqual(90);
  expect(figures.oldestWaitSeconds).toBeLessThan(100);
});

it("knows no runs of an event that it does not know", async () => {
  expect(await runsForEvent("nothing")).toEqual([]);
});
