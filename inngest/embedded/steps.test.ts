import { NonRetriableError, RetryAfterError } from "inngest";
import { describe, expect, it } from "vitest";
import { runsForEvent } from "./queries";
import { endedRun, eventually, outputOf, send, testClient, whileRunning, withQueue } from "./test-support";

withQueue({ JOBS_BACKOFF_SECONDS: "0.05", JOBS_CONCURRENCY: "4" });

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
      const run = await eventually(async () =>
        (await runsForEvent(id)).find((each) => each.steps[0]?.error && !each.working),
      );
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
