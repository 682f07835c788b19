import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase, pool } from "@/lib/platform/db";
import { fireDueSchedules, msToNextTick, schedulesOf } from "./cron";
import { discoverFunctions } from "./functions";
import { emptyQueue, eventually, testClient, whileRunning } from "./test-support";

beforeEach(emptyQueue);
afterAll(closeDatabase);

const schedules = async (...crons: string[]) => {
  const client = testClient();
  const functions = crons.map((cron, n) =>
    client.createFunction({ id: `cron-${n}`, triggers: [{ cron }] }, () => "ran"),
  );
  return schedulesOf((await discoverFunctions({ client, functions })).functions);
};
const at = (text: string) => new Date(text);
const runs = async () => (await pool().query("SELECT 1 FROM inngest_run")).rowCount;

describe("schedules", () => {
  it("fires each tick once, for whoever comes first", async () => {
    const nightly = await schedules("0 3 * * *");
    expect(await fireDueSchedules(nightly, at("2026-11-20T12:00:00Z"))).toBe(0);
    expect(await fireDueSchedules(nightly, at("2026-11-21T02:59:59.999Z"))).toBe(0);
    const workers = Array.from({ length: 4 }, () => fireDueSchedules(nightly, at("2026-11-21T03:00:00Z")));
    expect((await Promise.all(workers)).reduce((sum, fired) => sum + fired)).toBe(1);
    expect(await fireDueSchedules(nightly, at("2026-11-21T03:00:30Z"))).toBe(0);
    expect(await runs()).toBe(1);
    const { rows } = await pool().query("SELECT name, data, ts::float8 FROM inngest_event");
    expect(rows).toEqual([
      { name: "inngest/scheduled.timer", data: { cron: "0 3 * * *" }, ts: at("2026-11-21T03:00:00Z").getTime() },
    ]);
  });

  it("finds the tick of the present second whenever within it somebody looks", async () => {
    const everySecond = await schedules("* * * * * *");
    await fireDueSchedules(everySecond, at("2026-11-21T02:59:59.500Z"));
    for (const ms of ["000", "001", "500", "999"])
      await fireDueSchedules(everySecond, at(`2026-11-21T03:00:00.${ms}Z`));
    for (const ms of ["300", "999"]) await fireDueSchedules(everySecond, at(`2026-11-21T03:00:01.${ms}Z`));
    expect(await runs()).toBe(2);
  });

  it("makes up for the last tick missed, once, and not for those before it", async () => {
    const hourly = await schedules("0 * * * *");
    await fireDueSchedules(hourly, at("2026-11-20T12:30:00Z"));
    expect(await fireDueSchedules(hourly, at("2026-11-21T09:10:00Z"))).toBe(1);
    expect(await fireDueSchedules(hourly, at("2026-11-21T09:10:01Z"))).toBe(0);
    expect(await runs()).toBe(1);
  });

  it("reads the time zone, summer time too", async () => {
    const [berlin] = await schedules("TZ=Europe/Berlin 0 3 * * *");
    expect(berlin?.pattern.nextRun(at("2026-01-10T00:00:00Z"))).toEqual(at("2026-01-10T02:00:00Z"));
    expect(berlin?.pattern.nextRun(at("2026-07-10T00:00:00Z"))).toEqual(at("2026-07-10T01:00:00Z"));
  });

  it("looks again at the next tick, and within a minute in any case", async () => {
    const both = await schedules("0 3 * * *", "*/10 * * * * *");
    expect(msToNextTick(both, at("2026-11-21T12:00:04Z"))).toBe(6000);
    expect(msToNextTick(both.slice(0, 1), at("2026-11-21T12:00:04Z"))).toBe(60_000);
  });

  it("refuses what is no cron expression or no time zone", async () => {
    await expect(schedules("every day")).rejects.toThrow(/not a cron expression/);
    await expect(schedules("TZ=Mars/Olympus 0 3 * * *")).rejects.toThrow(/not a cron expression/);
  });
});

it("runs a function every second, in two executors at once, one run a tick", async () => {
  const client = testClient();
  const ticks: number[] = [];
  const fn = client.createFunction({ id: "second", triggers: [{ cron: "* * * * * *" }] }, ({ event }) => {
    ticks.push(event.ts ?? 0);
  });
  await whileRunning({ client, functions: [fn] }, () =>
    whileRunning({ client, functions: [fn] }, () => eventually(() => (ticks.length >= 3 ? true : undefined))),
  );
  expect(new Set(ticks).size).toBe(ticks.length);
  expect(ticks.every((tick) => tick % 1000 === 0)).toBe(true);
  expect(await runs()).toBe(ticks.length);
});
