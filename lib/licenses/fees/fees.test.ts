import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/platform/db";
import { makeUser } from "@/tests/support/office";
import { feeHistory, feeInForce, feeTable } from "./queries";
import { setFees } from "./service";

type User = Awaited<ReturnType<typeof makeUser>>;
let admin: User;
let clerk: User;
beforeAll(async () => {
  admin = await makeUser("admin");
  clerk = await makeUser("clerk");
});

const at = (day: string) => new Date(`${day}T10:00:00Z`);
const now = at("2031-03-10");
const asked = (category: string, day: string) => ({ type: "conversion" as const, category, at: at(day) });

describe("the fee schedule", () => {
  it("begins with R120.00 for every type and category", async () => {
    const cells = await feeTable(admin.actor, at("2026-01-01"));
    expect(cells).toHaveLength(45);
    expect(new Set(cells.map(({ amountCents }) => amountCents))).toEqual(new Set([12_000]));
  });

  it("charges what is in force on the day of the application, of several categories the dearest", async () => {
    const change = { types: ["conversion" as const], categories: ["EC" as const], amount_cents: 25_050 };
    expect(await setFees(admin.actor, { ...change, valid_from: "2031-04-01" }, now)).toBe(1);
    expect(await feeInForce(asked("EC", "2031-03-31"))).toBe(12_000n);
    expect(await feeInForce(asked("EC", "2031-04-01"))).toBe(25_050n);
    expect(await feeInForce(asked("B, EC", "2031-05-01"))).toBe(25_050n);
    expect(await feeInForce(asked("B", "2031-05-01"))).toBe(12_000n);
    const cell = (await feeTable(admin.actor, now)).find(
      ({ type, category }) => type === "conversion" && category === "EC",
    );
    expect(cell).toMatchObject({
      amountCents: 12_000,
      next: { amountCents: 25_050, validFrom: "2031-04-01" },
    });
  });

  it("replaces a fee of the same day, and keeps who set it and the trail of both", async () => {
    const change = { types: ["upgrade" as const], categories: ["D" as const], valid_from: "2031-06-01" };
    await setFees(admin.actor, { ...change, amount_cents: 1 }, now);
    await setFees(admin.actor, { ...change, amount_cents: 2 }, now);
    const entries = (await feeHistory(admin.actor)).filter(
      ({ type, category }) => type === "upgrade" && category === "D",
    );
    expect(entries.map(({ amountCents }) => amountCents)).toEqual([2, 12_000]);
    expect(entries.map(({ createdBy }) => createdBy)).toEqual([admin.user.username, null]);
    const trail = await db().auditEntry.findMany({ where: { resourceType: "fee", userId: admin.user.id } });
    expect(trail.map(({ newValues }) => (newValues as { amount_cents: number }).amount_cents)).toEqual(
      expect.arrayContaining([1, 2]),
    );
  });

  it("is the administrators' to change, and never for a day that is over", async () => {
    const change = { types: ["new" as const], categories: ["B" as const], amount_cents: 5, valid_from: "2031-03-09" };
    expect(() => setFees(admin.actor, change, now)).toThrow(/valid_from|is over/);
    expect(() => setFees(clerk.actor, { ...change, valid_from: "2031-03-10" }, now)).toThrow(/permissions/);
    await expect(feeTable(clerk.actor)).rejects.toMatchObject({ kind: "forbidden" });
  });

  it("says when it has no fee for a day", async () => {
    await expect(feeInForce(asked("B", "1999-12-31"))).rejects.toMatchObject({ code: "no_fee" });
  });
});
