import { addDays } from "date-fns";
import { beforeAll, describe, expect, it } from "vitest";
import { removePerson } from "@/lib/people/service";
import { db } from "@/lib/platform/db";
import { readCsv } from "@/lib/platform/export/test-readers";
import { call } from "@/tests/support/call";
import { makeLicense, makePerson, makeUser } from "@/tests/support/office";
import { applicationChoices } from "./choices";
import { applicationQueue, QUEUE_ORDER, waitingCount } from "./listing";
import { rejectApplication } from "./review";
import { submitApplication } from "./service";
import { APPLICATION_STATUSES, UNDECIDED } from "./states";
import { LEDGER_ORDER, ledgerPage } from "./transactions-listing";

let clerk: Awaited<ReturnType<typeof makeUser>>;
beforeAll(async () => {
  clerk = await makeUser("clerk");
});
const now = new Date("2026-06-01T08:00:00Z");
const all = { skip: 0, take: 100 };

/** An application of somebody whom no other test knows. */
async function submit(fields: { personId?: number; category?: string; daysAgo?: number } = {}) {
  const citizen_id = fields.personId ?? (await makePerson(clerk.actor)).id;
  const input = { citizen_id, applied_category: fields.category ?? "B" };
  return submitApplication(clerk.actor, input, [], addDays(now, -(fields.daysAgo ?? 0)));
}
const queueOf = async (q: string, filters: object = {}) =>
  (await applicationQueue(clerk.actor, { q, ...filters }, { ...QUEUE_ORDER, ...all })).items;

describe("the review queue", () => {
  it("begins with who has waited longest; what is decided comes last", async () => {
    const person = await makePerson(clerk.actor);
    const made = [];
    for (const daysAgo of [1, 9, 5, 20]) made.push(await submit({ personId: person.id, daysAgo }));
    const [one, nine, five, twenty] = made.map(({ id }) => id);
    await rejectApplication(clerk.actor, twenty ?? 0, "No");
    const rows = await queueOf(person.idNumber);
    expect(rows.map(({ id }) => id)).toEqual([nine, five, one, twenty]);
    expect(rows.map(({ waiting_since }) => waiting_since?.slice(0, 10) ?? null)).toEqual([
      "2026-05-23",
      "2026-05-27",
      "2026-05-31",
      null,
    ]);
  });

  it("waits in just the states in which nobody has decided", async () => {
    const { id } = await submit();
    for (const status of APPLICATION_STATUSES) {
      const row = await db().licenseApplication.update({ where: { id }, data: { status } });
      expect(row.waitingSince !== null, status).toBe(UNDECIDED.includes(status));
    }
    const before = await waitingCount(clerk.actor);
    await submit();
    expect(await waitingCount(clerk.actor)).toBe(before + 1);
  });

  it("is searched by person, application and license, and filtered by state, type and category", async () => {
    const held = await makeLicense(clerk.actor);
    const input = { citizen_id: held.personId, applied_category: "B", application_type: "renewal" as const };
    const renewal = await submitApplication(clerk.actor, input);
    const other = await submit({ personId: held.personId, category: "C1, EC" });
    const ids = async (q: string, filters: object = {}) => (await queueOf(q, filters)).map(({ id }) => id);
    expect(await ids(held.licenseNumber)).toEqual([renewal.id]);
    expect(await ids(`#${other.id} ${held.person.idNumber}`)).toEqual([other.id]);
    const here = held.person.idNumber;
    expect(await ids(here, { type: ["renewal"] })).toEqual([renewal.id]);
    expect(await ids(here, { category: ["EC", "A1"] })).toEqual([other.id]);
    expect(await ids(here, { category: ["C"] })).toEqual([]);
    expect(await ids(here, { status: ["approved"] })).toEqual([]);
  });

  it("is exported as it stands", async () => {
    const { person, id } = await submit();
    const path = `/api/v1/applications/export?format=csv&q=${person.idNumber}&status=submitted`;
    const { status, bytes } = await call("GET", path, { token: clerk.token });
    expect(status).toBe(200);
    const [header, ...rows] = readCsv(bytes.toString());
    expect(rows).toHaveLength(1);
    expect(rows[0]?.[header?.indexOf("Waiting since (UTC)") ?? -1]).toMatch(/^2026-06-01T/);
    expect(rows[0]).toContain(String(id));
    expect((await call("GET", `${path}&status=lost`, { token: clerk.token })).status).toBe(422);
  });
});

describe("the list of transactions", () => {
  it("is searched, narrowed to days of the office, summed and exported", async () => {
    const { id, person, personId } = await submit();
    const token = clerk.token;
    await call("POST", `/api/v1/applications/${id}/payment`, { token, json: { payment_method: "eft" } });
    const late = new Date("2026-06-02T21:59:59Z");
    await db().transaction.updateMany({
      where: { personId, type: "fee_payment" },
      data: { initiatedAt: late },
    });
    const list = (filter: object) =>
      ledgerPage(clerk.actor, { q: person.idNumber, ...filter }, { ...LEDGER_ORDER, ...all });
    const everything = await list({});
    expect(everything).toMatchObject({ total: 2, totals: { completedCents: 12_000, pendingCents: 0 } });
    expect(everything.items.map(({ type }) => type)).toEqual(["fee_payment", "application_submission"]);
    // 21:59:59 UTC is one second before the office's midnight.
    expect((await list({ from: "2026-06-02", to: "2026-06-02" })).total).toBe(1);
    expect((await list({ from: "2026-06-03" })).total).toBe(0);
    expect(await list({ status: ["pending"] })).toMatchObject({ total: 1, totals: { completedCents: 0 } });
    const ref = everything.items[0]?.ref ?? "";
    expect((await ledgerPage(clerk.actor, { q: ref.toLowerCase() }, { ...LEDGER_ORDER, ...all })).total).toBe(1);
    const { bytes } = await call("GET", `/api/v1/transactions/export?q=${ref}`, { token });
    const [header, row] = readCsv(bytes.toString());
    expect(row?.[header?.indexOf("Amount") ?? -1]).toBe("120");
  });
});

describe("who has an open application", () => {
  it("is not removed until it is decided", async () => {
    const { id, personId } = await submit();
    expect(await call("DELETE", `/api/v1/citizens/${personId}`, { token: clerk.token })).toMatchObject({
      status: 409,
      body: { code: "has_applications", detail: expect.stringMatching(/1 open application$/) },
    });
    await rejectApplication(clerk.actor, id, "Withdrawn");
    expect((await call("DELETE", `/api/v1/citizens/${personId}`, { token: clerk.token })).status).toBe(200);
  });

  it("cannot slip in while they are being removed", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id } = await makePerson(clerk.actor);
      const [removed, applied] = await Promise.allSettled([removePerson(clerk.actor, id), submit({ personId: id })]);
      expect([removed.status, applied.status].sort()).toEqual(["fulfilled", "rejected"]);
    }
  });
});

describe("what somebody can apply for", () => {
  const held = (status: "active" | "expired" | "suspended" | "revoked", category = "B") => [
    { id: 1, license_number: "L-1", category, status },
  ];
  const types = (of: ReturnType<typeof held>) => applicationChoices(of, 3).map(({ type }) => type);
  it.each([
    ["nothing", [], ["new", "conversion"]],
    ["an active license", held("active"), ["new", "renewal", "replacement", "upgrade", "conversion"]],
    ["one for everything", held("active", "A, B, C"), ["new", "renewal", "replacement", "conversion"]],
    ["an expired one", held("expired"), ["new", "renewal", "conversion"]],
    ["a suspended one", held("suspended"), ["new", "conversion"]],
    ["a revoked one", held("revoked"), ["new", "conversion"]],
  ])("who holds %s", (_, licenses, expected) => {
    expect(types(licenses)).toEqual(expected);
  });
});
