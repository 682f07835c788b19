import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/platform/db";
import { call } from "@/tests/support/call";
import { makeLicense, makePerson, makeUser } from "@/tests/support/office";
import { LIFE_CYCLE, MOVES, openMoves, statusAfter, statusesFrom } from "./life-cycle";
import { expireLicenses, moveLicense } from "./life-cycle-service";
import { LICENSE_STATUSES, LicenseInput, LicensePatch, type LicenseStatusName } from "./schema";
import { issueLicense, updateLicense } from "./service";

let clerk: Awaited<ReturnType<typeof makeUser>>;
beforeAll(async () => {
  clerk = await makeUser("clerk");
});

const post = (id: number, move: string, json: unknown = {}) =>
  call("POST", `/api/v1/licenses/${id}/${move}`, { token: clerk.token, json });

describe("the moves of a license", () => {
  it("are open where the life cycle says so, and nothing leads away from revoked", () => {
    expect(openMoves("active")).toEqual(["suspend", "renew", "revoke"]);
    expect(openMoves("suspended")).toEqual(["reactivate", "revoke"]);
    expect(openMoves("expired")).toEqual(["renew", "revoke"]);
    expect(openMoves("revoked")).toEqual([]);
  });

  it("end in expired when a suspension outlasted the license", () => {
    expect(statusAfter("reactivate", "2026-05-14", "2026-05-15")).toBe("expired");
    expect(statusAfter("reactivate", "2026-05-15", "2026-05-15")).toBe("active");
  });

  it("answer 409 from every other status, and change nothing", async () => {
    const { id } = await makeLicense(clerk.actor);
    for (const status of LICENSE_STATUSES) {
      for (const move of MOVES.filter((name) => !LIFE_CYCLE[name].from.includes(status))) {
        await db().license.update({ where: { id }, data: { status } });
        expect(await post(id, move)).toMatchObject({ status: 409, body: { code: "illegal_transition" } });
        expect((await db().license.findUniqueOrThrow({ where: { id } })).status).toBe(status);
      }
    }
  });

  it("keep the reason on the license and in the trail", async () => {
    const { id, licenseNumber } = await makeLicense(clerk.actor);
    const suspended = await post(id, "suspend", { reason: "  Unpaid fines  " });
    expect(suspended).toMatchObject({ status: 200, body: { id, status: "suspended" } });
    expect(await db().license.findUniqueOrThrow({ where: { id } })).toMatchObject({ statusReason: "Unpaid fines" });
    const entry = await db().auditEntry.findFirstOrThrow({
      where: { resourceType: "license", resourceId: String(id) },
      orderBy: { seq: "desc" },
    });
    expect(entry).toMatchObject({
      action: "update",
      description: `Suspended ${licenseNumber}: Unpaid fines`,
      oldValues: { status: "active" },
      newValues: { status: "suspended", reason: "Unpaid fines" },
    });
    expect(await post(id, "reactivate")).toMatchObject({ status: 200, body: { status: "active" } });
    expect(await post(id, "revoke", { reason: null })).toMatchObject({ status: 200, body: { status: "revoked" } });
  });

  it("refuse a reason of 501 characters by its name", async () => {
    const { id } = await makeLicense(clerk.actor);
    const answer = await post(id, "suspend", { reason: "x".repeat(501) });
    expect(answer.status).toBe(422);
    expect(JSON.stringify(answer.body)).toContain("reason");
  });

  it("renew for five years from today, keep the first issue date and are one at a time", async () => {
    const person = await makePerson(clerk.actor);
    const input = { citizen_id: person.id, category: "B", issue_date: "2020-02-29", expiry_date: "2025-02-28" };
    const { id } = await issueLicense(clerk.actor, LicenseInput.parse(input));
    const now = new Date("2026-02-10T10:00:00Z");
    const attempts = await Promise.allSettled(
      Array.from({ length: 4 }, () => moveLicense(clerk.actor, id, "suspend", null, now)),
    );
    expect(attempts.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await moveLicense(clerk.actor, id, "reactivate", null, now);
    expect((await db().license.findUniqueOrThrow({ where: { id } })).status).toBe("expired");
    await moveLicense(clerk.actor, id, "renew", null, now);
    await moveLicense(clerk.actor, id, "renew", null, new Date("2027-02-10T10:00:00Z"));
    expect(await db().license.findUniqueOrThrow({ where: { id } })).toMatchObject({
      status: "active",
      issueDate: new Date("2027-02-10"),
      expiryDate: new Date("2032-02-10"),
      firstIssueDate: new Date("2020-02-29"),
    });
  });
});

describe("the nightly expiry", () => {
  it("expires what was active until yesterday, once, and nothing else", async () => {
    const person = await makePerson(clerk.actor);
    const make = async (expiry_date: string, status: LicenseStatusName) =>
      (
        await issueLicense(
          clerk.actor,
          LicenseInput.parse({ citizen_id: person.id, category: "B", issue_date: "2015-01-01", expiry_date, status }),
        )
      ).id;
    const past = await make("2016-05-14", "active");
    const others = [
      await make("2016-05-15", "active"),
      await make("2016-05-14", "suspended"),
      await make("2016-05-14", "revoked"),
    ];
    // Half past midnight at the office, while UTC still has the day before.
    const now = new Date("2016-05-14T22:30:00Z");
    expect(await expireLicenses(undefined, now)).toBe(1);
    expect(await expireLicenses(undefined, now)).toBe(0);
    const rows = await db().license.findMany({ where: { id: { in: [past, ...others] } }, orderBy: { id: "asc" } });
    expect(rows.map(({ status }) => status)).toEqual(["expired", "active", "suspended", "revoked"]);
    const trail = await db().auditEntry.count({
      where: { resourceType: "license", resourceId: String(past), description: { contains: "expired on 2016-05-14" } },
    });
    expect(trail).toBe(1);
    await expect(expireLicenses(clerk.actor, now)).rejects.toMatchObject({ kind: "forbidden" });
  });
});

describe("a status set by an edit", () => {
  it("leads only where the life cycle leads", async () => {
    const person = await makePerson(clerk.actor);
    for (const from of LICENSE_STATUSES) {
      for (const to of LICENSE_STATUSES) {
        const input = LicenseInput.parse({ citizen_id: person.id, category: "B", status: from });
        const { id } = await issueLicense(clerk.actor, input);
        const edited = updateLicense(clerk.actor, id, LicensePatch.parse({ status: to }));
        if (statusesFrom(from).includes(to)) expect((await edited).status).toBe(to);
        else await expect(edited).rejects.toMatchObject({ kind: "conflict", code: "illegal_status" });
      }
    }
    expect(statusesFrom("revoked")).toEqual(["revoked"]);
    expect(statusesFrom("pending_collection")).toEqual(["pending_collection", "active", "revoked"]);
  });
});
