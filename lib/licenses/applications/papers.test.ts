import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/platform/db";
import { call } from "@/tests/support/call";
import { makePerson, makeUser } from "@/tests/support/office";
import { MEDICAL_QUESTIONS } from "./medical/questions";
import { approveApplication } from "./review";
import { submitApplication } from "./service";

const BASE = "/api/v1/applications";
let clerk: Awaited<ReturnType<typeof makeUser>>;
let png: Blob;
beforeAll(async () => {
  clerk = await makeUser("clerk");
  const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: "#abc" } })
    .png()
    .toBuffer();
  png = new Blob([new Uint8Array(bytes)]);
});

const post = (path: string, json: unknown = {}) => call("POST", BASE + path, { token: clerk.token, json });
const put = (path: string, json: unknown) => call("PUT", BASE + path, { token: clerk.token, json });
const get = (path: string, token = clerk.token) => call("GET", path, { token });
const send = (method: "POST" | "PUT", path: string, form: FormData) =>
  call(method, BASE + path, { token: clerk.token, form });

/** A form as the older client fills it: everything is text, and each file is a part named `files`. */
function formOf(fields: Record<string, string>, files: [Blob, string][] = []): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const [file, name] of files) form.append("files", file, name);
  return form;
}

async function submit() {
  const person = await makePerson(clerk.actor);
  return submitApplication(clerk.actor, { citizen_id: person.id, applied_category: "B" });
}
type Listed = { id: string; document_type: string; file_name: string; content_type: string; url: string }[];
const documents = async (id: number) => (await get(`${BASE}/${id}/documents`)).body as Listed;

describe("a multipart application", () => {
  it("brings its files along, judged by their bytes, and its texts as what they mean", async () => {
    const { id: citizenId } = await makePerson(clerk.actor);
    const fields = {
      citizen_id: String(citizenId),
      applied_category: "B",
      license_id: "",
      payment_verified: "true",
      medical_verified: "",
    };
    const made = await send(
      "POST",
      "",
      formOf(fields, [
        [png, "id card.pdf"],
        [png, "address.png"],
        [new Blob(), ""],
      ]),
    );
    expect(made).toMatchObject({
      status: 200,
      body: { citizen_id: citizenId, license_id: null, payment_verified: true, medical_verified: false },
    });
    const { id, version } = made.body as { id: number; version: number };
    expect(await documents(id)).toMatchObject([
      { file_name: "id card.pdf", content_type: "image/png", document_type: "other" },
      { file_name: "address.png", content_type: "image/png" },
    ]);
    const changed = await send("PUT", `/${id}`, formOf({ version: String(version) }, [[png, "third.png"]]));
    expect(changed).toMatchObject({ status: 200, body: { version: version + 1 } });
    expect(await documents(id)).toHaveLength(3);
  });

  it("is refused with the field's name for a file that is none of a document's kinds, and leaves nothing behind", async () => {
    const { id: citizenId } = await makePerson(clerk.actor);
    const text = new Blob(["only a text"]);
    const form = formOf({ citizen_id: String(citizenId), applied_category: "B" }, [[text, "scan.pdf"]]);
    expect(await send("POST", "", form)).toMatchObject({
      status: 415,
      body: { detail: expect.stringContaining("scan.pdf"), errors: [{ name: "files" }] },
    });
    expect(await db().licenseApplication.count({ where: { personId: citizenId } })).toBe(0);
    const words = formOf({ citizen_id: "five", applied_category: "B" });
    expect(await send("POST", "", words)).toMatchObject({
      status: 422,
      body: { detail: [{ loc: ["body", "citizen_id"] }] },
    });
    const named = formOf({ citizen_id: String(citizenId), applied_category: "B", files: "scan.pdf" });
    expect(await send("POST", "", named)).toMatchObject({
      status: 422,
      body: { detail: [{ loc: ["body", "files"] }] },
    });
  });

  it("takes the list of requested documents as a form too", async () => {
    const { id } = await submit();
    const form = new URLSearchParams([["documentList[]", "Proof of address"]]).toString();
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const asked = await call("POST", `${BASE}/${id}/request-documents`, { token: clerk.token, raw: form, headers });
    expect(asked).toMatchObject({ status: 200, body: { requested_documents: ["Proof of address"] } });
  });
});

describe("documents", () => {
  it("are read by the desk and by their applicant only, and stay once they are decided on", async () => {
    const { id, personId } = await submit();
    const added = await send("POST", `/${id}/documents`, formOf({ document_type: "identity" }, [[png, "id.png"]]));
    expect(added).toMatchObject({ status: 200, body: [{ document_type: "identity" }] });
    const [document] = added.body as Listed;
    const url = document?.url ?? "";
    const shown = await get(url);
    expect(shown.status).toBe(200);
    expect(shown.headers.get("content-disposition")).toMatch(/^inline/);
    expect((await get(`${url}?download=1`)).headers.get("content-disposition")).toMatch(/^attachment.*id\.png/);
    const applicant = await makeUser("applicant", personId);
    expect((await get(url, applicant.token)).status).toBe(200);
    const stranger = await makeUser("applicant", (await makePerson(clerk.actor)).id);
    expect((await get(url, stranger.token)).status).toBe(404);
    // Under another application's address it is not there.
    const other = await submit();
    expect((await get(url.replace(`/${id}/`, `/${other.id}/`))).status).toBe(404);
    const trail = await db().auditEntry.findMany({
      where: { resourceType: "application", resourceId: String(id), action: "download" },
    });
    expect(trail).toHaveLength(1);

    const second = (await send("POST", `/${id}/documents`, formOf({}, [[png, "b.png"]]))).body as Listed;
    const removed = await call("DELETE", second[0]?.url ?? "", { token: clerk.token });
    expect(removed).toMatchObject({ status: 200, body: [{ id: document?.id }] });
    await post(`/${id}/reject`, { reason: "Not the same person" });
    expect(await call("DELETE", url, { token: clerk.token })).toMatchObject({
      status: 409,
      body: { code: "already_decided" },
    });
    expect(await send("POST", `/${id}/documents`, formOf({}, [[png, "c.png"]]))).toMatchObject({ status: 409 });
    expect(await documents(id)).toHaveLength(1);
  });
});

const NOTHING = Object.fromEntries(MEDICAL_QUESTIONS.map(({ id }) => [id, { declared: false }]));
const declaration = (fields: object = {}) => ({
  declared_by: "Dr Adams",
  answers: NOTHING,
  decision: "fit",
  ...fields,
});

describe("a medical declaration", () => {
  it("answers the contract's flag, and each recording stays", async () => {
    const { id } = await submit();
    const flag = async () => ((await get(`${BASE}/${id}`)).body as { medical_verified: boolean }).medical_verified;
    const epilepsy = { ...NOTHING, epilepsy: { declared: true, details: "Last attack 2024" } };
    const unfit = declaration({ answers: epilepsy, decision: "unfit", decision_reason: "Attack within two years" });
    expect(await put(`/${id}/medical`, unfit)).toMatchObject({ status: 200, body: { decision: "unfit" } });
    expect(await flag()).toBe(false);
    const fit = declaration({ declared_on: "2026-01-05", acuity_left: "6/6", acuity_right: "6/9", field_degrees: 140 });
    expect(await put(`/${id}/medical`, fit)).toMatchObject({ status: 200, body: { declared_on: "2026-01-05" } });
    expect(await flag()).toBe(true);
    // The plain flag goes on working, and leaves a decision of its own.
    await put(`/${id}`, { medical_verified: false });
    expect(await flag()).toBe(false);
    await put(`/${id}`, { medical_verified: true });
    expect((await get(`${BASE}/${id}/medical`)).body).toMatchObject([
      { decision: "fit", declared_by: null, answers: {} },
      { decision: "undecided", declared_by: null },
      { decision: "fit", declared_by: "Dr Adams", acuity_right: "6/9", field_degrees: 140 },
      { decision: "unfit", answers: { epilepsy: { declared: true, details: "Last attack 2024" } } },
    ]);
    const trail = await db().auditEntry.findMany({ where: { resourceType: "application", resourceId: String(id) } });
    expect(JSON.stringify(trail, (_, value) => (typeof value === "bigint" ? String(value) : value))).not.toContain(
      "Last attack",
    );
  });

  it.each([
    ["answers.other", declaration({ answers: { ...NOTHING, other: undefined } })],
    ["answers.diabetes.details", declaration({ answers: { ...NOTHING, diabetes: { declared: true } } })],
    ["declared_by", declaration({ declared_by: " " })],
    ["declared_on", declaration({ declared_on: "2199-01-01" })],
    ["acuity_left", declaration({ acuity_left: "good" })],
    ["field_degrees", declaration({ field_degrees: 400 })],
    ["decision_reason", declaration({ decision: "unfit" })],
  ])("without a right %s is refused by that name", async (field, input) => {
    const { id } = await submit();
    const refused = await put(`/${id}/medical`, input);
    expect(refused.status).toBe(422);
    expect((refused.body as { detail: { loc: string[] }[] }).detail.map(({ loc }) => loc.join("."))).toContain(
      `body.${field}`,
    );
    expect((await get(`${BASE}/${id}/medical`)).body).toEqual([]);
  });
});

describe("a payment", () => {
  it("takes the fee of the application's day once, and is counted once", async () => {
    const { id } = await submit();
    const paid = await post(`/${id}/payment`, { payment_method: "card", payment_reference: "AB-1042" });
    expect(paid).toMatchObject({
      status: 200,
      body: {
        transaction_type: "fee_payment",
        status: "completed",
        amount: 12_000,
        transaction_metadata: { payment_method: "card", payment_reference: "AB-1042" },
      },
    });
    expect(await post(`/${id}/payment`, { payment_method: "cash" })).toMatchObject({
      status: 409,
      body: { code: "already_paid" },
    });
    await put(`/${id}`, { documents_verified: true, medical_verified: true });
    await approveApplication(clerk.actor, id, null);
    const money = await db().transaction.findMany({ where: { applicationId: id, amountCents: { not: null } } });
    expect(money).toMatchObject([{ type: "fee_payment", amountCents: 12_000n, status: "completed" }]);
    expect(await db().transaction.findFirst({ where: { applicationId: id, type: "license_issuance" } })).toMatchObject({
      amountCents: null,
      metadata: { paid_by: (paid.body as { transaction_ref: string }).transaction_ref },
    });
  });

  it("that is taken back no longer counts, and can be taken again", async () => {
    const { id } = await submit();
    const pay = () => post(`/${id}/payment`, { payment_method: "cash" });
    await pay();
    expect(await put(`/${id}`, { payment_verified: false })).toMatchObject({ status: 200 });
    expect((await pay()).status).toBe(200);
    const payments = await db().transaction.findMany({
      where: { applicationId: id, type: "fee_payment" },
      orderBy: { id: "asc" },
    });
    expect(payments.map(({ status }) => status)).toEqual(["cancelled", "completed"]);
  });
});
