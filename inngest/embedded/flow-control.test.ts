import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { pool } from "@/lib/platform/db";
import { discoverFunctions } from "./functions";
import { eventually, runStatuses, testClient, untilIdle, whileRunning, withQueue } from "./test-support";

withQueue({ JOBS_CONCURRENCY: "8" });

/** A step body that counts how many of its key run at once. */
function gauge() {
  const now = new Map<string, number>();
  const most = new Map<string, number>();
  const enter = async (key: string, ms: number) => {
    now.set(key, (now.get(key) ?? 0) + 1);
    most.set(key, Math.max(most.get(key) ?? 0, now.get(key) ?? 0));
    await sleep(ms);
    now.set(key, (now.get(key) ?? 0) - 1);
  };
  return { enter, most };
}

describe("concurrency", () => {
  it("keeps a plain limit, and uses all of it", async () => {
    const client = testClient();
    const { enter, most } = gauge();
    const fn = client.createFunction({ id: "two", concurrency: 2, triggers: [{ event: "t/go" }] }, ({ step }) =>
      step.run("work", () => enter("all", 60)),
    );
    await whileRunning({ client, functions: [fn] }, async () => {
      await client.send(Array.from({ length: 12 }, () => ({ name: "t/go", data: {} })));
      await eventually(async () => ((await runStatuses()).completed === 12 ? true : undefined));
      expect(most.get("all")).toBe(2);
    });
  });

  it("keeps one limit per key beside one over all keys", async () => {
    const client = testClient();
    const { enter, most } = gauge();
    const fn = client.createFunction(
      {
        id: "keyed",
        concurrency: [{ limit: 1, key: "event.data.owner" }, { limit: 3 }],
        triggers: [{ event: "t/go" }],
      },
      ({ event, step }) =>
        step.run("work", () => Promise.all([enter(String(event.data.owner), 200), enter("all", 200)])),
    );
    await whileRunning({ client, functions: [fn] }, async () => {
      const owners = ["a", "a", "a", "b", "b", "c", "d", "e"];
      await client.send(owners.map((owner) => ({ name: "t/go", data: { owner } })));
      await eventually(async () => ((await runStatuses()).completed === owners.length ? true : undefined));
      expect(Object.fromEntries(most)).toEqual({ a: 1, b: 1, c: 1, d: 1, e: 1, all: 3 });
    });
  });

  it("does not count a run that sleeps", async () => {
    const client = testClient();
    const order: number[] = [];
    const fn = client.createFunction(
      { id: "one", concurrency: 1, triggers: [{ event: "t/go" }] },
      async ({ event, step }) => {
        if (event.data.n === 1) await step.sleep("rest", "1s");
        await step.run("work", () => order.push(Number(event.data.n)));
      },
    );
    await whileRunning({ client, functions: [fn] }, async () => {
      await client.send([1, 2].map((n) => ({ name: "t/go", data: { n } })));
      await untilIdle();
      expect(order).toEqual([2, 1]);
    });
  });

  it("lets urgent runs go first", async () => {
    const client = testClient();
    const order: number[] = [];
    const fn = client.createFunction(
      { id: "ranked", concurrency: 1, priority: { run: "event.data.urgent ? 100 : 0" }, triggers: [{ event: "t/go" }] },
      ({ event }) => {
        order.push(Number(event.data.n));
      },
    );
    await client.send([1, 2, 3].map((n) => ({ name: "t/go", data: { n, urgent: n === 3 } })));
    await whileRunning({ client, functions: [fn] }, untilIdle);
    expect(order).toEqual([3, 1, 2]);
  });
});

describe("start control", () => {
  it("debounces to the last event of a key", async () => {
    const client = testClient();
    const got: string[] = [];
    const fn = client.createFunction(
      { id: "calm", debounce: { period: "1s", key: "event.data.doc" }, triggers: [{ event: "t/edit" }] },
      ({ event }) => {
        got.push(`${event.data.doc}${event.data.n}`);
      },
    );
    await whileRunning({ client, functions: [fn] }, async () => {
      for (const n of [1, 2, 3]) {
        await client.send([
          { name: "t/edit", data: { doc: "a", n } },
          { name: "t/edit", data: { doc: "b", n } },
        ]);
        await sleep(200);
      }
      expect(got).toEqual([]);
      await untilIdle();
      expect(got.toSorted()).toEqual(["a3", "b3"]);
      expect(await runStatuses()).toEqual({ completed: 2 });
    });
  });

  it("skips what goes beyond a rate limit, and what an idempotency key has seen", async () => {
    const client = testClient();
    const limited = client.createFunction(
      { id: "limited", rateLimit: { limit: 2, period: "1h", key: "event.data.who" }, triggers: [{ event: "t/go" }] },
      () => "ran",
    );
    const once = client.createFunction(
      { id: "once", idempotency: "event.data.who", triggers: [{ event: "t/go" }] },
      () => "ran",
    );
    await whileRunning({ client, functions: [limited, once] }, async () => {
      await client.send(["a", "a", "a", "b"].map((who) => ({ name: "t/go", data: { who } })));
      await untilIdle();
      const { rows } = await pool().query(
        "SELECT function_id, count(*)::int AS n FROM inngest_run GROUP BY 1 ORDER BY 1",
      );
      expect(rows).toEqual([
        { function_id: "test-limited", n: 3 },
        { function_id: "test-once", n: 2 },
      ]);
    });
  });

  it("throttles: no more than the limit begin within a period, and all do in the end", async () => {
    const client = testClient();
    const begun: number[] = [];
    const fn = client.createFunction(
      { id: "slow", throttle: { limit: 2, period: "1s" }, triggers: [{ event: "t/go" }] },
      () => {
        begun.push(Date.now());
      },
    );
    await whileRunning({ client, functions: [fn] }, async () => {
      await client.send(Array.from({ length: 5 }, () => ({ name: "t/go", data: {} })));
      await untilIdle();
      const { rows } = await pool().query<{ s: number; at: Date }>(
        "SELECT round(extract(epoch FROM start_at - min(start_at) OVER ()), 2)::float8 AS s, start_at AS at FROM inngest_run ORDER BY start_at",
      );
      expect(rows.map((row) => row.s)).toEqual([0, 0, 1, 1, 2]);
      // A busy machine may begin them late, but none before its time.
      expect(begun).toHaveLength(5);
      for (const [index, { at }] of rows.entries()) expect(begun[index]).toBeGreaterThanOrEqual(at.getTime());
    });
  });

  it("keeps a singleton by skipping the new run or cancelling the old one", async () => {
    const client = testClient();
    const make = (mode: "skip" | "cancel") =>
      client.createFunction(
        { id: mode, singleton: { mode, key: "event.data.k" }, triggers: [{ event: `t/${mode}` }] },
        ({ step }) => step.sleep("rest", "1s"),
      );
    await whileRunning({ client, functions: [make("skip"), make("cancel")] }, async () => {
      await client.send(["skip", "skip", "cancel", "cancel"].map((mode) => ({ name: `t/${mode}`, data: { k: 1 } })));
      await untilIdle();
      const { rows } = await pool().query("SELECT function_id AS fn, status FROM inngest_run ORDER BY created_at, id");
      expect(rows).toEqual([
        { fn: "test-skip", status: "completed" },
        { fn: "test-cancel", status: "cancelled" },
        { fn: "test-cancel", status: "completed" },
      ]);
    });
  });

  it("starts the run of an event dated in the future when it is due", async () => {
    const client = testClient();
    let at = 0;
    const fn = client.createFunction({ id: "later", triggers: [{ event: "t/later" }] }, () => {
      at = Date.now();
    });
    await whileRunning({ client, functions: [fn] }, async () => {
      const ts = Date.now() + 1000;
      await client.send({ name: "t/later", data: {}, ts });
      await eventually(() => at || undefined);
      expect(at).toBeGreaterThanOrEqual(ts);
    });
  });

  it("refuses at the start what it does not have, and expressions that are wrong", async () => {
    const client = testClient();
    const batch = client.createFunction(
      { id: "batch", batchEvents: { maxSize: 2, timeout: "1s" }, triggers: [{ event: "t/go" }] },
      () => 1,
    );
    await expect(discoverFunctions({ client, functions: [batch] })).rejects.toThrow(
      /test-batch .*batchEvents: needs an Inngest server/,
    );
    const wrong = client.createFunction({ id: "wrong", triggers: [{ event: "t/go", if: "event.data ==" }] }, () => 1);
    await expect(discoverFunctions({ client, functions: [wrong] })).rejects.toThrow(
      /test-wrong .*not a CEL expression/,
    );
  });
});
