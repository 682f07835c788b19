import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { cancelRun } from "./end-run";
import { runsForEvent } from "./queries";
import { endedRun, eventually, runStatuses, testClient, untilIdle, whileRunning, withQueue } from "./test-support";

withQueue({ JOBS_CONCURRENCY: "8" });

it("cancels the runs that an event names, within their time", async () => {
  const client = testClient();
  const cancelled: unknown[] = [];
  const fn = client.createFunction(
    {
      id: "job",
      triggers: [{ event: "t/job" }],
      cancelOn: [
        { event: "t/stop", match: "data.id" },
        { event: "t/stop-large", if: "event.data.id > async.data.above" },
        { event: "t/stop-fresh", match: "data.id", timeout: "1s" },
      ],
    },
    ({ step }) => step.sleep("long", "1h"),
  );
  const watch = client.createFunction(
    { id: "watch", triggers: [{ event: "inngest/function.cancelled" }] },
    ({ event }) => {
      cancelled.push(event.data.run_id);
    },
  );
  await whileRunning({ client, functions: [fn, watch] }, async () => {
    const { ids } = await client.send([1, 2, 3, 4].map((id) => ({ name: "t/job", data: { id } })));
    const status = async (n: number) => (await runsForEvent(String(ids[n - 1])))[0]?.status;
    await client.send({ name: "t/stop", data: { id: 1 } });
    await client.send({ name: "t/stop-large", data: { above: 3 } });
    const first = await endedRun(String(ids[0]));
    expect(first).toMatchObject({ status: "cancelled", error: "Cancelled by t/stop", dueAt: null });
    await endedRun(String(ids[3]));
    await sleep(1000);
    await client.send({ name: "t/stop-fresh", data: { id: 2 } });
    await client.send({ name: "t/stop", data: { id: 3 } });
    await endedRun(String(ids[2]));
    expect([await status(1), await status(2), await status(3), await status(4)]).toEqual([
      "cancelled",
      "running",
      "cancelled",
      "cancelled",
    ]);
    await eventually(() => (cancelled.length === 3 ? true : undefined));
  });
});

it("throws away what a cancelled run's step comes to, and nothing follows", async () => {
  const client = testClient();
  const calls: string[] = [];
  const fn = client.createFunction({ id: "busy", triggers: [{ event: "t/busy" }] }, async ({ step }) => {
    await step.run("first", async () => {
      calls.push("first");
      await sleep(500);
    });
    await step.run("second", () => calls.push("second"));
  });
  await whileRunning({ client, functions: [fn] }, async () => {
    const { ids } = await client.send({ name: "t/busy", data: {} });
    const run = await eventually(async () => (calls.length > 0 ? (await runsForEvent(String(ids[0])))[0] : undefined));
    expect(run.working).toBe(true);
    expect(await cancelRun(run.id)).toBe(true);
    expect(await cancelRun(run.id)).toBe(false);
    await sleep(800);
    expect(calls).toEqual(["first"]);
    expect((await runsForEvent(String(ids[0])))[0]).toMatchObject({ status: "cancelled", steps: [] });
  });
  expect(await cancelRun("no such run")).toBe(false);
});

it("cancels a request that was cancelled before it was even looked at", async () => {
  const client = testClient();
  let ran = false;
  const fn = client.createFunction(
    { id: "early", triggers: [{ event: "t/ask" }], cancelOn: [{ event: "t/never-mind", match: "data.id" }] },
    () => {
      ran = true;
    },
  );
  await client.send([
    { name: "t/ask", data: { id: 1 } },
    { name: "t/never-mind", data: { id: 1 } },
  ]);
  await whileRunning({ client, functions: [fn] }, untilIdle);
  expect(ran).toBe(false);
  expect(await runStatuses()).toEqual({ cancelled: 1 });
});
