import { PDFDocument } from "@cantoo/pdf-lib";
import sharp from "sharp";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { makeCandidate, makeCourse } from "@/lib/candidates/certificates/test-support";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { forgetSettings } from "@/lib/platform/settings";
import { call } from "@/tests/support/call";
import { makeUser } from "@/tests/support/office";

/** The calls of contract 5's React client on certificates and PDFs, with the keys that it reads. */

let token = "";
let picture = "";
beforeAll(async () => {
  token = (await makeUser("clerk")).token;
  picture = (
    await sharp({ create: { width: 20, height: 12, channels: 3, background: "#335577" } })
      .jpeg()
      .toBuffer()
  ).toString("base64");
});
afterEach(() => {
  vi.unstubAllEnvs();
  forgetSettings();
});

type Body = {
  status?: string;
  error?: string;
  message: string;
  duplicate?: boolean;
  data: { id: number; [key: string]: unknown };
};
const send = async (method: "GET" | "POST" | "PUT" | "DELETE", path: string, json?: unknown) => {
  const answer = await call(method, `/api/certificate${path}`, { token, json });
  return { ...answer, body: answer.body as Body };
};
const save = (json: unknown) => send("POST", "/save-certificate-data", json);

/** A candidate as the client's form sends them. */
const form = async (names: { firstName?: string; lastName?: string } = {}) => {
  const { firstName, lastName, passportNo, ...candidate } = await makeCandidate(names);
  return { candidate, sent: { firstName, lastName, passport: passportNo, certificateName: "Basic Safety" } };
};

describe("selections", () => {
  it("are saved with images once, and answer duplicate the second time", async () => {
    const { candidate, sent } = await form({ firstName: "Mei Lin", lastName: "D’Souza Núñez" });
    const first = await save({ ...sent, verificationImageData: `data:image/jpeg;base64,${picture}`, clientName: "" });
    expect(first.status).toBe(200);
    expect(first.body).toMatchObject({
      status: "success",
      data: {
        candidate_id: candidate.id,
        candidate_name: candidate.candidateName,
        certificate_name: "Basic Safety",
        client_name: "Delta Marine",
        has_images: true,
      },
    });
    const image = await send("GET", `/verification-image/${first.body.data.id}`);
    expect([image.status, image.headers.get("content-type")]).toEqual([200, "image/jpeg"]);
    expect((await send("GET", `/certificate-image/${first.body.data.id}`)).status).toBe(404);
    const second = await save(sent);
    expect(second.status).toBe(200);
    expect(second.body).toEqual({ duplicate: true, message: expect.any(String) });
    const both = await Promise.all([1, 2, 3].map(() => save({ ...sent, certificateName: "Fire Fighting" })));
    expect(both.filter(({ body }) => body.duplicate).length).toBe(2);
  });

  it("name what is wrong", async () => {
    const { sent } = await form();
    const missing = await save({ ...sent, certificateName: " " });
    expect([missing.status, missing.body]).toMatchObject([
      400,
      { status: "validation_error", message: /certificateName/ },
    ]);
    const unknown = await save({ ...sent, passport: "NOBODY" });
    expect([unknown.status, unknown.body.message]).toEqual([404, "Candidate 'Mei_Lin_NOBODY' not found in database"]);
    for (const wrong of ["data:image/png;base64,###", "abcde", Buffer.from("no picture").toString("base64")]) {
      const { status, body } = await save({ ...sent, certificateImageData: wrong });
      expect([status, body.message]).toEqual([400, expect.stringContaining("certificateImageData")]);
    }
    expect(
      (await send("POST", "/update-certificate-company-data", { certificateIds: [], companyName: "X" })).status,
    ).toBe(400);
  });

  it("are grouped for receipts, billed, renamed, counted and removed", async () => {
    const { candidate, sent } = await form();
    const { body: one } = await save(sent);
    const { body: two } = await save({ ...sent, certificateName: "Sea Survival" });
    const ids = [one.data.id, two.data.id];
    const company = {
      certificateIds: ids,
      companyName: "Kochi Shipping",
      rateData: { [ids[0] ?? 0]: 4500.5, "Sea Survival": 10 },
    };
    expect((await send("POST", "/update-certificate-company-data", company)).body).toMatchObject({
      status: "success",
      updated_count: 2,
    });
    const groups = async () => {
      const { body } = await send("GET", "/get-certificate-selections-for-receipt");
      return (body as unknown as { data: { candidate_id: number; certificates: unknown[] }[] }).data.filter(
        (row) => row.candidate_id === candidate.id,
      );
    };
    expect(await groups()).toMatchObject([
      {
        id: ids[1],
        certificate_name: "Sea Survival",
        candidate_name: candidate.candidateName,
        client_name: "Kochi Shipping",
        certificate_count: 2,
        certificates: [{ id: ids[1] }, { id: ids[0], certificate_name: "Basic Safety" }],
      },
    ]);
    expect((await send("POST", "/get-candidate-names-by-ids", { certificateIds: ids })).body.data).toMatchObject({
      [String(ids[0])]: { candidate_name: candidate.candidateName, certificate_name: "Basic Safety" },
    });
    expect(
      (await send("PUT", "/update-certificate-selection", { id: ids[1], certificate_name: "Medical Care" })).status,
    ).toBe(200);
    expect(
      (await send("POST", "/update-certificate-status", { certificateIds: [ids[0]], status: "done" })).status,
    ).toBe(200);
    expect(await groups()).toMatchObject([{ certificate_count: 1, certificate_name: "Medical Care" }]);
    expect((await send("DELETE", "/delete-certificate-selection", { id: ids[1] })).status).toBe(200);
    expect((await send("DELETE", "/delete-certificate-selection", { id: ids[1] })).body).toMatchObject({
      status: "not_found",
    });
    expect((await send("DELETE", "/delete-certificate-selection", {})).status).toBe(400);
    expect(await groups()).toEqual([]);
  });

  it("take a number that a later client gives, and the series goes on behind it", async () => {
    const { actor } = await makeUser("admin");
    const course = await makeCourse(actor);
    const { sent } = await form();
    const number = `${course.code}0405260007`;
    const saved = await save({
      ...sent,
      certificateName: course.name,
      certificateNumber: number,
      startDate: "2026-05-04",
      endDate: "",
    });
    expect(saved.status).toBe(200);
    const sequence = await send("GET", `/last-sequence?course_code=${course.code}&date=2026-05-04`);
    expect(sequence.body.data).toMatchObject({ last_sequence: 7, next_number: `${course.code}0405260008` });
    const other = await form();
    expect((await save({ ...other.sent, certificateNumber: number })).status).toBe(409);
    const generated = await send("POST", "/generate-certificate", { id: saved.body.data.id, start_date: "2026-05-04" });
    expect(generated.body.data).toMatchObject({
      number,
      state: "issued",
      end_date: "2026-05-08",
      expiry_date: "2031-05-07",
    });
    expect((await send("DELETE", "/delete-certificate-selection", { id: saved.body.data.id })).status).toBe(409);
  });

  it("need credentials, unless the office lets clients without any in", async () => {
    const refused = await call("GET", "/api/certificate/get-certificate-selections-for-receipt");
    expect([refused.status, refused.body]).toMatchObject([401, { message: "Token is missing" }]);
    vi.stubEnv("CANDIDATE_OPEN_CLIENTS", "1");
    forgetSettings();
    expect((await call("GET", "/api/certificate/get-certificate-selections-for-receipt")).status).toBe(200);
  });
});

describe("kept PDFs", () => {
  const pdfForm = async (name = "receipt 7/../x.pdf") => {
    const document = await PDFDocument.create();
    document.addPage([200, 100]);
    const form = new FormData();
    form.set("pdf", new File([new Uint8Array(await document.save())], name, { type: "application/pdf" }));
    return form;
  };
  const keep = async (path: string, form: FormData) => {
    const { status, body } = await call("POST", `/api/files${path}`, { token, form });
    return { status, body: body as Record<string, string> };
  };

  it.each(["/save-pdf", "/upload"])("of %s have an address that works, and a QR code of it", async (path) => {
    const { status, body } = await keep(path, await pdfForm());
    expect([status, body]).toMatchObject([200, { success: true, status: "success", storage_type: "local" }]);
    expect(body.filename).toMatch(/^\d{8}_\d{6}_[\w-]+\.pdf$/);
    expect(body.drive_link).toMatch(new RegExp(`/download-pdf/${body.filename}$`));
    expect((await sharp(Buffer.from(body.qr_image ?? "", "base64")).metadata()).format).toBe("png");
    const file = await call("GET", `/api/files/download-pdf/${body.filename}`, { token });
    expect([file.status, file.bytes.subarray(0, 5).toString()]).toEqual([200, "%PDF-"]);
    const listed = await call("GET", "/api/files/list-files", { token });
    expect((listed.body as { files: { pdfs: string[] } }).files.pdfs).toContain(body.filename);
  });

  it("are two where two of a name come in one second, and are nothing but PDFs", async () => {
    const names = await Promise.all(
      [1, 2, 3].map(async () => (await keep("/save-right-pdf", await pdfForm("same.pdf"))).body.filename),
    );
    expect(new Set(names).size).toBe(3);
    const form = new FormData();
    form.set("pdf", new File(["MZ not a PDF"], "a.pdf"));
    expect(await keep("/save-pdf", form)).toMatchObject({
      status: 400,
      body: { message: "Only PDF files are allowed" },
    });
    expect(await keep("/save-pdf", new FormData())).toMatchObject({
      status: 400,
      body: { message: "No PDF file provided" },
    });
    for (const name of ["..%2F..%2Fetc%2Fpasswd", "%2e%2e", "x.pdf"])
      expect((await call("GET", `/api/files/download-pdf/${name}`, { token })).status).toBe(404);
    expect((await call("GET", "/api/files/download-pdf/a.pdf%00", { token })).status).toBe(400);
  });
});

describe("candidates' pictures", () => {
  it("have names of their own in the list, and are had by them and nothing else", async () => {
    const candidate = await makeCandidate();
    const { files } = (await call("GET", "/api/files/list-files", { token })).body as { files: { images: string[] } };
    const { id } = await db().candidateFile.findFirstOrThrow({ where: { candidateId: candidate.id } });
    const name = `${id}_me.jpg`;
    expect(files.images).toContain(name);
    const answer = await call("GET", `/api/files/download-image/${name}`, { token });
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "image/jpeg"]);
    expect(answer.headers.get("content-disposition")).toMatch(/^attachment/);
    const info = await call("GET", `/api/files/file-info/image/${name}`, { token });
    expect(info.body).toMatchObject({
      data: { filename: name, mime_type: "image/jpeg", file_size: answer.bytes.length },
    });
    for (const other of [`${id}_you.jpg`, "me.jpg", `${id + 100_000}_me.jpg`, `..%2F${name}`, "0_me.jpg"])
      expect((await call("GET", `/api/files/download-image/${other}`, { token })).status, other).toBe(404);
  });
});

describe("certificates of earlier systems", () => {
  it("are noted, found, changed and removed", async () => {
    const number = `BST/2019/${newId().slice(-6)}`;
    const noted = { candidate_name: "Mei Lin", certificate_name: "Basic Safety", certificate_number: number };
    const made = await send("POST", "/legacy-certificates", { ...noted, issue_date: "2019-05-08", remark: "" });
    expect([made.status, made.body]).toMatchObject([201, { status: "success", data: { ...noted, remark: null } }]);
    const { id } = made.body.data;
    expect((await send("POST", "/legacy-certificates", noted)).status).toBe(409);
    const wrong = await send("POST", "/legacy-certificates", {
      ...noted,
      issue_date: "2019-05-08",
      expiry_date: "2018-01-01",
    });
    expect([wrong.status, wrong.body.message]).toEqual([400, expect.stringContaining("expiry_date")]);
    const found = await send("GET", `/legacy-certificates/search?q=${encodeURIComponent(`mei ${number}`)}`);
    expect(found.body).toMatchObject({ total: 1, data: [{ id }] });
    const changed = await send("PUT", `/legacy-certificates/${id}`, { ...noted, passport: "P1" });
    expect(changed.body.data).toMatchObject({ passport: "P1", issue_date: null });
    expect((await send("DELETE", `/legacy-certificates/${id}`)).status).toBe(200);
    expect((await send("GET", `/legacy-certificates/${id}`)).body).toMatchObject({ status: "not_found" });
  });
});
