import { beforeAll, describe, expect, it } from "vitest";
import { candidateForm, newPassport, picture } from "@/lib/candidates/test-support";
import { db } from "@/lib/platform/db";
import { forgetSettings } from "@/lib/platform/settings";
import config from "@/next.config.mjs";
import { call } from "@/tests/support/call";
import { makeUser } from "@/tests/support/office";

/*
 * What contract 5's React client sends, on the paths that it knows: the bare ones and those below /api, as next.config.mjs
 * rewrites them. The office does not read documents here, as that is the contract's default.
 */

type Rewrites = { beforeFiles: { source: string; destination: string }[] };
type Body = Record<string, unknown> & { data: Record<string, unknown> & Record<string, unknown>[] };
let token = "";
let beforeFiles: Rewrites["beforeFiles"] = [];

beforeAll(async () => {
  process.env.ENABLE_OCR = "0";
  forgetSettings();
  token = (await makeUser("clerk")).token;
  beforeFiles = (((await config.rewrites?.()) ?? {}) as Rewrites).beforeFiles;
});

/** Where a path of the client leads. What begins with the base of an API needs no rewrite. */
function rewritten(path: string): string {
  const [pathname = "", query = ""] = path.split(/(?=\?)/);
  for (const { source, destination } of beforeFiles) {
    const pattern = source.replaceAll(/:\w+\*/g, "(.+)").replaceAll(/:\w+/g, "([^/]+)");
    const found = new RegExp(`^${pattern}$`).exec(pathname);
    if (found) return destination.replace(/:\w+\*?/, found[1] ?? "") + query;
  }
  return path;
}

const send = async (method: "GET" | "POST" | "DELETE", path: string, options: { json?: unknown; form?: FormData }) => {
  const answer = await call(method, rewritten(path), { token, ...options });
  return { ...answer, body: answer.body as Body };
};
const get = (path: string) => send("GET", path, {});
const post = (path: string, json: unknown) => send("POST", path, { json });

type Parts = Record<string, [bytes: Uint8Array, name: string] | string>;
const formOf = (parts: Parts): FormData => {
  const form = new FormData();
  for (const [field, part] of Object.entries(parts))
    if (typeof part === "string") form.append(field, part);
    else form.append(field, new Blob([new Uint8Array(part[0])]), part[1]);
  return form;
};
const fourFiles = async (): Promise<Parts> => ({
  photo: [await picture(), "me.jpg"],
  signature: [await picture("png"), "sign.png"],
  passport_front_img: [await picture(), "front.jpg"],
  passport_back_img: [await picture(), "back.jpg"],
});
const upload = async (more: Parts = {}, path = "/upload-images") =>
  send("POST", path, { form: formOf({ ...(await fourFiles()), ...more }) });

const EMPTY_FRONT = {
  name: "",
  passport_no: "",
  date_of_birth: "",
  place_of_birth: "",
  date_of_issue: "",
  date_of_expiry: "",
  place_of_issue: "",
};

describe("the client's sequence", () => {
  it("goes from the pictures to the combined data", async () => {
    const uploaded = await upload({ cdc_img: "null", marksheet: [Buffer.from("%PDF-1.4\n%%EOF\n"), "marks.pdf"] });
    expect(uploaded.status, JSON.stringify(uploaded.body)).toBe(200);
    const { session_id } = uploaded.body;
    expect(uploaded.body).toMatchObject({
      status: "success",
      json_file: null,
      files_processed: 5,
      ocr_enabled: false,
      storage_type: "temp_folder",
      data: {
        session_id,
        passport_front: EMPTY_FRONT,
        passport_back: { address: "", emergency_contact: "" },
        uploaded_files: { photo: "me.jpg", signature: "sign.png" },
        temp_file_paths: { photo: "me.jpg" },
      },
    });
    expect(uploaded.body.data.cdc).toEqual({ cdc_no: "", indos_no: "" });

    const screenshot = formOf({ sessionId: String(session_id), paymentScreenshot: [await picture("png"), "upi.png"] });
    const paid = await send("POST", "/upload-payment-screenshot/", { form: screenshot });
    expect(paid.body).toMatchObject({ status: "success", filename: "upi.png", session_id });

    const form = candidateForm({
      session_id,
      firstName: "María-José",
      lastName: "O'Brien Ñandú",
      paymentStatus: "PAID",
      paymentProof: "upi.png",
      rollNo: 12,
      ocr_data: { cdc: { cdc_no: "MUM100200" } },
    });
    const saved = await post("/candidate/save-candidate-data", form);
    const name = `Maria_Jose_OBrienNandu_${form.passport}`;
    expect(saved.body, JSON.stringify(saved.body)).toMatchObject({
      status: "success",
      candidate_name: name,
      filename: name,
      files_count: 6,
      session_id,
      storage_type: "separate_tables",
    });
    const id = saved.body.record_id;

    const all = await get("/candidate/get-all-candidates?limit=1");
    expect(all.body.data).toHaveLength(1);
    expect(all.body.data[0]).toMatchObject({ id, candidate_name: name, session_id, candidate_data: { rollNo: 12 } });
    const [first] = (all.body.data[0]?.files ?? []) as { id: number; image_num: number; file_name: string }[];
    expect(first).toMatchObject({ image_num: 1, file_name: "me.jpg" });

    const image = await get(`/candidate/image/${id}/1`);
    expect([image.status, image.headers.get("content-type")]).toEqual([200, "image/jpeg"]);
    expect((await get(`/image/${first?.id}/`)).bytes.equals(image.bytes)).toBe(true);
    const download = await get(`/api/candidate/download-image/${first?.id}`);
    expect(download.headers.get("content-disposition")).toContain("attachment");

    const course = { candidateId: Number(id), certificateName: "Basic Safety", clientName: "Delta Marine" };
    await db().certificate.create({ data: course });
    const combined = await get(`/candidate/get-combined-candidate-data/${encodeURIComponent(name)}`);
    const { status, data, ...sameKeys } = combined.body;
    expect(status).toBe("success");
    expect(sameKeys).toEqual(data);
    expect(data).toMatchObject({
      candidate_name: name,
      master_data: [{ certificate_name: "Basic Safety", client_id: "DEL", candidate_id: id, passport: form.passport }],
      certificates: [{ certificate_name: "Basic Safety", has_certificate_image: false }],
      candidate_info: { id },
      data_sources: { master_table_records: 1, upload_files: 6, certificate_records: 1, has_candidate_info: true },
    });

    const current = await get("/candidate/get-current-candidate-for-certificate");
    expect(current.body).toMatchObject({
      source: "database",
      data: { passport: form.passport, firstName: "María-José" },
    });
    expect((await get("/candidate/get-unique-candidate-names")).body.data).toContain(name);
    expect((await get("/candidate/get-candidates-for-dropdown")).body.data).toContainEqual(
      expect.objectContaining({ id, candidate_name: name }),
    );
    expect((await get(`/candidate/get-candidate-images/${id}`)).body.total).toBe(6);
    expect((await get("/candidate/candidate-uploads?limit=2")).body.data).toHaveLength(2);

    expect((await post("/candidate/update-candidate-data/", { id, phone: "+91 22 5550 1001" })).status).toBe(200);
    const found = await get(`/candidate/search-candidates?q=${form.passport.toLowerCase()}&field=passport`);
    expect(found.body).toMatchObject({ total: 1, search_field: "passport", search_term: form.passport.toLowerCase() });
    expect(found.body.data[0]?.candidate_data).toMatchObject({ phone: "+91 22 5550 1001", firstName: "María-José" });

    expect((await send("DELETE", `/candidate/delete-candidate/${id}`, {})).status).toBe(200);
    expect((await get(`/candidate/image/${id}/1`)).status).toBe(404);
  });

  it("answers bare paths and those below /api, with and without a slash at the end", async () => {
    for (const path of ["/upload-images", "/upload-images/", "/api/upload-images", "/api/upload-images/"])
      expect((await upload({}, path)).status, path).toBe(200);
    const asked = (await upload()).body;
    const again = await get("/candidate/get-candidate-data/structured_passport_data.json");
    expect(again.body.data).toMatchObject({ session_id: asked.session_id, passport_front: EMPTY_FRONT });
    expect((await get("/candidate/get-candidate-data/..%2F..%2Fetc%2Fpasswd")).status).toBe(404);
  });

  it("says that the reader is off", async () => {
    const { status, body } = await send("POST", "/test-ocr", { form: formOf({ image: [await picture(), "a.jpg"] }) });
    expect([status, body.status]).toEqual([503, "disabled"]);
    expect((await post("/test-chatgpt-ocr", { text: "LIN MEI", type: "cdc" })).body).toMatchObject({
      status: "success",
      document_type: "cdc",
      extracted_data: { cdc_no: "", indos_no: "" },
      chatgpt_enabled: false,
      api_key_configured: false,
    });
    expect((await post("/test-chatgpt-ocr", { text: "LIN MEI", type: "visa" })).status).toBe(400);
  });
});

describe("what the client is told, in the contract's sentences", () => {
  const told = async (sentence: string, answer: Promise<{ status: number; body: Body }>, status = 400) => {
    const { body, ...rest } = await answer;
    expect([rest.status, body.error, body.message]).toEqual([status, sentence, sentence]);
    expect(body.status).toBeTypeOf("string");
  };

  it("of files that are missing, wrong, too large or of one name", async () => {
    const { photo: _photo, ...three } = await fourFiles();
    const sessions = await db().intakeSession.count();
    await told("Missing required file: photo", send("POST", "/upload-images", { form: formOf(three) }));
    await told("No file selected for: photo", upload({ photo: [new Uint8Array(), ""] }));
    const types = "Invalid file type for photo. Allowed extensions: png, jpg, jpeg, gif, pdf, doc, docx";
    await told(types, upload({ photo: [await picture(), "me.exe"] }));
    const zip = Buffer.from("UEsDBAoAAAAAAAAAIQAAAAAAAAAAAAAAAAAJAAAAd29yZC9QSwUGAAAAAAAAAAAAAAAAAAAAAAAA", "base64");
    await told("Invalid image type for photo. Allowed: JPEG, PNG", upload({ photo: [zip, "me.docx"] }));
    await told("Invalid image type for photo. Allowed: JPEG, PNG", upload({ photo: [zip, "me.jpg"] }));
    await told(
      "Invalid image type for signature. Allowed: JPEG, PNG",
      upload({ signature: [await picture("gif"), "s.gif"] }),
    );
    await told("File photo too large. Maximum size: 5MB", upload({ photo: [Buffer.alloc(5_242_881, 1), "me.jpg"] }));
    await told("Duplicate filename front.jpg in session", upload({ photo: [await picture(), "../a/front.jpg"] }));
    expect(await db().intakeSession.count()).toBe(sessions);
  });

  it("of screenshots", async () => {
    const path = "/upload-payment-screenshot";
    const { session_id } = (await upload()).body;
    const sent = async (parts: Parts) => send("POST", path, { form: formOf(parts) });
    const shot: Parts[string] = [await picture(), "upi.jpg"];
    await told("No payment screenshot provided", sent({ sessionId: String(session_id) }));
    await told("Session ID required", sent({ paymentScreenshot: shot }));
    await told("No file selected", sent({ sessionId: String(session_id), paymentScreenshot: [new Uint8Array(), ""] }));
    const pdf: Parts[string] = [Buffer.from("%PDF-1.4"), "upi.pdf"];
    await told(
      "Invalid file type. Only images allowed",
      sent({ sessionId: String(session_id), paymentScreenshot: pdf }),
    );
    await told("Invalid session ID or session expired", sent({ sessionId: "no such", paymentScreenshot: shot }));
  });

  it("of a form, in the contract's order", async () => {
    const path = "/candidate/save-candidate-data";
    const { session_id } = (await upload()).body;
    const form = candidateForm({ session_id });
    await told("No data provided", post(path, {}));
    await told("firstName, lastName, and passport are required", post(path, { ...form, firstName: "  " }));
    await told("session_id is required", post(path, { ...form, session_id: "" }));
    await told("Invalid session_id format", post(path, { ...form, session_id: "../../etc/passwd", email: "bad" }));
    await told("Invalid email format", post(path, { ...form, email: "mei.example.org", phone: "letters" }));
    await told("Invalid phone format", post(path, { ...form, phone: "call me now" }));
    const nobody = "01939e2c-6f2a-7b0e-8c1d-2f6f6f6f6f6f";
    await told("Invalid session or session expired", post(path, { ...form, session_id: nobody }));
    const proof = { paymentStatus: "PAID", paymentProof: "gone.png" };
    await told("Payment screenshot 'gone.png' not found in session", post(path, { ...form, ...proof }));
    const { record_id, candidate_name } = (await post(path, { ...form, email: "", phone: "" })).body;
    const other = (await upload()).body.session_id;
    const exists = `Candidate with name '${candidate_name}' already exists`;
    await told(exists, post(path, { ...form, session_id: other }), 409);
    const holder = `Passport ${form.passport} belongs to candidate '${candidate_name}' (no. ${record_id}) already`;
    await told(holder, post(path, { ...form, session_id: other, firstName: "May" }), 409);
    await told("No files found in session", emptySession(path));
  });

  const emptySession = async (path: string) => {
    const { session_id } = (await upload()).body;
    await db().candidateFile.deleteMany({ where: { sessionId: String(session_id) } });
    return post(path, candidateForm({ session_id, passport: newPassport() }));
  };

  it("of searches and pictures", async () => {
    await told("Search term is required", get("/candidate/search-candidates"));
    const fields = "Invalid search field. Allowed: firstName, lastName, email, passport, candidate_name";
    await told(fields, get("/candidate/search-candidates?q=x&field=password"));
    expect((await get("/candidate/search-candidates?q=%25&field=candidate_name")).body.total).toBe(0);
    await told("Invalid image number. Must be 1-6", get("/candidate/image/1/0"));
    expect((await get("/candidate/get-combined-candidate-data/nobody")).body.status).toBe("not_found");
  });

  it("without credentials, unless the office serves open clients", async () => {
    const open = () => call("GET", "/api/candidate/get-all-candidates");
    expect(await open()).toMatchObject({ status: 401, body: { error: "Token is missing" } });
    process.env.CANDIDATE_OPEN_CLIENTS = "1";
    forgetSettings();
    expect((await open()).status).toBe(200);
    const form = formOf(await fourFiles());
    const { session_id } = (await call("POST", "/api/intake/upload-images", { form })).body as Body;
    const json = candidateForm({ session_id });
    expect((await call("POST", "/api/candidate/save-candidate-data", { json })).status).toBe(200);
    process.env.CANDIDATE_OPEN_CLIENTS = "0";
    forgetSettings();
  });
});
