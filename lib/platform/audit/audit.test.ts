import { rmSync } from "node:fs";
import { beforeEach, describe, expect, test } from "vitest";
import { systemActor } from "../auth/actor";
import { db, Prisma, transaction } from "../db";
import { anchorChain } from "./anchor";
import { audit, canonical } from "./audit";
import { anchorFile, verifyChain } from "./verify";

const write = (resourceId: string, newValues?: Record<string, unknown>) =>
  transaction((tx) =>
    audit(tx, systemActor, { action: "update", resourceType: "test", resourceId, description: "A test", newValues }),
  );

beforeEach(async () => {
  await db().auditEntry.deleteMany();
  await db().auditHead.deleteMany();
  rmSync(anchorFile(), { force: true });
});

const verdict = async () => {
  const report = await verifyChain();
  return report.ok ? "holds" : `${report.firstBad}: ${report.reason}`;
};

describe("the chain", () => {
  test("holds over many writers at once, without a gap", async () => {
    await Promise.all(
      Array.from({ length: 40 }, (_, index) => write(String(index), { b: [1, { z: 1, a: "é" }], a: null })),
    );
    expect(await verifyChain()).toMatchObject({ ok: true, rows: 40 });
  });

  test("an aborted transaction leaves no row and no gap", async () => {
    await write("1");
    await expect(
      transaction(async (tx) => {
        await audit(tx, systemActor, { action: "update", resourceType: "test", resourceId: "lost" });
        throw new Error("abort");
      }),
    ).rejects.toThrow("abort");
    await write("2");
    expect(await verifyChain()).toMatchObject({ ok: true, rows: 2 });
  });

  test("is empty and sound in a new office", async () => {
    expect(await verifyChain()).toMatchObject({ ok: true, rows: 0 });
  });
});

describe("a database owner who tampers", () => {
  beforeEach(async () => {
    for (let index = 1; index <= 6; index += 1) await write(String(index), { index });
  });

  test.each([
    [
      "edits a description",
      Prisma.sql`UPDATE audit_entry SET description = 'nothing happened' WHERE seq = 3`,
      "3: row 3 was altered",
    ],
    [
      "edits a JSON value",
      Prisma.sql`UPDATE audit_entry SET new_values = '{"index": 99}' WHERE seq = 4`,
      "4: row 4 was altered",
    ],
    [
      "moves a row's time",
      Prisma.sql`UPDATE audit_entry SET at = at - interval '1 day' WHERE seq = 2`,
      "2: row 2 was altered",
    ],
    ["deletes a row", Prisma.sql`DELETE FROM audit_entry WHERE seq = 2`, "2: row 2 is missing; the next one is 3"],
    [
      "exchanges two rows",
      Prisma.sql`UPDATE audit_entry SET resource_id = CASE seq WHEN 2 THEN '5' ELSE '2' END WHERE seq IN (2, 5)`,
      "2: row 2 was altered",
    ],
    [
      "cuts the end off",
      Prisma.sql`DELETE FROM audit_entry WHERE seq > 4`,
      "5: rows from 5 to 6 are missing at the end",
    ],
    ["deletes everything", Prisma.sql`DELETE FROM audit_entry`, "1: rows from 1 to 6 are missing at the end"],
    ["deletes the head", Prisma.sql`DELETE FROM audit_head`, "7: the record of the chain's end is missing"],
  ])("%s: the verifier names the first bad row", async (_, statement, expected) => {
    await db().$executeRaw(statement);
    expect(await verdict()).toBe(expected);
  });

  test("who cuts the end off and moves the head back breaks its seal", async () => {
    await db().$executeRaw`DELETE FROM audit_entry WHERE seq > 4`;
    await db().$executeRaw`UPDATE audit_head SET seq = 4, hash = (SELECT hash FROM audit_entry WHERE seq = 4)`;
    expect(await verdict()).toBe("5: the seal of the chain's end is not genuine");
  });

  test("who puts an old, genuine head back is caught by the anchor outside the database", async () => {
    const old = await db().auditHead.findUniqueOrThrow({ where: { id: 1 } });
    await write("7");
    await anchorChain();
    await db().auditEntry.deleteMany({ where: { seq: { gt: old.seq } } });
    await db().auditHead.update({ where: { id: 1 }, data: old });
    expect(await verdict()).toBe("7: rows from 7 to 7 are missing: they were anchored outside the database");
  });

  test("who empties both tables is caught by the anchor too", async () => {
    await anchorChain();
    await db().auditEntry.deleteMany();
    await db().auditHead.deleteMany();
    expect(await verdict()).toBe("1: rows from 1 to 6 are missing: they were anchored outside the database");
  });
});

test("JSON is hashed in one order, however it was given", () => {
  expect(canonical({ b: 1, a: [{ d: 2, c: 3 }] })).toBe(canonical({ a: [{ c: 3, d: 2 }], b: 1 }));
});
