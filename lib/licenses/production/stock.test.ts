import { beforeAll, beforeEach, expect, test } from "vitest";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { call } from "@/tests/support/call";
import { makeUser } from "@/tests/support/office";
import { moveCard, moveCards } from "./moves-service";
import { stock } from "./stock-queries";
import { receiveBox } from "./stock-service";
import { emptyStock, queuedCard } from "./test-support";

let clerk: { actor: Actor; token: string };
beforeAll(async () => {
  clerk = await makeUser("clerk");
});
beforeEach(emptyStock);

const queued = () => queuedCard(clerk.actor);

test("numbers are given in order, none twice and none left out, by cards that finish at the same time", async () => {
  await receiveBox(clerk.actor, { prefix: "SA", first_number: "0098", count: 5 }, new Date("2026-01-01"));
  await receiveBox(clerk.actor, { prefix: "SB", first_number: "1", count: 4 }, new Date("2026-01-02"));
  const jobs = await Promise.all(Array.from({ length: 11 }, queued));
  await db().printJob.updateMany({ where: { id: { in: jobs.map(({ id }) => id) } }, data: { state: "printing" } });
  const outcomes = await Promise.allSettled(jobs.map(({ id }) => moveCard(clerk.actor, id, "finish", null)));
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(9);
  for (const outcome of outcomes)
    if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "stock_empty" });
  const numbers = (await db().cardBlank.findMany()).map(({ controlNumber }) => controlNumber).sort();
  expect(numbers).toEqual(["SA0098", "SA0099", "SA0100", "SA0101", "SA0102", "SB1", "SB2", "SB3", "SB4"]);
  expect(await stock(clerk.actor)).toMatchObject({ level: 0, is_low: true });
});

test("numbers that a box holds already are refused, and a range that outgrows its digits too", async () => {
  const box = (first: string, count: number, prefix = "SA") =>
    receiveBox(clerk.actor, { prefix, first_number: first, count });
  await box("000100", 100);
  await expect(box("000199", 10)).rejects.toMatchObject({ code: "numbers_overlap" });
  await expect(box("000050", 51)).rejects.toMatchObject({ code: "numbers_overlap" });
  await expect(box("95", 10, "SC")).rejects.toMatchObject({ fields: [{ name: "count" }] });
  await box("000200", 10);
  await box("000100", 10, "SD");
  const both = await Promise.allSettled([box("500000", 10), box("500005", 10)]);
  expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("spoiled and void cards wait for their destruction, which two different witnesses see, once", async () => {
  await receiveBox(clerk.actor, { prefix: "SA", first_number: "01", count: 10 });
  const jobs = [await queued(), await queued(), await queued()];
  const ids = jobs.map(({ id }) => id);
  await db().printJob.updateMany({ where: { id: { in: ids } }, data: { state: "printing" } });
  const [atPrinter, printed, good] = ids as [number, number, number];
  await moveCards(clerk.actor, [printed, good], "finish", null);
  await expect(moveCard(clerk.actor, atPrinter, "spoil", null)).rejects.toMatchObject({
    fields: [{ name: "reason" }],
  });
  await moveCard(clerk.actor, atPrinter, "spoil", "Jammed");
  await moveCard(clerk.actor, printed, "void", "License revoked");
  const { to_destroy } = await stock(clerk.actor);
  expect(to_destroy).toMatchObject([
    { control_number: "SA03", fate: "spoiled", reason: "Jammed" },
    { control_number: "SA01", fate: "void", reason: "License revoked" },
  ]);
  const entry = {
    control_numbers: ["SA03", "SA01"],
    destroyed_on: "2026-01-05",
    method: "shredding",
    first_witness: "Nomsa Dube",
    second_witness: "Piet Botha",
  };
  const record = (changes = {}) =>
    call("POST", "/api/v1/production/stock/destructions", { token: clerk.token, json: { ...entry, ...changes } });
  expect((await record({ second_witness: "NOMSA DUBE" })).status).toBe(422);
  expect((await record({ control_numbers: ["SA03", "SA02"] })).status).toBe(409);
  expect((await record({ destroyed_on: "2199-01-01" })).status).toBe(422);
  expect((await record()).status).toBe(201);
  expect((await record()).status).toBe(409);
  expect(await stock(clerk.actor)).toMatchObject({
    to_destroy: [],
    destructions: [{ control_numbers: ["SA01", "SA03"], first_witness: "Nomsa Dube", second_witness: "Piet Botha" }],
  });
});
