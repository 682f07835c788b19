import { beforeAll, describe, expect, it } from "vitest";
import { PersonInput } from "@/lib/people/schema";
import { createPerson } from "@/lib/people/service";
import { type Actor, anonymousActor, systemActor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { emptyOffice } from "@/tests/support/office";
import { TEMPLATE_VERSION } from "./card/model";
import { cardStates } from "./card-state";
import { exportLicenses } from "./export";
import { dashboardConcerns, dashboardFigures, EXPIRING_DAYS, recentActivity } from "./figures";
import { inputHashOf } from "./generation/card-data";
import { LISTING_ORDER, type Listing, listedIds, listForDesk } from "./listing";
import { LicenseInput } from "./schema";
import { issueLicense } from "./service";

/** Noon in the office's zone, in the middle of a month. */
const NOW = new Date("2026-05-15T10:00:00Z");
const clerk: Actor = { ...systemActor, kind: "user", id: "user:1", role: "clerk", name: "Clerk" };
const page = { ...LISTING_ORDER, skip: 0, take: 100 };

const license = (citizen_id: number, over: Record<string, unknown>) =>
  issueLicense(clerk, LicenseInput.parse({ citizen_id, category: "B", issue_date: "2024-01-10", ...over }), NOW);

let ids: Record<"soon" | "later" | "past" | "suspended" | "thisMonth" | "lastMonth", number>;

beforeAll(async () => {
  await emptyOffice();
  const [ada, zoe] = await Promise.all(
    [
      { id_number: "PASS-ADA-1", first_name: "Ada", last_name: "Nkosi", date_of_birth: "1980-02-01", gender: "female" },
      {
        id_number: "PASS-ZOE-1",
        first_name: "Zoë",
        last_name: "=O’Hara",
        date_of_birth: "1990-02-01",
        gender: "female",
      },
    ].map(async ({ last_name, ...input }) => {
      const person = await createPerson(clerk, PersonInput.parse({ ...input, last_name: last_name.replace("=", "") }));
      // Names of before the present checks may hold anything; the export must not trust them.
      return db().person.update({ where: { id: person.id }, data: { lastName: last_name } });
    }),
  );
  if (!ada || !zoe) throw new Error("no people");
  const made = {
    soon: await license(ada.id, { expiry_date: "2026-06-10", category: "B, EC1" }),
    later: await license(ada.id, { expiry_date: "2026-08-01", category: "A1" }),
    past: await license(zoe.id, { expiry_date: "2026-05-14", category: "A" }),
    suspended: await license(zoe.id, { expiry_date: "2026-06-01", status: "suspended" }),
    thisMonth: await license(zoe.id, { issue_date: "2026-05-01", restrictions: 'Say "hello", please' }),
    lastMonth: await license(zoe.id, { issue_date: "2026-04-30" }),
  };
  ids = Object.fromEntries(Object.entries(made).map(([name, row]) => [name, row.id])) as typeof ids;
});

async function idsOf(listing: Listing): Promise<Set<number>> {
  const { items, total } = await listForDesk(clerk, listing, page, NOW);
  expect(total).toBe(items.length);
  return new Set(items.map(({ id }) => id));
}

describe("the list of licenses", () => {
  it("takes several values of a filter as alternatives", async () => {
    expect(await idsOf({ status: ["suspended"] })).toEqual(new Set([ids.suspended]));
    expect((await idsOf({ status: ["suspended", "active"] })).size).toBe(6);
  });

  it("finds a category among several, and does not take A for A1 or EC for EC1", async () => {
    expect(await idsOf({ category: ["EC1"] })).toEqual(new Set([ids.soon]));
    expect(await idsOf({ category: ["EC"] })).toEqual(new Set());
    expect(await idsOf({ category: ["A"] })).toEqual(new Set([ids.past]));
    expect(await idsOf({ category: ["A", "A1"] })).toEqual(new Set([ids.past, ids.later]));
  });

  it("knows what expires within some days and what has expired", async () => {
    expect(await idsOf({ expiring: ["30"] })).toEqual(new Set([ids.soon, ids.suspended]));
    expect(await idsOf({ expiring: ["90"] })).toEqual(new Set([ids.soon, ids.suspended, ids.later]));
    expect(await idsOf({ expiring: ["past"] })).toEqual(new Set([ids.past]));
    expect(await idsOf({ expiring: ["30"], status: ["active"] })).toEqual(new Set([ids.soon]));
  });

  it("searches names, sorts and pages", async () => {
    expect((await idsOf({ q: "nkosi ada" })).size).toBe(2);
    const sorted = await listedIds(clerk, {}, { sort: "expiry_date", desc: false }, NOW);
    expect(sorted.slice(0, 3)).toEqual([ids.past, ids.suspended, ids.soon]);
    const { items, total } = await listForDesk(clerk, {}, { sort: "expiry_date", desc: false, skip: 2, take: 1 }, NOW);
    expect([items.map(({ id }) => id), total]).toEqual([[ids.soon], 6]);
  });

  it("is for staff", async () => {
    const applicant: Actor = { ...clerk, role: "applicant", personId: 1 };
    for (const actor of [applicant, anonymousActor]) {
      await expect(listForDesk(actor, {}, page)).rejects.toMatchObject({ kind: "forbidden" });
      await expect(dashboardFigures(actor)).rejects.toMatchObject({ kind: "forbidden" });
      await expect(recentActivity(actor)).rejects.toMatchObject({ kind: "forbidden" });
      await expect(exportLicenses(actor, "csv", {}, LISTING_ORDER)).rejects.toMatchObject({ kind: "forbidden" });
    }
  });
});

describe("the state of a card", () => {
  it("turns stale when what is drawn changes, and tells a photo from the rest", async () => {
    const read = () =>
      db().license.findUniqueOrThrow({
        where: { id: ids.later },
        include: { person: { include: { photoProcessed: true } } },
      });
    const row = await read();
    expect((await cardStates([row])).get(row.id)).toEqual({ state: "none", reason: null });
    const generation = {
      id: newId(),
      licenseId: row.id,
      jobId: newId(),
      generatorVersion: "2.0",
      templateVersion: TEMPLATE_VERSION,
      barcodePayload: "{}",
      inputHash: inputHashOf(row, null),
    };
    await db().licenseGeneration.create({ data: generation });
    await db().license.update({ where: { id: row.id }, data: { currentGenerationId: generation.id } });
    expect((await cardStates([await read()])).get(row.id)).toEqual({ state: "current", reason: null });
    expect(await idsOf({ generated: ["yes"] })).toEqual(new Set([row.id]));
    expect((await idsOf({ generated: ["no"] })).has(row.id)).toBe(false);

    await db().license.update({ where: { id: row.id }, data: { restrictions: "Corrective lenses" } });
    expect((await cardStates([await read()])).get(row.id)).toEqual({ state: "stale", reason: "details" });
    await db().licenseGeneration.update({ where: { id: generation.id }, data: { photoMediaId: newId() } });
    expect((await cardStates([await read()])).get(row.id)).toEqual({ state: "stale", reason: "photo" });

    const drawnBy = (templateVersion: string) =>
      db().licenseGeneration.update({ where: { id: generation.id }, data: { templateVersion } });
    await drawnBy("2020.1");
    expect((await cardStates([await read()])).get(row.id)).toEqual({ state: "stale", reason: "template" });
    expect(await idsOf({ generated: ["old_template"] })).toEqual(new Set([row.id]));
    await drawnBy(TEMPLATE_VERSION);
    expect(await idsOf({ generated: ["old_template"] })).toEqual(new Set());
  });
});

describe("the export", () => {
  it("holds the rows of the list in its order, and is noted in the trail", async () => {
    const response = await exportLicenses(
      clerk,
      "csv",
      { q: "zoe", status: ["active"] },
      { sort: "issue_date", desc: true },
      NOW,
    );
    const text = await response.text();
    const lines = text.trimEnd().split("\r\n");
    expect(lines[0]).toContain("License number,Holder,ID number");
    expect(lines).toHaveLength(4);
    expect(text).toContain('"Say ""hello"", please"');
    expect(lines[1]).toMatch(/,2026-05-01,2031-05-01,/);
    expect(text).toContain("Zoë =O’Hara");
    const entry = await db().auditEntry.findFirstOrThrow({ where: { action: "export" }, orderBy: { seq: "desc" } });
    expect(entry).toMatchObject({
      resourceType: "license",
      newValues: { format: "csv", rows: 3, filter: { q: "zoe", status: ["active"] }, sort: "issue_date", desc: true },
    });
  });
});

describe("the dashboard", () => {
  it("counts what the lists behind it show", async () => {
    const figures = await dashboardFigures(clerk, NOW);
    expect(figures.licenses).toMatchObject({ active: 5, thisMonth: 1, lastMonth: 1 });
    expect(figures.licenses.expiring).toBe(
      (await idsOf({ status: ["active"], expiring: [String(EXPIRING_DAYS) as "60"] })).size,
    );
    expect(figures.months).toHaveLength(12);
    expect(figures.months.at(-1)).toEqual({ month: "2026-05", issued: 1 });
    expect(figures.months.at(-2)).toEqual({ month: "2026-04", issued: 1 });
    expect(figures.months[0]).toEqual({ month: "2025-06", issued: 0 });
    expect(figures.categories).toEqual([
      { category: "A1", count: 1 },
      { category: "A", count: 1 },
      { category: "B", count: 3 },
      { category: "EC1", count: 1 },
    ]);
    expect(figures.statuses).toEqual([
      { status: "active", count: 5 },
      { status: "suspended", count: 1 },
    ]);
    expect(figures.people).toMatchObject({ registered: 2, withoutPhoto: 2 });
  });

  it("starts the day at the office's midnight, not at UTC's", async () => {
    const generation = (createdAt: string) => ({
      id: newId(),
      licenseId: ids.past,
      jobId: newId(),
      generatorVersion: "2.0",
      templateVersion: TEMPLATE_VERSION,
      barcodePayload: "{}",
      inputHash: "x",
      createdAt: new Date(createdAt),
    });
    const before = (await dashboardFigures(clerk, NOW)).cardsToday;
    await db().licenseGeneration.createMany({
      data: [generation("2026-05-14T21:59:59Z"), generation("2026-05-14T22:00:00Z")],
    });
    const after = (await dashboardFigures(clerk, NOW)).cardsToday;
    // Johannesburg is two hours ahead: 22:00 UTC is its midnight. (Other rows of this file are dated today.)
    expect(after - before).toBe(1);
  });

  it("lists what is urgent, soonest first, and shows clerks nothing of the administration", async () => {
    const { expiring, withoutPhoto } = await dashboardConcerns(clerk, NOW);
    expect(expiring.map(({ id }) => Number(id))).toEqual([ids.soon]);
    expect(withoutPhoto).toHaveLength(2);
    const rows = await recentActivity(clerk, 50);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every(({ resourceType }) => ["license", "citizen"].includes(resourceType))).toBe(true);
  });
});
