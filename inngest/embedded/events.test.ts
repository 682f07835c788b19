import { describe, expect, it } from "vitest";
import { pool } from "@/lib/platform/db";
import { embeddedFetch } from "./intake";
import { runsForEvent } from "./queries";
import { endedRun, endedRuns, eventually, outputOf, send, testClient, whileRunning, withQueue } from "./test-support";

withQueue({ JOBS_BACKOFF_SECONDS: "0.05", JOBS_CONCURRENCY: "4" });

describe("time and events", () => {
  it("sleeps for a duration and until a date", async () => {
    const client = testClient();
    const fn = client.createFunction({ id: "sleeps", triggers: [{ event: "t/sleep" }] }, async ({ event, step }) => {
      await step.sleep("a while", "1s");
      await step.sleepUntil("a date", new Date(Number(event.data.until)));
      return "awake";
    });
    await whileRunning({ client, functions: [fn] }, async () => {
      const until = Date.now() + 2200;
      const run = await endedRun(await send(client, "t/sleep", { until }));
      expect(run.endedAt?.getTime()).toBeGreaterThanOrEqual(until);
      expect(run.endedAt?.getTime()).toBeLessThan(until + 2000);
      expect(run.steps.map((step) => step.op)).toEqual(["Sleep", "Sleep"]);
    });
  });

  it("waits for the event that matches, and only for so long", async () => {
    const client = testClient();
    const fn = client.createFunction({ id: "waits", triggers: [{ event: "t/ask" }] }, async ({ step }) => {
      const [matched, chosen, missed] = await Promise.all([
        step.waitForEvent("same id", { event: "t/answer", match: "data.id", timeout: "1m" }),
        step.waitForEvent("large", {
          event: "t/answer",
          if: "async.data.size > 10 && event.data.id == 1",
          timeout: "1m",
        }),
        step.waitForEvent("never", { event: "t/silence", timeout: "1s" }),
      ]);
      return [matched?.data, chosen?.data, missed];
    });
    await whileRunning({ client, functions: [fn] }, async () => {
      const id = await send(client, "t/ask", { id: 1 });
      await eventually(async () => ((await runsForEvent(id))[0]?.steps.length === 3 ? true : undefined));
      await send(client, "t/answer", { id: 2, size: 1 });
      await send(client, "t/answer", { id: 1, size: 2 });
      await send(client, "t/answer", { id: 3, size: 11 });
      const run = await endedRun(id);
      expect(await outputOf(run.id)).toEqual([{ id: 1, size: 2 }, { id: 3, size: 11 }, null]);
      expect((await pool().query("SELECT 1 FROM inngest_wait")).rowCount).toBe(0);
      expect((await pool().query("SELECT 1 FROM inngest_queue")).rowCount).toBe(0);
    });
  });

  it("sends events from a step, once each, and starts what listens under its condition", async () => {
    const client = testClient();
    const got: unknown[] = [];
    const sender = client.createFunction({ id: "sends", triggers: [{ event: "t/go" }] }, async ({ step }) => {
      await step.sendEvent("two", [
        { name: "t/part", data: { n: 1 } },
        { name: "t/part", data: { n: 2 } },
      ]);
    });
    const listener = client.createFunction(
      { id: "hears", triggers: [{ event: "t/part", if: "event.data.n > 1" }] },
      ({ event }) => {
        got.push(event.data.n);
      },
    );
    await whileRunning({ client, functions: [sender, listener] }, async () => {
      await endedRun(await send(client, "t/go"));
      await eventually(() => (got.length > 0 ? true : undefined));
      await eventually(async () => {
        const left = await pool().query("SELECT 1 FROM inngest_event WHERE handled_at IS NULL");
        return left.rowCount === 0 ? true : undefined;
      });
      expect(got).toEqual([2]);
    });
  });

  it("takes an event id once, and the client's own retry of a call once", async () => {
    const client = testClient();
    const fn = client.createFunction({ id: "once", triggers: [{ event: "t/once" }] }, () => "done");
    await whileRunning({ client, functions: [fn] }, async () => {
      for (let i = 0; i < 3; i++) await client.send({ id: "order-1", name: "t/once", data: { i } });
      const call = {
        method: "POST",
        headers: { "x-inngest-event-id-seed": "1,seed" },
        body: JSON.stringify([{ name: "t/once" }]),
      };
      const first = await (await embeddedFetch("http://localhost/e/key", call)).json();
      const again = await (await embeddedFetch("http://localhost/e/key", call)).json();
      expect(again).toEqual(first);
      expect(await endedRuns("order-1")).toHaveLength(1);
      expect(await endedRuns(first.ids[0])).toHaveLength(1);
    });
  });

  it("refuses an event without a name and an address that it does not serve", async () => {
    const post = (body: unknown) =>
      embeddedFetch("http://localhost/e/key", { method: "POST", body: JSON.stringify(body) });
    expect((await post([{ data: {} }])).status).toBe(400);
    expect((await embeddedFetch("http://localhost/v1/runs")).status).toBe(404);
  });
});

describe("invoke", () => {
  it("waits for another function's result, its error, and no longer than it may", async () => {
    const client = testClient();
    const doubles = client.createFunction(
      { id: "doubles", triggers: [{ event: "t/unused" }] },
      async ({ event, step }) => step.run("double", () => Number(event.data.n) * 2),
    );
    const breaks = client.createFunction({ id: "breaks", retries: 0, triggers: [{ event: "t/unused" }] }, () => {
      throw new Error("broke");
    });
    const slow = client.createFunction({ id: "slow", triggers: [{ event: "t/unused" }] }, ({ step }) =>
      step.sleep("long", "1h"),
    );
    const caller = client.createFunction({ id: "calls", triggers: [{ event: "t/call" }] }, async ({ step }) => {
      const four = await step.invoke("good", { function: doubles, data: { n: 2 } });
      const error = await step.invoke("bad", { function: breaks, data: {} }).catch((cause: Error) => cause.message);
      const late = await step
        .invoke("late", { function: slow, data: {}, timeout: "1s" })
        .catch((cause: Error) => cause.message);
      return { four, error, late };
    });
    await whileRunning({ client, functions: [doubles, breaks, slow, caller] }, async () => {
      const run = await endedRun(await send(client, "t/call"));
      expect(await outputOf(run.id)).toEqual({
        four: 4,
        error: "broke",
        late: "The invoked function did not end in time",
      });
      expect(run.steps.map((step) => step.op)).toEqual(["InvokeFunction", "InvokeFunction", "InvokeFunction"]);
    });
  });
});
