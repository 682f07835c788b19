import { beforeAll, expect, test } from "vitest";
import { picture, readingOf, runReading, scripted } from "@/lib/identity/test-support";
import config from "@/next.config.mjs";
import { call } from "../support/call";
import { makeUser } from "../support/office";

/*
 * The flow of contract 3's client (test_upload.py): it sends a picture, asks for the task until it has ended, and then for
 * the record and what was read. It knows the bare paths only, as next.config.mjs rewrites them.
 */
let token: string;
const states: unknown[] = [];
beforeAll(async () => {
  token = (await makeUser("applicant")).token;
});

type Rewrites = { beforeFiles: { source: string; destination: string }[] };
const { beforeFiles } = ((await config.rewrites?.()) ?? { beforeFiles: [] }) as Rewrites;

/** Where a bare path leads; a trailing slash is a path of its own, since no POST may be redirected. */
function rewritten(path: string): string {
  for (const { source, destination } of beforeFiles) {
    const names = [...source.matchAll(/:(\w+)/g)].map(([, name]) => name ?? "");
    const found = new RegExp(`^${source.replaceAll(/:\w+/g, "([^/]+)")}$`).exec(path);
    if (found) return names.reduce((to, name, index) => to.replace(`:${name}`, found[index + 1] ?? ""), destination);
  }
  throw new Error(`${path} leads nowhere`);
}
const ask = (path: string) => call("GET", rewritten(path), { token });

async function send(path: string) {
  const form = new FormData();
  form.append("file", new Blob([await picture()], { type: "image/png" }), "ktp.png");
  const answer = await call("POST", rewritten(path), { token, form });
  expect(answer.status).toBe(200);
  return answer.body as Record<string, string>;
}

const KTP = {
  nik: "3201010203900001",
  given_names: "BUDI SANTOSO",
  place_of_birth: "BOGOR",
  date_of_birth: "1990-03-02",
  sex: "M",
  blood_group: "O",
  address: "JL. MELATI 1",
  rt: "001",
  rw: "002",
  village: "CIBINONG",
  district: "CIBINONG",
  religion: "ISLAM",
  marital_status: "KAWIN",
  occupation: "WIRASWASTA",
  nationality: "IDN",
  date_of_expiry: "SEUMUR HIDUP",
} as const;

const { reader } = scripted(async () => {
  states.push((await ask(`/task/${states[0]}`)).body);
  return readingOf(KTP);
});

test("the client's flow from the picture to what is written on it", async () => {
  const sent = await send("/upload-image/");
  expect(sent).toEqual({
    status: "uploading",
    task_id: expect.any(String),
    filename: "ktp.png",
    content_type: "image/png",
    message: "File upload started. Use task_id to check status.",
  });
  const taskId = sent.task_id ?? "";
  expect((await ask(`/task/${taskId}`)).body).toEqual({
    task_id: taskId,
    state: "PENDING",
    status: "Task is pending...",
  });
  states.push(taskId);
  await runReading(taskId, reader);
  expect(states[1]).toEqual({ task_id: taskId, state: "PROGRESS", status: "Processing OCR", progress: 30 });
  const { state, result } = (await ask(`/task/${taskId}/`)).body as { state: string; result: Record<string, unknown> };
  expect(state).toBe("SUCCESS");
  expect(result).toMatchObject({
    status: "success",
    media_id: expect.any(String),
    ocr_job_id: expect.any(String),
    s3_key: expect.stringMatching(/^uploads\/[0-9a-f]{64}\.png$/),
    original_filename: "ktp.png",
    processing_time_ms: expect.any(Number),
    extracted_text: {
      nik: "3201010203900001",
      nama: "BUDI SANTOSO",
      tempat_lahir: "BOGOR",
      tanggal_lahir: "02-03-1990",
      jenis_kelamin: "LAKI-LAKI",
      golongan_darah: "O",
      alamat: "JL. MELATI 1",
      rt: "001",
      rw: "002",
      kelurahan_atau_desa: "CIBINONG",
      kecamatan: "CIBINONG",
      agama: "ISLAM",
      status_perkawinan: "KAWIN",
      pekerjaan: "WIRASWASTA",
      kewarganegaraan: "WNI",
      berlaku_hingga: "SEUMUR HIDUP",
      document_type: "id_card",
      confidence: 0.9,
    },
  });

  const media = (await ask(`/media/${result.media_id}`)).body as Record<string, string>;
  expect(Object.keys(media).sort()).toEqual(
    ["created_at", "disk", "file_name", "hash", "id", "mime_type", "name", "s3_url", "size", "updated_at"].sort(),
  );
  expect(`uploads/${media.file_name}`).toBe(result.s3_key);
  // Whoever holds the presigned address needs nothing else.
  const url = new URL(media.s3_url ?? "");
  const file = await call("GET", rewritten(url.pathname) + url.search);
  expect([file.status, file.headers.get("content-type")]).toEqual([200, "image/png"]);

  expect((await ask(`/media/${result.media_id}/ocr`)).body).toEqual({
    media_id: result.media_id,
    ocr_jobs: [
      {
        job_id: result.ocr_job_id,
        status: "completed",
        created_at: expect.any(String),
        updated_at: expect.any(String),
        output_data: result.extracted_text,
        error_message: null,
        processing_time_ms: result.processing_time_ms,
      },
    ],
  });
  const gone = await call("DELETE", rewritten(`/media/${result.media_id}`), { token });
  expect(gone.body).toEqual({ status: "success", message: `Media ${result.media_id} deleted successfully` });
  expect(await ask(`/media/${result.media_id}`)).toMatchObject({ status: 404, body: { detail: "Media not found" } });
});

test("the synchronous upload, the one that waits, and the small talk", async () => {
  const sent = await send("/upload-image-sync");
  expect(sent).toMatchObject({
    status: "success",
    s3_key: `uploads/${sent.file_hash}.png`,
    file_size: expect.any(Number),
    message: "File uploaded and OCR processing started",
  });
  const waiting = send("/upload-identity-document/");
  for (let jobs: string[] = []; jobs.length === 0; ) {
    const { items } = (await call("GET", "/api/identity/media", { token })).body as {
      items: { reading: { task_id: string; status: string } }[];
    };
    jobs = items.filter(({ reading }) => reading.status === "pending").map(({ reading }) => reading.task_id);
    if (jobs.length < 2) jobs = [];
    for (const job of jobs) await runReading(job, scripted(() => readingOf(KTP)).reader);
  }
  expect(await waiting).toMatchObject({ filename: "ktp.png", result: { nik: KTP.nik, nama: KTP.given_names } });
  expect((await ask("/task/unknown")).body).toMatchObject({ task_id: "unknown", state: "PENDING" });
  expect((await ask("/hello/Ada")).body).toEqual({ message: "Hello Ada" });
  expect((await call("GET", "/api/identity")).body).toEqual({ message: "OCR Identity REST API v2.0.0" });
  expect((await call("GET", "/api/identity/health")).body).toEqual({
    status: "healthy",
    version: "2.0.0",
    services: { database: "connected", redis: "connected", s3: "connected" },
  });
});
