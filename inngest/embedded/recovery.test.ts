import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase, pool } from "@/lib/platform/db";
import { forgetSettings } from "@/lib/platform/settings";
import { createExecutor, startExecutor } from "./executor";
import { runsForEvent } from "./queries";
import { emptyQueue, endedRun, eventually, testClient, whileRunning } from "./test-support";
import { isDeadHere, nextClaimName } from "./worker";

const LEASE_SECONDS = 3;
const settings = { JOBS_CONCURRENCY: "3", JOBS_LEASE_SECONDS: String(LEASE_SECONDS), JOBS_BACKOFF_SECONDS: "0.05" };

beforeAll(() => {
  Object.assign(process.env, settings);
  forgetSettings();
});
beforeEach(emptyQueue);
afterAll(async () => {
  for (const name of Object.keys(settings)) delete process.env[name];
  forgetSettings();
  await closeDatabase();
});

const completed = async () =>
  (await pool().query<{ n: number }>("SELECT count(*)::int AS n FROM inngest_run WHERE status = 'completed'")).rows[0]
    ?.n;

describe("kill -9", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "bureau-recovery-"));
  const file = path.join(folder, "effects");
  let child: ChildProcess;
  afterAll(() => {
    child.kill("SIGKILL");
    rmSync(folder, { recursive: true });
  });

  const startChild = async () => {
    const script = fileURLToPath(new URL("./recovery-child.ts", import.meta.url));
    child = spawn(process.execPath, ["--import", "tsx", script, file], {
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    await once(child, "message");
  };

  it("loses no run and reruns no recorded step, killed six times at any moment", { timeout: 180_000 }, async () => {
    // `bench/kills` does it 200 times with the whole app; each life costs a start of Node here.
    const runs = 30;
    const kills = 6;
    writeFileSync(file, "");
    const client = testClient();
    await client.send(Array.from({ length: runs }, (_, n) => ({ name: "t/four", data: { n } })));
    const recordedAtKill: { steps: string[]; linesAtNextStart: number }[] = [];
    for (let kill = 0; kill < kills; kill++) {
      const before = lines().length;
      await startChild();
      // By progress, not by the clock: six times at most 15 effects leave work for the last life on any machine.
      const effects = 1 + Math.floor(Math.random() * 14);
      await eventually(() => (lines().length >= before + effects ? true : undefined), 30);
      await sleep(Math.random() * 40);
      child.kill("SIGKILL");
      await once(child, "exit");
      recordedAtKill.push({ steps: await recordedSteps(), linesAtNextStart: lines().length });
    }
    // The kills came while there was work, or this would prove nothing.
    const left = recordedAtKill.filter(({ steps }) => steps.length < runs * 4);
    expect(left.length).toBeGreaterThan(kills / 2);
    expect(recordedAtKill.at(-1)?.steps.length).toBeGreaterThan(kills);
    await startChild();
    const started = Date.now();
    await eventually(async () => ((await completed()) === runs ? true : undefined), 60);

    const done = lines();
    expect(new Set(done).size).toBe(runs * 4);
    // What was recorded when a worker died never ran again; what was under way (three slots) may have run once more.
    for (const { steps, linesAtNextStart } of recordedAtKill) {
      const later = new Set(done.slice(linesAtNextStart));
      expect(steps.filter((step) => later.has(step))).toEqual([]);
    }
    expect(done.length).toBeLessThanOrEqual(runs * 4 + kills * Number(settings.JOBS_CONCURRENCY));
    // The dead workers' leases did not have to be waited for: the rest of the work was all the time it took.
    expect(Date.now() - started).toBeLessThan(60_000);
    const { rows } = await pool().query<{ output: number }>("SELECT output FROM inngest_run");
    expect(rows.map((row) => row.output).toSorted((a, b) => a - b)).toEqual(Array.from({ length: runs }, (_, n) => n));
  });

  const lines = () => readFileSync(file, "utf8").split("\n").slice(0, -1);
  const recordedSteps = async () => {
    const { rows } = await pool().query<{ step: string }>(
      `SELECT (e.data ->> 'n') || ':' || s.name AS step FROM inngest_step s
       JOIN inngest_run r ON r.id = s.run_id JOIN inngest_event e ON e.id = r.event_ids[1] WHERE s.done_at IS NOT NULL`,
    );
    return rows.map((row) => row.step);
  };
});

describe("leases", () => {
  const stepOf = (ms: number, calls: string[]) => {
    const client = testClient();
    const fn = client.createFunction({ id: "works", triggers: [{ event: "t/work" }] }, ({ event, step }) =>
      step.run("work", async () => {
        calls.push(String(event.data.n ?? ""));
        await sleep(ms);
        return calls.length;
      }),
    );
    return { client, functions: [fn] };
  };

  it("share 60 runs between two workers, each step once", { timeout: 30_000 }, async () => {
    const calls: string[] = [];
    const options = stepOf(20, calls);
    await whileRunning(options, () =>
      whileRunning(options, async () => {
        await options.client.send(Array.from({ length: 60 }, (_, n) => ({ name: "t/work", data: { n } })));
        await eventually(async () => ((await completed()) === 60 ? true : undefined), 25);
      }),
    );
    expect(calls.length).toBe(60);
    expect(new Set(calls).size).toBe(60);
  });

  it("are renewed for as long as a step runs", async () => {
    const calls: string[] = [];
    const options = stepOf(LEASE_SECONDS * 1000 + 1500, calls);
    await whileRunning(options, () =>
      whileRunning(options, async () => {
        const { ids } = await options.client.send({ name: "t/work", data: {} });
        await endedRun(String(ids[0]));
      }),
    );
    expect(calls).toHaveLength(1);
  });

  it("of a worker on another host end in their time, and its late result is thrown away", async () => {
    const calls: string[] = [];
    const options = stepOf(0, calls);
    await whileRunning(options, async () => {
      const { ids } = await options.client.send({ name: "t/work", data: {} });
      await endedRun(String(ids[0]));
    });
    const { rows } = await pool().query<{ id: string }>("SELECT id FROM inngest_run");
    await pool().query("UPDATE inngest_run SET status = 'running'");
    await pool().query(
      "INSERT INTO inngest_queue (run_id, locked_until, worker) VALUES ($1, now() + interval '1 s', 'elsewhere:1:x:1')",
      [rows[0]?.id],
    );
    await whileRunning(options, async () => {
      await sleep(400);
      expect(await completed()).toBe(0);
      await eventually(async () => ((await completed()) === 1 ? true : undefined));
    });
    expect(calls).toHaveLength(1);
  });

  it("come to an end for an item that kills each worker", async () => {
    const calls: string[] = [];
    const options = stepOf(0, calls);
    const { ids } = await options.client.send({ name: "t/work", data: {} });
    await pool().query("INSERT INTO inngest_run (id, function_id, event_ids) VALUES ('run', 'test-works', $1)", [ids]);
    await pool().query("UPDATE inngest_event SET handled_at = now()");
    await pool().query(
      "INSERT INTO inngest_queue (run_id, locked_until, worker, takeovers) VALUES ('run', now(), 'elsewhere:1:x:1', 10)",
    );
    await whileRunning(options, async () => {
      expect(await endedRun(String(ids[0]))).toMatchObject({
        status: "failed",
        error: "The worker died 11 times in this step",
      });
    });
    expect(calls).toEqual([]);
  });

  it("are given back at a graceful stop, which waits for short steps", async () => {
    const calls: string[] = [];
    const short = stepOf(300, calls);
    const executor = await createExecutor(short);
    const { ids } = await short.client.send({ name: "t/work", data: {} });
    await eventually(() => calls[0]);
    await executor.stop();
    const [run] = await runsForEvent(String(ids[0]));
    expect(run).toMatchObject({ working: false, steps: [{ state: "done" }] });
  });

  it("are given back by a stop that cannot wait, and taken at once", { timeout: 20_000 }, async () => {
    const calls: string[] = [];
    const long = stepOf(8000, calls);
    const executor = await createExecutor(long);
    const { ids } = await long.client.send({ name: "t/work", data: {} });
    await eventually(() => calls[0]);
    const before = Date.now();
    await executor.stop();
    expect(Date.now() - before).toBeLessThan(6000);
    const quick = stepOf(0, calls);
    await whileRunning(quick, async () => {
      const taken = Date.now();
      await endedRun(String(ids[0]));
      expect(Date.now() - taken).toBeLessThan(2000);
    });
    const { rows } = await pool().query<{ output: number }>("SELECT output FROM inngest_run");
    expect(rows[0]?.output).toBe(2);
  });

  it("tell the dead of this host from the living and from other hosts", () => {
    const [host = "", pid = ""] = nextClaimName().split(":");
    expect(isDeadHere(nextClaimName())).toBe(false);
    expect(isDeadHere(`${host}:${pid}:an-earlier-life:1`)).toBe(true);
    expect(isDeadHere(`${host}:${2 ** 22 + 1}:x:1`)).toBe(true);
    expect(isDeadHere(`${host}:1:x:1`)).toBe(false);
    expect(isDeadHere(`${host}-other:${2 ** 22 + 1}:x:1`)).toBe(false);
  });
});

describe("the database", () => {
  it("may go away for a while: the executor goes on, and a step that ran meanwhile is recorded", async () => {
    const client = testClient();
    const calls: string[] = [];
    const fn = client.createFunction({ id: "steady", triggers: [{ event: "t/steady" }] }, async ({ step }) => {
      await step.run("during", async () => {
        calls.push("during");
        await sleep(1500);
      });
      await step.run("after", () => calls.push("after"));
    });
    await whileRunning({ client, functions: [fn] }, async () => {
      const { ids } = await client.send({ name: "t/steady", data: {} });
      await eventually(() => calls[0]);
      const until = Date.now() + 2000;
      // Every connection but the one that does it is cut, again and again, as by a server that is killed and starts up.
      while (Date.now() < until) {
        await pool()
          .query(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()",
          )
          .catch(() => undefined);
        await sleep(20);
      }
      expect(await endedRun(String(ids[0]), 15)).toMatchObject({ status: "completed" });
      expect(calls).toEqual(["during", "after"]);
    });
  });
});

it("starts one executor per process, and a new one after a stop", async () => {
  const client = testClient();
  const [first, second] = await Promise.all([
    startExecutor({ client, functions: [] }),
    startExecutor({ client, functions: [] }),
  ]);
  expect(second).toBe(first);
  await first.stop();
  const third = await startExecutor({ client, functions: [] });
  expect(third).not.toBe(first);
  await third.stop();
});
