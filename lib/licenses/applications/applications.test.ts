import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { call } from "@/tests/support/call";
import { makePerson, makeUser } from "@/tests/support/office";
import { ApplicationInput } from "./schema";
import { submitApplication } from "./service";
import { APPLICATION_STATUSES, type ApplicationStatusName, DECISIONS, type Decision, TRANSITIONS } from "./states";

let clerk: Awaited<ReturnType<typeof makeUser>>;
beforeAll(async () => {
  clerk = await makeUser("clerk");
});

const BASE = "/api/v1/applications";
const post = (path: string, json: unknown = {}, headers: Record<string, string> = {}) =>
  call("POST", BASE + path, { token: clerk.token, json, headers });
const put = (id: number, json: unknown) => call("PUT", `${BASE}/${id}`, { token: clerk.token, json });
const get = (path: string) => call("GET", path, { token: clerk.token });
const stored = (id: number) => db().licenseApplication.findUniqueOrThrow({ where: { id } });
const VERIFIED = { documents_verified: true, medical_verified: true, payment_verified: true };

async function submit(fields: Record<string, unknown> = {}) {
  const citizen_id = Number(fields.citizen_id ?? (await makePerson(clerk.actor)).id);
  return submitApplication(clerk.actor, ApplicationInput.parse({ applied_category: "B", ...fields, citizen_id }));
}

const trail = (resourceType: string, resourceId: number) =>
  db().auditEntry.findMany({ where: { resourceType, resourceId: String(resourceId) }, orderBy: { seq: "asc" } });
const transactionsOf = (applicationId: number) =>
  db().transaction.findMany({ where: { applicationId }, orderBy: { id: "asc" } });

describe("an application for a new license", () => {
  it("walks from submission through documents and review to an issued license and its fee", async () => {
    const person = await makePerson(clerk.actor);
    const made = await post("", { citizen_id: person.id, applied_category: "eb, b", payment_verified: true });
    expect(made).toMatchObject({
      status: 200,
      body: {
        citizen_id: person.id,
        citizen_name: `${person.firstName} ${person.lastName}`,
        application_type: "new",
        license_id: null,
        applied_category: "B, EB",
        status: "submitted",
        payment_verified: true,
        documents_verified: false,
        approved_license_id: null,
        reviewed_by: null,
      },
    });
    const { id } = made.body as { id: number };
    const queue = (await get(`${BASE}/pending?limit=1000`)).body as { id: number }[];
    expect(queue.map((row) => row.id)).toContain(id);

    const [submission] = await transactionsOf(id);
    expect(submission).toMatchObject({ type: "application_submission", status: "pending", personId: person.id });
    expect(submission?.ref).toMatch(/^TRN-[0-9A-F]{8}$/);

    const asked = await post(`/${id}/request-documents`, {
      documentList: ["Proof of address", "Id"],
      notes: "Bring both",
    });
    expect(asked).toMatchObject({
      status: 200,
      body: {
        status: "pending_documents",
        requested_documents: ["Proof of address", "Id"],
        review_notes: "Bring both",
        reviewed_by: clerk.user.id,
      },
    });
    const reviewed = await put(id, { status: "under_review", documents_verified: true, medical_verified: true });
    expect(reviewed).toMatchObject({ status: 200, body: { status: "under_review", medical_verified: true } });

    const approved = await post(`/${id}/approve`, { notes: "All seen" });
    expect(approved).toMatchObject({
      status: 200,
      body: { message: expect.any(String), application_id: id, license_number: expect.stringMatching(/^L-/) },
    });
    const { license_id: licenseId, license_number } = approved.body as { license_id: number; license_number: string };
    expect(await db().license.findUniqueOrThrow({ where: { id: licenseId } })).toMatchObject({
      licenseNumber: license_number,
      personId: person.id,
      category: "B, EB",
      status: "active",
      barcodeData: `${license_number.replaceAll("-", "")}:${person.idNumber}`,
    });
    expect(await stored(id)).toMatchObject({
      status: "approved",
      approvedLicenseId: licenseId,
      reviewedBy: clerk.user.id,
      reviewDate: expect.any(Date),
      reviewNotes: "All seen",
    });
    expect(await transactionsOf(id)).toMatchObject([
      { type: "application_submission", status: "completed", completedAt: expect.any(Date) },
      { type: "license_issuance", status: "completed", amountCents: 12_000n, currency: "ZAR", licenseId },
    ]);
    const entries = await trail("application", id);
    expect(entries.map(({ action }) => action)).toEqual(["create", "update", "update", "update"]);
    expect(entries.at(-1)).toMatchObject({
      description: `Application ${id} approved`,
      userId: clerk.user.id,
      oldValues: { status: "under_review", approved_license_id: null },
      newValues: { status: "approved", approved_license_id: licenseId },
    });
    expect(await trail("license", licenseId)).toHaveLength(1);
    const [, fee] = await transactionsOf(id);
    expect(await trail("transaction", fee?.id ?? 0)).toMatchObject([
      { newValues: { amount: 12_000, currency: "ZAR" } },
    ]);

    expect(await post(`/${id}/approve`)).toMatchObject({
      status: 400,
      body: { detail: expect.stringMatching(/already approved/) },
    });
    expect(await call("DELETE", `${BASE}/${id}`, { token: clerk.token })).toMatchObject({ status: 409 });
    expect(await put(id, { documents_verified: false })).toMatchObject({
      status: 409,
      body: { code: "already_decided" },
    });
    expect(await put(id, { status: "completed" })).toMatchObject({ status: 200, body: { status: "completed" } });
    expect(await post(`/${id}/approve`)).toMatchObject({ status: 400 });
    expect((await get(`${BASE}/citizen/${person.id}`)).body).toMatchObject([{ id, status: "completed" }]);
  });

  it("is refused for an unknown or removed citizen, and leaves nothing behind", async () => {
    const removed = await makePerson(clerk.actor);
    await db().person.update({ where: { id: removed.id }, data: { isActive: false } });
    for (const citizen_id of [2_000_000_000, removed.id]) {
      expect(await post("", { citizen_id, applied_category: "B" })).toMatchObject({
        status: 404,
        body: { detail: "Citizen not found" },
      });
    }
    expect(await db().transaction.count({ where: { personId: removed.id } })).toBe(0);
  });

  it("names each check that is missing, and issues nothing", async () => {
    const { id, personId } = await submit({ medical_verified: true });
    const refused = await post(`/${id}/approve`);
    expect(refused).toMatchObject({ status: 409, body: { code: "checks_missing" } });
    expect((refused.body as { detail: string }).detail).toBe("Not verified yet: documents, payment");
    for (const missing of Object.keys(VERIFIED)) {
      await db().licenseApplication.update({
        where: { id },
        data: {
          documentsVerified: missing !== "documents_verified",
          medicalVerified: missing !== "medical_verified",
          paymentVerified: missing !== "payment_verified",
        },
      });
      expect((await post(`/${id}/approve`)).status, missing).toBe(409);
    }
    expect(await db().license.count({ where: { personId } })).toBe(0);
    expect(await stored(id)).toMatchObject({ status: "submitted", approvedLicenseId: null });
  });

  it("is approved once when eight clerks approve it at the same moment", async () => {
    const { id, personId } = await submit(VERIFIED);
    const answers = await Promise.all(Array.from({ length: 8 }, () => post(`/${id}/approve`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(7).fill(400)]);
    expect(await db().license.count({ where: { personId } })).toBe(1);
    expect(await transactionsOf(id)).toHaveLength(2);
  });

  it("answers a repeated request with the same key from what the first one did", async () => {
    const person = await makePerson(clerk.actor);
    const input = { citizen_id: person.id, applied_category: "B", ...VERIFIED };
    const [key, approveKey] = [{ "idempotency-key": newId() }, { "idempotency-key": newId() }];
    const first = await post("", input, key);
    expect((await post("", input, key)).body).toEqual(first.body);
    const { id } = first.body as { id: number };
    const approved = await post(`/${id}/approve`, {}, approveKey);
    expect(approved.status).toBe(200);
    // As after a crash between the commit and the answer: only the effect is on record.
    await db().idempotencyRecord.updateMany({
      where: { key: approveKey["idempotency-key"] },
      data: { status: null, lockedUntil: new Date(0) },
    });
    const again = await post(`/${id}/approve`, {}, approveKey);
    expect(again).toMatchObject({ status: 200, body: approved.body as object });
    expect(await db().licenseApplication.count({ where: { personId: person.id } })).toBe(1);
    expect(await db().license.count({ where: { personId: person.id } })).toBe(1);
  });
});

const attempt = (id: number, decision: Decision) => {
  const calls: Record<Decision, () => ReturnType<typeof post>> = {
    review: () => put(id, { status: "under_review" }),
    request_documents: () => post(`/${id}/request-documents`, { documentList: ["Id"] }),
    approve: () => post(`/${id}/approve`),
    reject: () => post(`/${id}/reject`, { reason: "No" }),
    complete: () => put(id, { status: "completed" }),
  };
  return calls[decision]();
};

describe("decisions", () => {
  const illegal = APPLICATION_STATUSES.flatMap((status) =>
    DECISIONS.filter((decision) => !TRANSITIONS[decision].from.includes(status))
      // Naming the status that it has already is no move.
      .filter((decision) => !["review", "complete"].includes(decision) || TRANSITIONS[decision].to !== status)
      .map((decision): [ApplicationStatusName, Decision] => [status, decision]),
  );

  it("answer 409 from every other status, and change nothing", async () => {
    const { id, personId } = await submit(VERIFIED);
    expect(illegal).toHaveLength(18);
    for (const [status, decision] of illegal) {
      await db().licenseApplication.update({ where: { id }, data: { status } });
      expect(await attempt(id, decision), `${decision} from ${status}`).toMatchObject({
        status: 409,
        body: { code: "illegal_transition" },
      });
      expect((await stored(id)).status).toBe(status);
    }
    expect(await db().license.count({ where: { personId } })).toBe(0);
  });

  it.each(["approved", "rejected", "pending_documents", "submitted"])(
    "cannot be made by an edit to %s",
    async (status) => {
      const { id } = await submit(VERIFIED);
      await put(id, { status: "under_review" });
      expect(await put(id, { status })).toMatchObject({ status: 409, body: { code: "illegal_transition" } });
      expect((await stored(id)).status).toBe("under_review");
    },
  );

  it("keep the reason of a rejection, cancel the submission, and want a reason", async () => {
    const { id } = await submit();
    expect((await post(`/${id}/reject`)).status).toBe(422);
    expect((await post(`/${id}/reject`, { reason: "  " })).status).toBe(422);
    expect(await post(`/${id}/reject`, { reason: "Eye test not passed" })).toMatchObject({
      status: 200,
      body: { status: "rejected", review_notes: "Eye test not passed", reviewed_by: clerk.user.id },
    });
    expect(await transactionsOf(id)).toMatchObject([{ status: "cancelled", completedAt: null }]);
    expect((await trail("application", id)).at(-1)).toMatchObject({
      newValues: { review_notes: "Eye test not passed" },
    });
  });

  it("refuse a stale edit, and a removed application is gone from the lists", async () => {
    const { id, version, personId } = await submit();
    expect((await put(id, { version, documents_verified: true })).status).toBe(200);
    expect(await put(id, { version, payment_verified: true })).toMatchObject({
      status: 409,
      body: { code: "edited_meanwhile" },
    });
    const removed = await call("DELETE", `${BASE}/${id}`, { token: clerk.token });
    expect(removed).toMatchObject({ status: 200, body: { is_active: false } });
    expect((await get(`${BASE}/${id}`)).status).toBe(404);
    expect((await post(`/${id}/approve`)).status).toBe(404);
    expect((await get(`${BASE}/citizen/${personId}`)).body).toEqual([]);
    expect(await transactionsOf(id)).toMatchObject([{ status: "cancelled" }]);
  });
});
