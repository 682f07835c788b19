import { NonRetriableError, RetryAfterError } from "inngest";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase, pool } from "@/lib/platform/db";
import { forgetSettings } from "@/lib/platform/settings";
import { embeddedFetch } from "./intake";
import { runsForEvent } from "./queries";
import { emptyQueue, endedRun, endedRuns, eventually, outputOf, testClient, whileRunning } from "./test-support";

beforeAll(() => {
  process.env.JOBS_BACKOFF_SECONDS = "0.05";
  process.env.JOBS_CONCURRENCY = "4";
  forgetSettings();
});
beforeEach(emptyQueue);
afterAll(async () => {
  delete process.env.JOBS_BACKOFF_SECONDS;
  delete process.env.JOBS_CONCURRENCY;
  forgetSettings();
  await closeDatabase();
});

const send = async (client: ReturnType<typeof testClient>, name: string, data: Record<string, unknown> = {}) => {
  const { ids } = await client.send({ name, data });
  return String(ids[0]);
};

describe("steps", () => {
  it("remembers each result and does each step once", async () => {
    const client = testClient();
    const calls: string[] = [];
    const fn = client.createFunction({ id: "adds", triggers: [{ event: "t/add" }] }, async ({ event, step }) => {
      const a = await step.run("one", () => calls.push("one") && Number(event.data.n) + 1);
      const b = await step.run("two", () => calls.push("two") && a + 1);
      return { sum: a + b };
    });
    await whileRunning({ client, functions: [fn] }, async () => {
      const run = await endedRun(await send(client, "t/add", { n: 1 }));
      expect(run).toMatchObject({ status: "completed", functionId: "test-adds", error: null, dueAt: null });
      expect(run.steps).toMatchObject([
        { name: "one", op: "StepRun", attempts: 1, state: "done", error: null },
        { name: "two", op: "StepRun", attempts: 1, state: "done", error: null },
      ]);
      expect(run.steps[0]?.doneAt?.getTime()).toBeLessThanOrEqual(run.steps[1]?.doneAt?.getTime() ?? 0);
      expect(await outputOf(run.id)).toEqual({ sum: 5 });
      expect(calls).toEqual(["one", "two"]);
    });
  });

  it("runs parallel steps at once, each once, and joins them", async () => {
    const client = testClient();
    const calls: string[] = [];
    let together = 0;
    let most = 0;
    const fn = client.createFunction({ id: "fans", triggers: [{ event: "t/fan" }] }, async ({ step }) => {
      const parts = await Promise.all(
        ["a", "b", "c"].map((id) =>
          step.run(id, async () => {
            calls.push(id);
            most = Math.max(most, ++together);
            await new Promise((resolve) => setTimeout(resolve, 100));
            together--;
            return id;
          }),
        ),
      );
      return step.run("join", () => calls.push("join") && parts.join(""));
    });
    await whileRunning({ client, functions: [fn] }, async () => {
      const run = await endedRun(await send(client, "t/fan"));
      expect(await outputOf(run.id)).toBe("abc");
      expect(calls.toSorted()).toEqual(["a", "b", "c", "join"]);
      expect(most).toBeGreaterThan(1);
    });
  });

  it("stores what PostgreSQL's JSON cannot hold as the replacement character", async () => {
    const client = testClient();
    const fn = client.createFunction({ id: "odd", triggers: [{ event: "t/odd" }] }, ({ step }) =>
      step.run("read", () => "a\0b"),
    );
    await whileRunning({ client, functions: [fn] }, async () => {
      const run = await endedRun(await send(client, "t/odd", { text: "x\0" }));
      expect(await outputOf(run.id)).toBe("a\ufffdb");
    });
  });
});

describe("retries", () => {
  it("tries a failing step again with growing pauses, and keeps its siblings", async () => {
    const client = testClient();
    const tries: { at: number; attempt: number }[] = [];
    let firsts = 0;
    const fn = client.createFunction(
      { id: "flaky", retries: 3, triggers: [{ event: "t/flaky" }] },
      async ({ step, attempt }) => {
        await step.run("first", () => ++firsts);
        return step.run("flaky", () => {
          tries.push({ at: Date.now(), attempt });
          if (tries.length < 4) throw new Error(`no ${tries.length}`);
          return "at last";
        });
      },
    );
    await whileRunning({ client, functions: [fn] }, async () => {
      const run = await endedRun(await send(client, "t/flaky"));
      expect(await outputOf(run.id)).toBe("at last");
      expect(firsts).toBe(1);
      expect(tries.map((each) => each.attempt)).toEqual([0, 1, 2, 3]);
      expect(run.steps[1]).toMatchObject({ name: "flaky", attempts: 4, state: "done" });
      expect((tries[3]?.at ?? 0) - (tries[2]?.at ?? 0)).toBeGreaterThanOrEqual(150);
    });
  });

  it("shows the last error while it waits to try again", async () => {
    const client = testClient();
    const fn = client.createFunction({ id: "late", retries: 1, triggers: [{ event: "t/late" }] }, ({ step }) =>
      step.run("calls", () => {
        throw new RetryAfterError("busy", "1h");
      }),
    );
    await whileRunning({ client, functions: [fn] }, async () => {
      const id = await send(client, "t/late");
      const run = await eventually(async () => (await runsForEvent(id)).find((each) => each.steps.length > 0));
      expect(run).toMatchObject({ status: "running", working: false });
      expect(run.steps[0]).toMatchObject({ state: "pending", error: "busy", attempts: 1 });
      const inMinutes = ((run.dueAt?.getTime() ?? 0) - Date.now()) / 60_000;
      expect(inMinutes).toBeGreaterThan(58);
      expect(inMinutes).toBeLessThan(61);
    });
  });

  it("gives up after the last try, tells onFailure, and does not retry what cannot be", async () => {
    const client = testClient();
    let tries = 0;
    const failures: string[] = [];
    const onFailure = ({ error, event }: { error: Error; event: { data: { event: { name: string } } } }) => {
      failures.push(`${event.data.event.name}: ${error.message}`);
    };
    const fails = client.createFunction(
      { id: "fails", retries: 1, triggers: [{ event: "t/fails" }], onFailure },
      ({ step }) =>
        step.run("bad", () => {
          tries++;
          throw new Error("never works");
        }),
    );
    const hopeless = client.createFunction(
      { id: "hopeless", retries: 5, triggers: [{ event: "t/hopeless" }], onFailure },
      () => {
        tries++;
        throw new NonRetriableError("no use");
      },
    );
    await whileRunning({ client, functions: [fails, hopeless] }, async () => {
      expect(await endedRun(await send(client, "t/fails"))).toMatchObject({ status: "failed", error: "never works" });
      expect(tries).toBe(2);
      expect(await endedRun(await send(client, "t/hopeless"))).toMatchObject({ status: "failed", error: "no use" });
      expect(tries).toBe(3);
      await eventually(() => (failures.length === 2 ? true : undefined));
      expect(failures).toEqual(["t/fails: never works", "t/hopeless: no use"]);
    });
  });

  it("lets a function catch a failed step and go on", async () => {
    const client = testClient();
    const fn = client.createFunction(
      { id: "catches", retries: 0, triggers: [{ event: "t/catch" }] },
      async ({ step }) => {
        const first = await step
          .run("bad", () => Promise.reject(new Error("oops")))
          .catch((error: Error) => error.message);
        return step.run("after", () => `went on after ${first}`);
      },
    );
    await whileRunning({ client, functions: [fn] }, async () => {
      const run = await endedRun(await send(client, "t/catch"));
      expect(await outputOf(run.id)).toBe("went on after oops");
      expect(run.steps[0]).toMatchObject({ state: "failed", error: "oops" });
    });
  });

  it("fails a run whose function is gone, with the reason", async () => {
    const client = testClient();
    const fn = client.createFunction({ id: "goes", triggers: [{ event: "t/goes" }] }, ({ step }) =>
      step.sleep("rest", "1s"),
    );
    const id = await whileRunning({ client, functions: [fn] }, async () => {
      const sent = await send(client, "t/goes");
      await eventually(async () => (await runsForEvent(sent))[0]?.steps[0]);
      return sent;
    });
    await whileRunning({ client, functions: [] }, async () => {
      expect(await endedRun(id)).toMatchObject({ status: "failed", error: "There is no function test-goes" });
    });
  });
});

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
