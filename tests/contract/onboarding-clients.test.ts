import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { DocumentReading } from "@/lib/identity/extract/reading";
import { documentNumber, passportReading } from "@/lib/identity/onboarding/test-support";
import { db } from "@/lib/platform/db";
import { DomainError } from "@/lib/platform/errors";
import { call } from "@/tests/support/call";
import { makeUser } from "@/tests/support/office";

/** What the reader reads next; a test says it. */
const script = vi.hoisted(() => {
  // What other files of this worker have loaded knows the real reader.
  vi.resetModules();
  return { next: null as null | (() => unknown) };
});
afterAll(() => vi.resetModules());
vi.mock("@/lib/identity/readers", () => ({ readDocument: async () => script.next?.() }));

/**
 * The calls of contract 4's clients, and of its old one, with the keys and words that they read, written down by hand.
 */
const number = documentNumber;
const passport = (of: string, more: Parameters<typeof passportReading>[1] = {}): DocumentReading => ({
  ...passportReading(of, { date_of_birth: ["1990-03-02", 0.71], ...more }),
  quality: [{ code: "blur", confidence: 0.6 }],
});

const picture = async (width: number, height: number) =>
  new Blob([
    new Uint8Array(
      await sharp({ create: { width, height, channels: 3, background: "#888" } })
        .jpeg({ quality: 40 })
        .toBuffer(),
    ),
  ]);
let front: Blob;
let small: Blob;
beforeAll(async () => {
  [front, small] = await Promise.all([picture(800, 600), picture(799, 600)]);
});
beforeEach(() => {
  script.next = () => passport(number());
});

type Parts = Record<string, Blob | string | null>;
const form = (parts: Parts = {}): FormData => {
  const all: Parts = { document_type: "passport", image_front: front, selfie: front, ...parts };
  const data = new FormData();
  for (const [name, part] of Object.entries(all)) if (part !== null) data.append(name, part);
  return data;
};
const upload = (token: string, parts: Parts = {}) =>
  call("POST", "/api/ocr/documents/upload/", { token, form: form(parts) });
const applicant = () => makeUser("applicant");
type Body = Record<string, unknown> & { data: Record<string, unknown>; id: string };

describe("an applicant", () => {
  test("begins at the upload, sends a passport without a back, confirms, and is told so at each step", async () => {
    const { token, user } = await applicant();
    const stage = async () => (await call("GET", "/api/ocr/onboarding/stage/", { token })).body;
    expect(await stage()).toMatchObject({
      user: user.id,
      user_display: user.username,
      stage: "document_upload",
      stage_display: "Document Upload",
    });
    expect(await call("GET", "/api/ocr/id-cards/detail/", { token })).toMatchObject({
      status: 404,
      body: { detail: "ID card not found" },
    });

    const taken = await upload(token);
    expect(taken.status).toBe(201);
    const { data, ...rest } = taken.body as Body;
    expect(rest).toMatchObject({ status: "success", confidence_score: 0.95, decision: "review" });
    expect(rest.warnings).toContainEqual({
      code: "DOCUMENT_BLUR",
      description: "The picture is blurred",
      severity: "medium",
      confidence: 0.6,
    });
    expect(data).toMatchObject({
      user: user.id,
      first_name: { content: "ADA", confidence: 0.98 },
      middle_name: { content: "LOUISE", confidence: 0.98 },
      last_name: { content: "NKOSI", confidence: 0.96 },
      date_of_birth: { content: "02/03/1990", confidence: 0.71 },
      country: { content: "South Africa", confidence: 0.99 },
      id_number: null,
      full_name: "ADA LOUISE NKOSI",
      expired: false,
      back_image: null,
      additional_images: [],
      low_confidence_fields: [{ field: "date_of_birth", confidence: 0.71, content: "02/03/1990" }],
    });
    expect(await stage()).toMatchObject({ stage: "id_verification" });

    // The pictures' addresses hold by themselves, and not with another signature.
    const address = new URL(String(data.front_image));
    const seen = await call("GET", address.pathname + address.search);
    expect([seen.status, seen.headers.get("content-type"), seen.bytes.length]).toEqual([200, "image/jpeg", front.size]);
    address.searchParams.set("signature", "x");
    expect((await call("GET", address.pathname + address.search)).status).toBe(403);

    const confirm = (json: object, as = token) =>
      call("PUT", `/api/ocr/id-cards/${data.id}/confirm/`, { token: as, json });
    expect(await confirm({ first_name: "Ada", date_of_birth: "1990-03-02" })).toMatchObject({
      status: 200,
      body: { status: "success", message: "ID card confirmed successfully" },
    });
    expect(await stage()).toMatchObject({ stage: "id_confirmation" });
    expect((await call("GET", "/api/ocr/id-cards/detail", { token })).body).toMatchObject({
      is_confirmed: true,
      first_name: { content: "Ada", confidence: 1 },
      date_of_birth: { content: "02/03/1990", confidence: 1 },
    });
    expect((await confirm({ first_name: "Eve" }, (await applicant()).token)).status).toBe(404);
    expect(await upload(token)).toMatchObject({
      status: 400,
      body: { error: "ID card already exists for this user", errorCode: "card_exists" },
    });
  });

  test.each([
    ["no type", { document_type: null }, { document_type: ["This field is required."] }],
    ["another type", { document_type: "visa" }, { document_type: ['"visa" is not a valid choice.'] }],
    ["no back", { document_type: "national_id" }, { image_back: ["National Id requires back side image"] }],
    ["no selfie", { selfie: null }, { selfie: ["No file was submitted."] }],
    ["799 x 600", () => ({ image_front: small }), { image_front: [expect.stringContaining("799x600")] }],
    [
      "a PDF",
      { image_front: new Blob(["%PDF-1.7\n%âãÏÓ\n1 0 obj"]) },
      { image_front: [expect.stringContaining("PDF")] },
    ],
    ["text", { selfie: new Blob(["hello"]) }, { selfie: [expect.stringContaining("valid image")] }],
    [
      "20 MB",
      { image_front: new Blob([new Uint8Array(20 << 20)]) },
      { image_front: [expect.stringContaining("10 MB")] },
    ],
    [
      "51 MB",
      { selfie_video: new Blob([new Uint8Array(51 << 20)]) },
      { selfie_video: [expect.stringContaining("50 MB")] },
    ],
  ] as const)("who sends %s is told which field is wrong, and can send again", async (_, parts, refusal) => {
    const { token } = await applicant();
    const answer = await upload(token, typeof parts === "function" ? parts() : (parts as Parts));
    expect(answer).toMatchObject({ status: 400, body: refusal });
    expect((await call("GET", "/api/ocr/onboarding/stage", { token })).body).toMatchObject({
      stage: "document_upload",
    });
  });

  test("is refused for what the reading tells, in the contract's words", async () => {
    const { token } = await applicant();
    const refusal = async (read: () => unknown, parts?: Parts) => {
      script.next = read;
      const { status, body } = await upload(token, parts);
      return [status, (body as Record<string, unknown>).error];
    };
    expect(await refusal(() => passport(number(), { date_of_expiry: ["2020-01-01", 0.97] }))).toEqual([
      400,
      "Document has expired",
    ]);
    expect(await refusal(() => ({ ...passport(number()), documentType: "visa" }))).toEqual([
      400,
      "Document type 'visa' is not supported",
    ]);
    const cat = {
      ...passport(""),
      documentType: "unknown",
      fields: {},
      quality: [{ code: "no_document", confidence: 0.9 }],
    };
    expect(await refusal(() => cat)).toEqual([400, "Document verification failed"]);
    expect(
      await refusal(() => {
        throw new DomainError("unavailable", "busy", "No worker is free");
      }),
    ).toEqual([400, "Document verification failed"]);
    expect(
      await refusal(() => {
        throw new TypeError("a bug");
      }),
    ).toEqual([500, "An unexpected error occurred during document verification"]);
    const license = await refusal(() => passport(number()), { document_type: "driver_license", image_back: front });
    expect(license).toEqual([400, expect.stringContaining("passport")]);
  });

  test("who sends a document of another account, or confirms its number, is told so", async () => {
    const [one, other] = [await applicant(), await applicant()];
    const taken = number();
    script.next = () => passport(taken);
    expect((await upload(one.token)).status).toBe(201);
    expect(await upload(other.token)).toMatchObject({
      status: 400,
      body: { document_number: [expect.stringContaining("another account")] },
    });
    script.next = () => passport(number());
    const { data } = (await upload(other.token)).body as Body;
    const json = { document_number: ` ${taken.toLowerCase()} ` };
    expect(await call("PATCH", `/api/ocr/id-cards/${data.id}/confirm`, { token: other.token, json })).toMatchObject({
      status: 400,
      body: { document_number: [expect.stringContaining("another account")] },
    });
  });

  test("cannot make an approved document say something else", async () => {
    const { token } = await applicant();
    script.next = () => ({ ...passport(number(), { date_of_birth: ["1990-03-02", 0.98] }), quality: [] });
    const { data } = (await upload(token, { selfie: null, image_back: null })).body as Body;
    expect(data).toBeUndefined();
    const sent = (await upload(token)).body as Body;
    await db().idCard.update({ where: { id: String(sent.data.id) }, data: { decision: "approved" } });
    const at = `/api/ocr/id-cards/${sent.data.id}/confirm`;
    const faulty = {
      date_of_birth: "2015-01-01",
      date_of_issue: "2100-01-01",
      date_of_expiry: "01/01/2001",
      id_number: "1",
    };
    expect((await call("PUT", at, { token, json: faulty })).body).toMatchObject({
      id_number: ["Ensure this field has at least 3 characters."],
    });
    expect((await call("PUT", at, { token, json: { ...faulty, id_number: "" } })).body).toMatchObject({
      date_of_birth: ["Must be at least 18 years old"],
      date_of_issue: ["Date of issue cannot be in the future"],
      date_of_expiry: ["Document has expired"],
    });
    expect((await call("PUT", at, { token, json: { last_name: "Someone Else" } })).status).toBe(200);
    expect((await call("GET", "/api/ocr/id-cards/detail", { token })).body).toMatchObject({ decision: "review" });
  });

  test("of the old client finds its paths", async () => {
    const { token } = await applicant();
    const sent = await call("POST", "/api/onboarding/card-ocr", { token, form: form({ document_type: null }) });
    const card = sent.body as { id: string; first_name: object; date_of_birth: object };
    expect([sent.status, card.first_name, card.date_of_birth]).toEqual([
      200,
      { content: "ADA", confidence: 0.98 },
      { content: "02/03/1990", confidence: 0.71 },
    ]);
    const json = { first_name: "Ada", document_type: "passport", latitude: 1.5, longitude: "2" };
    const { token: stranger } = await applicant();
    const at = `/api/onboarding/confirm-id?id=${card.id}`;
    expect((await call("PUT", at, { token: stranger, json })).status).toBe(404);
    expect((await call("PUT", at, { token, json })).status).toBe(200);
    expect((await call("GET", "/api/onboarding/stage", { token })).body).toMatchObject({ stage: "id_confirmation" });
  });
});

describe("the desk", () => {
  test("lists, filters, sorts and pages cards, and finds those of low confidence", async () => {
    const { token, user } = await applicant();
    const { data } = (await upload(token)).body as Body;
    const clerk = (await makeUser("clerk")).token;
    const list = async (query: string) => {
      const { status, body } = await call("GET", `/api/ocr/admin/id-cards/?search=${user.username}&${query}`, {
        token: clerk,
      });
      return status === 200 ? (body as { count: number; next: null; previous: null; results: Body[] }) : status;
    };
    expect(await list("")).toMatchObject({ count: 1, next: null, previous: null, results: [{ id: data.id }] });
    for (const holds of [
      "decision=review",
      "document_type=passport",
      "verified=false",
      "is_confirmed=False",
      "min_confidence=0.9&max_confidence=0.96",
      "ordering=-confidence_score",
      "created_after=2020-01-01",
    ])
      expect(await list(holds), holds).toMatchObject({ count: 1 });
    for (const fails of ["decision=approved", "verified=true", "min_confidence=0.96", "created_before=2020-01-01"])
      expect(await list(fails), fails).toMatchObject({ count: 0, results: [] });
    expect([await list("page=9"), await list("decision=maybe"), await list("min_confidence=abc")]).toEqual([
      404, 400, 400,
    ]);
    const low = (threshold: string) =>
      call("GET", `/api/ocr/admin/id-cards/low-confidence/${threshold}`, { token: clerk });
    expect((await low("")).body).toMatchObject({ threshold: 0.8 });
    const found = (await low("?threshold=0.955")).body as { threshold: number; results: Body[] };
    expect([found.threshold, found.results.some(({ id }) => id === data.id)]).toEqual([0.955, true]);
    expect(await low("?threshold=abc")).toMatchObject({ status: 400, body: { threshold: [expect.any(String)] } });
  });

  test("deletes a card with its pictures, and the applicant can begin again", async () => {
    const { token } = await applicant();
    const { data } = (await upload(token)).body as Body;
    const clerk = (await makeUser("clerk")).token;
    expect((await call("DELETE", `/api/ocr/admin/id-cards/${data.id}/delete/`, { token: clerk })).status).toBe(204);
    expect((await call("GET", String(data.front_image).replace(/^https?:\/\/[^/]+/, ""))).status).toBe(404);
    expect((await call("GET", "/api/ocr/onboarding/stage", { token })).body).toMatchObject({
      stage: "document_upload",
    });
    expect((await upload(token)).status).toBe(201);
  });

  test("is closed to others, in Django's words", async () => {
    expect(await call("GET", "/api/ocr/onboarding/stage/")).toMatchObject({
      status: 401,
      body: { detail: "Authentication credentials were not provided." },
    });
    const { token } = await applicant();
    expect(await call("GET", "/api/ocr/admin/id-cards/", { token })).toMatchObject({
      status: 403,
      body: { detail: "You do not have permission to perform this action." },
    });
    const headers = { authorization: `Token ${token}` };
    expect((await call("GET", "/api/ocr/onboarding/stage/", { headers })).status).toBe(200);
  });
});
