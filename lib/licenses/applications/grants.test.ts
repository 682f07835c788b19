import { beforeAll, describe, expect, it } from "vitest";
import { db, transaction } from "@/lib/platform/db";
import { call } from "@/tests/support/call";
import { makeLicense, makePerson, makeUser } from "@/tests/support/office";
import { moveLicense } from "../life-cycle-service";
import { approveApplication } from "./review";
import { ApplicationInput } from "./schema";
import { submitApplication } from "./service";
import { recordTransaction } from "./transactions";

let clerk: Awaited<ReturnType<typeof makeUser>>;
beforeAll(async () => {
  clerk = await makeUser("clerk");
});

const post = (path: string, json: unknown = {}) =>
  call("POST", `/api/v1/applications${path}`, { token: clerk.token, json });
const get = (path: string) => call("GET", path, { token: clerk.token });
const stored = (id: number) => db().licenseApplication.findUniqueOrThrow({ where: { id } });
const transactionsOf = (applicationId: number) =>
  db().transaction.findMany({ where: { applicationId }, orderBy: { id: "asc" } });
const VERIFIED = { documents_verified: true, medical_verified: true, payment_verified: true };

async function submit(fields: Record<string, unknown> = {}) {
  const citizen_id = Number(fields.citizen_id ?? (await makePerson(clerk.actor)).id);
  return submitApplication(clerk.actor, ApplicationInput.parse({ applied_category: "B", ...fields, citizen_id }));
}

describe("an application about a license", () => {
  it("renews it by the renewal of the life cycle", async () => {
    const held = await makeLicense(clerk.actor);
    const { id } = await submit({ ...VERIFIED, citizen_id: held.personId, application_type: "renewal" });
    const now = new Date("2029-03-01T10:00:00Z");
    const { license } = await approveApplication(clerk.actor, id, null, now);
    expect(license).toMatchObject({ id: held.id, expiryDate: new Date("2034-03-01"), firstIssueDate: held.issueDate });
    expect((await transactionsOf(id)).map(({ type }) => type)).toEqual(["application_submission", "license_renewal"]);
    expect(await db().license.count({ where: { personId: held.personId } })).toBe(1);
  });

  it("upgrades and replaces an active license, and nothing of a suspended one", async () => {
    const held = await makeLicense(clerk.actor);
    const about = { ...VERIFIED, citizen_id: held.personId };
    const upgrade = await submit({ ...about, application_type: "upgrade", applied_category: "EB" });
    expect((await post(`/${upgrade.id}/approve`)).body).toMatchObject({ license_id: held.id });
    expect(await db().license.findUniqueOrThrow({ where: { id: held.id } })).toMatchObject({ category: "B, EB" });
    const replacement = await submit({ ...about, application_type: "replacement", applied_category: "B, EB" });
    await moveLicense(clerk.actor, held.id, "suspend", null);
    expect(await post(`/${replacement.id}/approve`)).toMatchObject({
      status: 409,
      body: { code: "license_not_active" },
    });
    expect(await stored(replacement.id)).toMatchObject({ status: "submitted", approvedLicenseId: null });
    await moveLicense(clerk.actor, held.id, "reactivate", null);
    expect((await post(`/${replacement.id}/approve`)).body).toMatchObject({ license_number: held.licenseNumber });
    expect((await transactionsOf(replacement.id)).at(-1)).toMatchObject({ type: "license_replacement" });
  });

  it("grants nothing of a license that was given to somebody else meanwhile", async () => {
    const held = await makeLicense(clerk.actor);
    const { id } = await submit({ ...VERIFIED, citizen_id: held.personId, application_type: "renewal" });
    const other = await makePerson(clerk.actor);
    await db().license.update({ where: { id: held.id }, data: { personId: other.id } });
    expect(await post(`/${id}/approve`)).toMatchObject({ status: 404, body: { detail: "License not found" } });
    expect(await db().license.findUniqueOrThrow({ where: { id: held.id } })).toMatchObject({ version: held.version });
  });

  it("is refused where it fits no license of that citizen", async () => {
    const held = await makeLicense(clerk.actor);
    const other = await makeLicense(clerk.actor);
    const ask = (fields: Record<string, unknown>) =>
      post("", { citizen_id: held.personId, applied_category: "B", ...fields });
    expect((await ask({ application_type: "renewal", license_id: other.id })).status).toBe(404);
    expect((await ask({ application_type: "new", license_id: held.id })).status).toBe(422);
    expect((await ask({ application_type: "upgrade" })).status).toBe(422);
    expect((await ask({ application_type: "renewal", applied_category: "C" })).status).toBe(422);
    await makeLicense(clerk.actor, held.personId);
    expect((await ask({ application_type: "renewal" })).status).toBe(422);
    expect((await ask({ application_type: "renewal", license_id: held.id })).status).toBe(200);
  });
});

describe("transactions", () => {
  it("are read by id, reference, citizen and license, with their parties nested", async () => {
    const { id, personId } = await submit(VERIFIED);
    const { license } = await approveApplication(clerk.actor, id, null);
    const [submission, fee] = await transactionsOf(id);
    const byId = await get(`/api/v1/transactions/${fee?.id}`);
    expect(byId).toMatchObject({
      status: 200,
      body: {
        transaction_type: "license_issuance",
        amount: 12_000,
        currency: "ZAR",
        user: { id: clerk.user.id, username: clerk.user.username },
        citizen: { id: personId },
        license: { id: license.id, license_number: license.licenseNumber, status: "active" },
      },
    });
    expect((await get(`/api/v1/transactions/ref/${fee?.ref.toLowerCase()}`)).body).toEqual(byId.body);
    expect((await get(`/api/v1/transactions/license/${license.id}`)).body).toEqual([byId.body]);
    expect((await get(`/api/v1/transactions/citizen/${personId}`)).body).toMatchObject([
      { id: fee?.id },
      { id: submission?.id, amount: null, license: null },
    ]);
    const listed = await get("/api/v1/transactions?transaction_type=LICENSE_ISSUANCE&limit=1");
    expect(listed.body).toMatchObject([{ transaction_type: "license_issuance" }]);
    expect((await get("/api/v1/transactions/ref/TRN-NOTTHERE")).status).toBe(404);
  });

  it("draw another reference when one is taken", async () => {
    const drawn = ["TRN-00C0FFEE", "TRN-00C0FFEE", "TRN-0BADCAFE"];
    const record = () =>
      transaction((tx) => recordTransaction(tx, { type: "fee_payment" }, () => drawn.shift() ?? "none left"));
    expect((await record()).ref).toBe("TRN-00C0FFEE");
    expect((await record()).ref).toBe("TRN-0BADCAFE");
  });
});
