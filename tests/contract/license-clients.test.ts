import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { inngest } from "@/inngest/client";
import { createExecutor } from "@/inngest/embedded/executor";
import { functions } from "@/inngest/functions";
import { connectJobs } from "@/lib/platform/jobs/jobs";
import { call } from "@/tests/support/call";
import { makeLicense, makePerson, makeUser, PASSWORD } from "@/tests/support/office";

/**
 * The calls of the two React clients (rest-contract 1.8), in the order in which their screens make them. What a client
 * reads of an answer is written down here by hand, and not taken from our own schemas: a key that we rename fails here.
 */

const text = z.string();
const moment = z.iso.datetime({ local: true, offset: true });
const License = z.object({
  id: z.int(),
  license_number: text.regex(/^L-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}$/),
  citizen_id: z.int(),
  citizen_name: text,
  license_class: text,
  category: text,
  issue_date: z.iso.date(),
  expiry_date: z.iso.date(),
  status: z.enum(["active", "expired", "suspended", "revoked", "pending", "pending_collection"]),
  restrictions: text.nullable(),
  medical_conditions: text.nullable(),
  file_url: text.nullable(),
  barcode_data: text.nullable(),
  is_active: z.boolean(),
});
const FILE_KEYS = [
  "front_image_path",
  "back_image_path",
  "front_pdf_path",
  "back_pdf_path",
  "combined_pdf_path",
] as const;

let executor: Awaited<ReturnType<typeof createExecutor>>;
let staff: Awaited<ReturnType<typeof makeUser>>;
let token: string;
let license: Awaited<ReturnType<typeof makeLicense>>;

const get = (path: string, headers?: Record<string, string>) => call("GET", `/api/v1${path}`, { token, headers });
const post = (path: string, json?: unknown) => call("POST", `/api/v1${path}`, { token, json });
/** Checks status and shape, and gives what the client reads. */
function read<T>(answer: { status: number; body: unknown }, shape: z.ZodType<T>): T {
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return shape.parse(answer.body);
}

beforeAll(async () => {
  staff = await makeUser("clerk");
  license = await makeLicense(staff.actor);
  connectJobs((event) => inngest.send(event));
  executor = await createExecutor({ client: inngest, functions });
});
afterAll(() => executor.stop());

describe("the platform client", () => {
  it("signs in with a form, asks first whether it may, and reads who it is", async () => {
    const form = { username: staff.user.username, password: PASSWORD };
    const login = await call("POST", "/api/v1/auth/login", { form });
    token = read(login, z.object({ access_token: text.min(20), token_type: z.literal("bearer") })).access_token;
    const Me = z.object({
      id: z.int(),
      username: text,
      email: text,
      is_active: z.boolean(),
      is_superuser: z.boolean(),
    });
    read(await get("/users/me"), Me.extend({ full_name: text.nullable(), department: text.nullable(), role: text }));
    expect((await call("GET", "/api/v1/licenses")).status).toBe(401);
  });

  it("lists licenses by status, number, holder's id number and name", async () => {
    const Licenses = z.array(License);
    const all = read(await get("/licenses?skip=0&limit=1000"), Licenses);
    expect(all.map(({ id }) => id)).toContain(license.id);
    const found = async (query: string) => read(await get(`/licenses?${query}`), Licenses).map(({ id }) => id);
    expect(await found("status=ACTIVE")).toContain(license.id);
    expect(await found("status=revoked")).not.toContain(license.id);
    expect(await found(`citizen_id_search=${license.person.idNumber}`)).toEqual([license.id]);
    expect(await found(`citizen_name_search=${encodeURIComponent(license.person.lastName)}`)).toContain(license.id);
    // A number of our form goes where names go.
    expect(await found(`citizen_name_search=${license.licenseNumber}`)).toEqual([license.id]);
    expect(await found("license_number=ZZ123456")).toEqual([]);
  });

  it("shows a license with its holder", async () => {
    const Holder = z.object({
      id: z.int(),
      id_number: text,
      first_name: text,
      last_name: text,
      date_of_birth: z.iso.date(),
    });
    const Detail = z.object({ license: License.extend({ created_at: moment, updated_at: moment }), citizen: Holder });
    const detail = read(await get(`/licenses/${license.id}`), Detail);
    expect(read(await get(`/licenses/number/${license.licenseNumber}`), Detail)).toEqual(detail);
    const missing = await get("/licenses/999999");
    expect(missing).toMatchObject({ status: 404, body: { detail: "License not found" } });
  });

  it("generates the card, lists its files and downloads each as a blob", async () => {
    const Generated = z.object({
      message: text,
      license_id: z.literal(license.id),
      license_number: z.literal(license.licenseNumber),
      cached: z.boolean(),
      files: z.object({
        ...Object.fromEntries(FILE_KEYS.map((key) => [key, text])),
        ...Object.fromEntries(FILE_KEYS.map((key) => [key.replace("_path", "_url"), text])),
        generation_timestamp: moment,
        generator_version: z.literal("2.0"),
      }),
    });
    const generate = () => post(`/licenses/${license.id}/generate`, { force_regenerate: false });
    expect(read(await generate(), Generated).cached).toBe(false);
    expect(read(await generate(), Generated).cached).toBe(true);
    const FileState = z.object({ path: text, url: text, size_bytes: z.int().positive(), exists: z.literal(true) });
    const Files = z.object({
      license_id: z.int(),
      license_number: text,
      last_generated: moment,
      generation_version: z.literal("2.0"),
      files: z.object(Object.fromEntries(FILE_KEYS.map((key) => [key, FileState]))),
    });
    const { files } = read(await get(`/licenses/${license.id}/files`), Files);
    for (const key of FILE_KEYS) {
      const type = key.replace("_path", "");
      const file = await get(`/licenses/${license.id}/download/${type}`);
      expect([file.status, file.bytes.length]).toEqual([200, files[key]?.size_bytes]);
      expect(file.headers.get("content-type")).toBe(type.endsWith("image") ? "image/png" : "application/pdf");
      expect(file.headers.get("content-disposition")).toContain(`license_${license.licenseNumber}_${type}.`);
    }
    expect((await get(`/licenses/${license.id}/download/banner`)).status).toBe(400);
  });

  it("shows QR code, previews and specifications", async () => {
    const base64 = z.base64();
    read(await get(`/licenses/${license.id}/qr-code`), z.object({ qr_code: base64 }));
    const picture = await get(`/licenses/${license.id}/qr-code`, { accept: "image/png" });
    expect(picture.headers.get("content-type")).toBe("image/png");
    read(await get(`/licenses/${license.id}/preview`), z.object({ preview: base64 }));
    const Preview = z.object({ preview: base64, format: z.literal("PNG"), dpi: z.literal("300"), dimensions: text });
    read(await get(`/licenses/${license.id}/preview/front`), Preview);
    read(await get(`/licenses/${license.id}/preview/back`), Preview.extend({ features: text }));
    read(await get("/licenses/watermark-template"), z.object({ watermark: base64, dimensions: text, text, dpi: text }));
    read(await get("/licenses/specifications"), z.record(z.string(), z.unknown()));
  });

  it("prints, and tells the transaction", async () => {
    const Printed = z.object({
      success: z.literal(true),
      message: text,
      transaction_id: z.int(),
      transaction_ref: text.regex(/^TRN-[0-9A-F]{8}$/),
      amount: z.literal("R120.00"),
    });
    const printed = read(await post(`/licenses/${license.id}/print`), Printed);
    const Transaction = z.object({
      transaction_ref: text,
      transaction_type: z.literal("license_issuance"),
      amount: z.literal(12_000),
    });
    read(await get(`/transactions/ref/${printed.transaction_ref}`), Transaction);
  });

  it("suspends, reactivates, renews and revokes, and is refused what is illegal", async () => {
    const move = async (name: string, json: unknown) =>
      read(await post(`/licenses/${license.id}/${name}`, json), License).status;
    expect(await move("suspend", { reason: "Points" })).toBe("suspended");
    expect((await post(`/licenses/${license.id}/suspend`, { reason: "Again" })).status).toBe(409);
    expect(await move("reactivate", {})).toBe("active");
    expect(await move("renew", {})).toBe("active");
    expect(await move("revoke", { reason: "Court order" })).toBe("revoked");
    expect((await post(`/licenses/${license.id}/renew`, {})).status).toBe(409);
  });

  it("reads the storage's figures", async () => {
    const counts = ["total_files", "license_files", "photo_files", "temp_files", "total_size_bytes"] as const;
    const sizes = ["total", "license", "photo", "temp"].map((kind) => `${kind}_size_formatted`);
    const Stats = z.object({
      ...Object.fromEntries(counts.map((key) => [key, z.int()])),
      ...Object.fromEntries(sizes.map((key) => [key, text.regex(/^\d+(\.\d)? (B|KB|MB|GB|TB)$/)])),
    });
    read(await get("/licenses/storage/stats"), Stats);
  });
});

describe("the older client", () => {
  it("signs in with JSON, renews its token and reads who it is", async () => {
    const json = { username: staff.user.username, password: PASSWORD };
    const User = z.object({ id: z.int(), email: text, name: text, role: text });
    const Login = z.object({ access_token: text, refresh_token: text, user: User });
    const login = read(await call("POST", "/api/v1/auth/login", { json }), Login);
    const renewed = await call("POST", "/api/v1/auth/token", { json: { refresh_token: login.refresh_token } });
    token = read(renewed, z.object({ access_token: text })).access_token;
    read(await get("/auth/me"), z.object({ id: z.int(), email: text }));
  });

  it("pages and searches people", async () => {
    const Person = z.object({
      id: z.int(),
      id_number: text,
      first_name: text,
      last_name: text,
      date_of_birth: z.iso.date(),
    });
    const page = read(
      await get("/citizens/?page=1&limit=10"),
      z.object({ data: z.array(Person), total: z.int().positive() }),
    );
    expect(page.data.length).toBeGreaterThan(0);
    const found = read(await get(`/citizens/search?query=${license.person.idNumber}`), z.array(Person));
    expect(found.map(({ id }) => id)).toEqual([license.person.id]);
  });

  it("hands an application in with files, asks for documents, rejects and approves", async () => {
    const Application = z.looseObject({ id: z.int(), citizen_id: z.int(), applied_category: text, status: text });
    const apply = async () => {
      const person = await makePerson(staff.actor);
      const form = new FormData();
      form.append("citizen_id", String(person.id));
      form.append("applied_category", "B");
      form.append(
        "files",
        new Blob(["%PDF-1.4\n%âãÏÓ\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF"], { type: "application/pdf" }),
        "id.pdf",
      );
      const answer = await call("POST", "/api/v1/applications", { token, form });
      expect([200, 201], JSON.stringify(answer.body)).toContain(answer.status);
      return Application.parse(answer.body).id;
    };
    const [first, second] = [await apply(), await apply()];
    await post(`/applications/${first}/request-documents`, { documentList: ["Proof of address"] });
    expect(read(await get(`/applications/${first}`), Application).status).toBe("pending_documents");
    await post(`/applications/${first}/reject`, { reason: "Not resident" });
    expect(read(await get(`/applications/${first}`), Application).status).toBe("rejected");
    const checks = { documents_verified: true, medical_verified: true, payment_verified: true };
    expect((await call("PUT", `/api/v1/applications/${second}`, { token, json: checks })).status).toBe(200);
    const Approved = z.object({
      message: text,
      application_id: z.literal(second),
      license_id: z.int(),
      license_number: text,
    });
    read(await post(`/applications/${second}/approve`, { notes: "All there" }), Approved);
  });

  it("looks a person up in the external register", async () => {
    const Lookup = z.object({ success: z.boolean() });
    read(await get(`/external/citizen/${license.person.idNumber}`), Lookup);
  });
});
