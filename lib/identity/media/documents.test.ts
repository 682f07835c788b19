import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";

const { lines } = await vi.hoisted(async () => {
  // The modules that other files of this worker have loaded hold the log already.
  vi.resetModules();
  // Before log.ts makes its own: what is logged here is looked through for what must not be.
  const { default: pino } = await import("pino");
  const { Writable } = await import("node:stream");
  const lines: string[] = [];
  const sink = new Writable({
    write(line, _encoding, done) {
      lines.push(String(line));
      done();
    },
  });
  (globalThis as { bureauLog?: unknown }).bureauLog = pino({ level: "trace" }, sink);
  return { lines };
});
afterAll(() => {
  Reflect.deleteProperty(globalThis, "bureauLog");
  vi.resetModules();
});

import { db, transaction } from "@/lib/platform/db";
import { forgetSettings, settings } from "@/lib/platform/settings";
import { attachMedia } from "@/lib/platform/storage/media";
import { call } from "@/tests/support/call";
import { makeUser } from "@/tests/support/office";
import { followBatch } from "../tasks/batch";
import { cleanupFailedOcrJobs, cleanupOrphanedMedia } from "../tasks/cleanup";
import { failReading, readDocument } from "../tasks/read";
import { picture, readingOf, runReading, scripted, send } from "../test-support";
import { generateThumbnails } from "./thumbnail";

type Person = Awaited<ReturnType<typeof makeUser>>;
let clerk: Person;
let ada: Person;
let bob: Person;
beforeAll(async () => {
  clerk = await makeUser("clerk");
  ada = await makeUser("applicant");
  bob = await makeUser("applicant");
});
afterEach(() => {
  delete process.env.DOCUMENT_OPEN_UPLOADS;
  forgetSettings();
});

type Stored = { media_id: string; ocr_task_id: string; s3_url: string; file_hash: string };
async function store(person: Person, bytes: Buffer<ArrayBuffer>): Promise<Stored> {
  const answer = await send("/upload-image-sync", person.token, { bytes });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body as Stored;
}
const get = (path: string, person?: Person) => call("GET", `/api/identity${path}`, { token: person?.token });
const task = async (id: string, person: Person) => (await get(`/task/${id}`, person)).body as Record<string, unknown>;
const ktp = readingOf({ nik: "3201010203900001", given_names: "BUDI", date_of_birth: "1990-03-02", sex: "M" });
const plain = scripted(() => ktp).reader;
const pathOf = (url: string) => url.slice(url.indexOf("/media/"));

describe("one document of one owner", () => {
  test("is one row however often it is sent, and comes back when it was deleted", async () => {
    const bytes = await picture();
    const [one, other] = await Promise.all([store(ada, bytes), store(ada, bytes)]);
    expect([other.media_id, other.ocr_task_id]).toEqual([one.media_id, one.ocr_task_id]);
    expect((await store(bob, bytes)).media_id).not.toBe(one.media_id);
    const { reader, seen } = scripted(() => ktp);
    await runReading(one.ocr_task_id, reader);

    const gone = await call("DELETE", `/api/identity/media/${one.media_id}`, { token: ada.token });
    expect(gone.body).toEqual({ status: "success", message: `Media ${one.media_id} deleted successfully` });
    for (const below of ["", "/ocr", "/file", "/thumbnail", "/tree"])
      expect((await get(`/media/${one.media_id}${below}`, ada)).status, below).toBe(404);
    expect(await task(one.ocr_task_id, ada)).toMatchObject({ state: "REVOKED" });
    expect((await get(pathOf(one.s3_url))).status).toBe(404);

    const again = await store(ada, bytes);
    expect(again.media_id).toBe(one.media_id);
    expect(await task(again.ocr_task_id, ada)).toMatchObject({ state: "SUCCESS", result: { media_id: one.media_id } });
    expect(seen).toHaveLength(1);
    expect((await get(`/media/${one.media_id}/thumbnail`, ada)).headers.get("content-type")).toBe("image/jpeg");

    await call("DELETE", `/api/identity/media/${one.media_id}`, { token: ada.token });
    const restored = await call("POST", `/api/identity/media/${one.media_id}/restore`, { token: ada.token });
    expect(restored).toMatchObject({ status: 200, body: { id: one.media_id, hash: one.file_hash } });
  });

  test("is the desk's and its owner's; for anybody else it and its task are missing", async () => {
    const { media_id, ocr_task_id } = await store(ada, await picture());
    await runReading(ocr_task_id, plain);
    expect((await get(`/media/${media_id}`, clerk)).status).toBe(200);
    for (const below of ["", "/ocr", "/file", "/tree"])
      expect(await get(`/media/${media_id}${below}`, bob), below).toMatchObject({
        status: 404,
        body: { detail: "Media not found" },
      });
    expect((await call("DELETE", `/api/identity/media/${media_id}`, { token: bob.token })).status).toBe(404);
    expect(await task(ocr_task_id, bob)).toMatchObject({ state: "PENDING" });
    expect(JSON.stringify((await get("/media", bob)).body)).not.toContain(media_id);
    expect(JSON.stringify((await get("/media?status=completed&document_type=id_card", ada)).body)).toContain(media_id);
    expect(
      (await send("/upload-image", ada.token, { bytes: await picture() }, { user_id: bob.user.uuid })).status,
    ).toBe(422);
    const forBob = await send(
      "/upload-image-sync",
      clerk.token,
      { bytes: await picture() },
      { user_id: bob.user.uuid },
    );
    expect((await get(`/media/${(forBob.body as Stored).media_id}`, bob)).status).toBe(200);
  });

  test("is not deleted while a record refers to it", async () => {
    const { media_id } = await store(ada, await picture());
    await transaction((tx) => attachMedia(tx, media_id, { type: "id_card", id: "1", group: "front" }));
    const refused = await call("DELETE", `/api/identity/media/${media_id}`, { token: ada.token });
    expect(refused).toMatchObject({ status: 409, body: { code: "media_in_use" } });
  });
});

test("clients without credentials are served only where the office says so, and see only their own", async () => {
  const bytes = await picture();
  expect((await send("/upload-image-sync", undefined, { bytes })).status).toBe(401);
  process.env.DOCUMENT_OPEN_UPLOADS = "1";
  forgetSettings();
  const answer = await send("/upload-image-sync", undefined, { bytes });
  const { media_id } = answer.body as Stored;
  expect((await get(`/media/${media_id}`)).status).toBe(200);
  expect((await get(`/media/${(await store(ada, bytes)).media_id}`)).status).toBe(404);
  expect((await send("/upload-image-sync", "expired.token.x", { bytes })).status).toBe(401);
  expect((await get(`/media/${media_id}`, ada)).status).toBe(404);
});

describe("a reading", () => {
  test("is done once, whatever kills it before it is saved", async () => {
    const { media_id, ocr_task_id } = await store(ada, await picture());
    let deaths = 2;
    const { reader, seen } = scripted(() => {
      if (deaths-- > 0) throw new Error("killed");
      return ktp;
    });
    for (let life = 1; life <= 2; life += 1) await expect(runReading(ocr_task_id, reader)).rejects.toThrow("killed");
    await Promise.all([runReading(ocr_task_id, reader), runReading(ocr_task_id, reader)]);
    const asked = seen.length;
    await readDocument(ocr_task_id, 3, reader);
    expect(seen).toHaveLength(asked);
    const { ocr_jobs } = (await get(`/media/${media_id}/ocr`, ada)).body as { ocr_jobs: unknown[] };
    expect(ocr_jobs).toEqual([expect.objectContaining({ status: "completed" })]);
    expect(await db().media.count({ where: { parentId: media_id } })).toBe(1);
    const trail = await db().auditEntry.findMany({
      where: { resourceId: media_id, description: { startsWith: "Read a" } },
    });
    expect(trail).toHaveLength(1);
  });

  test("keeps a plain dict, the whole reading and no bytes that JSON cannot hold", async () => {
    const { media_id, ocr_task_id } = await store(ada, await picture());
    await runReading(
      ocr_task_id,
      scripted(() =>
        readingOf(
          { surname: "RAMAN", date_of_expiry: "2031-01-09" },
          { documentType: "passport", template: "in-passport" },
        ),
      ).reader,
    );
    const row = await db().ocrJob.findFirstOrThrow({ where: { mediaId: media_id } });
    expect(row.outputData).toEqual({
      surname: "RAMAN",
      date_of_expiry: "2031-01-09",
      document_type: "passport",
      confidence: 0.9,
    });
    expect(row.reading).toMatchObject({ barcodes: [{ format: "QRCode", bytesBase64: "AQID" }] });
  });

  test("that fails says why, expires as a task, and is cleaned away after a day", async () => {
    const { media_id, ocr_task_id } = await store(ada, await picture());
    await failReading(ocr_task_id, { code: "unreadable_image", message: "unreadable image" });
    expect(await task(ocr_task_id, ada)).toEqual({ task_id: ocr_task_id, state: "FAILURE", error: "unreadable image" });
    expect((await get(`/media/${media_id}/ocr`, ada)).body).toMatchObject({
      ocr_jobs: [{ status: "failed", error_message: "unreadable image", output_data: null }],
    });
    await db().job.update({ where: { id: ocr_task_id }, data: { finishedAt: new Date(Date.now() - 61 * 60_000) } });
    expect(await task(ocr_task_id, ada)).toMatchObject({ state: "PENDING" });
    await cleanupFailedOcrJobs(new Date(Date.now() + 25 * 3_600_000));
    expect((await get(`/media/${media_id}/ocr`, ada)).body).toEqual({
      media_id,
      ocr_jobs: [],
      message: "No OCR jobs found for this media",
    });
  });
});

test("a batch reads what it can, tells of the rest, and ends with the last reading", async () => {
  const form = new FormData();
  for (const [bytes, name] of [
    [await picture(), "a.png"],
    [Buffer.from("%PDF-1.7 no picture"), "b.pdf"],
    [await picture(), "c.png"],
  ] as const)
    form.append("files", new Blob([bytes]), name);
  const sent = await call("POST", "/api/identity/media/batch", { token: ada.token, form });
  expect(sent).toMatchObject({
    status: 202,
    body: { total: 3, accepted: 2, rejected: [{ filename: "b.pdf", error: "Unsupported file type" }] },
  });
  const { task_id } = sent.body as { task_id: string };
  expect(await followBatch(task_id, 0)).toBe(2);
  expect(await task(task_id, ada)).toMatchObject({ state: "PROGRESS", progress: 33, status: "1 of 3 documents" });
  const { input } = await db().job.findUniqueOrThrow({ where: { id: task_id } });
  const readings = await db().ocrJob.findMany({
    where: { id: { in: (input as { ocr_job_ids: string[] }).ocr_job_ids } },
  });
  await runReading(readings[0]?.jobId ?? "", plain);
  await failReading(readings[1]?.jobId ?? "", { code: "unreadable_image", message: "unreadable image" });
  expect(await followBatch(task_id, 0)).toBe(0);
  const done = (await task(task_id, ada)) as { state: string; result: { results: { status: string }[] } };
  expect(done).toMatchObject({ state: "SUCCESS", result: { status: "completed", total_processed: 3 } });
  expect(done.result.results.map(({ status }) => status).sort()).toEqual(["completed", "failed", "failed"]);
  expect(await task(task_id, bob)).toMatchObject({ state: "PENDING" });

  const media_ids = [...readings.map(({ mediaId }) => mediaId), "nobody"];
  const again = await call("POST", "/api/identity/ocr/bulk", { token: ada.token, json: { media_ids } });
  expect(again).toMatchObject({
    status: 202,
    body: { accepted: 2, rejected: [{ filename: "nobody", error: "Media not found" }] },
  });
  expect(await db().ocrJob.count({ where: { mediaId: media_ids[0], isLatest: true } })).toBe(1);
});

describe("bad input", () => {
  const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from("ftypheic\0\0\0\0heicmif1"), Buffer.alloc(200)]);
  test.each([
    ["a PDF", Buffer.from("%PDF-1.7\n%âãÏÓ"), "ktp.pdf", 415, "Unsupported file type"],
    ["an HEIC photo", heic, "photo.png", 415, "Unsupported file type"],
    ["text named .png", Buffer.from("I am a text"), "ktp.png", 415, "Unsupported file type"],
    ["20 MB", Buffer.alloc(20 * 1024 * 1024, 1), "big.jpg", 413, "File size exceeds 10MB limit"],
    ["a byte too much", Buffer.alloc(10 * 1024 * 1024 + 1, 1), "big.jpg", 413, "File size exceeds 10MB limit"],
  ])("%s is refused and nothing is stored", async (_what, bytes, name, status, detail) => {
    const before = await db().media.count();
    expect(await send("/upload-image", ada.token, { bytes, name })).toMatchObject({ status, body: { detail } });
    expect(await db().media.count()).toBe(before);
  });

  test("an empty file, a damaged one, a missing one and wrong ids name their field", async () => {
    const wrong = async (bytes: Buffer<ArrayBuffer>, fields = {}) =>
      (await send("/upload-image-sync", ada.token, { bytes }, fields)).body;
    const png = await picture();
    const field = (name: string) => ({ detail: [expect.objectContaining({ loc: ["body", name] })] });
    expect(await wrong(Buffer.alloc(0))).toMatchObject(field("file"));
    expect(await wrong(png.subarray(0, 20))).toMatchObject(field("file"));
    expect(await wrong(png, { user_id: "abc" })).toMatchObject(field("user_id"));
    expect(await wrong(png, { user_id: crypto.randomUUID() })).toMatchObject(field("user_id"));
    const none = await call("POST", "/api/identity/upload-image", { token: ada.token, form: new FormData() });
    expect(none).toMatchObject({ status: 422, body: field("file") });
    // Cut in the middle it has a header, and is found out when it is decoded.
    const { ocr_task_id } = await store(ada, png.subarray(0, png.length - 40));
    await expect(runReading(ocr_task_id, plain)).rejects.toMatchObject({ code: "unreadable_image" });
  });
});

test("a name on a document is in no file of the storage and in no line of the log", async () => {
  const canary = "WINNIFRED QUACKENBUSH-CANARY";
  const bytes = await picture(canary);
  expect(bytes.includes(canary)).toBe(true);
  const { media_id, ocr_task_id, s3_url } = await store(ada, bytes);
  await runReading(ocr_task_id, scripted(() => readingOf({ given_names: canary })).reader);
  expect(await task(ocr_task_id, ada)).toMatchObject({ result: { extracted_text: { nama: canary } } });
  const file = await get(pathOf(s3_url));
  expect(file.bytes.equals(bytes)).toBe(true);
  const names = readdirSync(settings().filesDir, { recursive: true, withFileTypes: true }).filter((one) =>
    one.isFile(),
  );
  expect(names.length).toBeGreaterThan(1);
  for (const { parentPath, name } of names)
    expect(readFileSync(path.join(parentPath, name)).includes("QUACKENBUSH"), name).toBe(false);
  expect(lines.join("")).toContain("identity.uploadSync");
  expect(lines.join("")).not.toContain("QUACKENBUSH");
  const trail = await db().auditEntry.findMany({ where: { resourceId: media_id } });
  expect(JSON.stringify(trail, (_, value) => (typeof value === "bigint" ? Number(value) : value))).not.toContain(
    "QUACKENBUSH",
  );
  expect(trail.filter(({ action }) => action === "read" || action === "download")).toHaveLength(2);
  const altered = pathOf(s3_url).replace(/signature=.{4}/, "signature=AAAA");
  expect((await get(altered)).status).toBe(403);
});

test("what nothing refers to goes after a day, and missing thumbnails are made", async () => {
  const orphan = await store(ada, await picture());
  const kept = await store(ada, await picture());
  await runReading(kept.ocr_task_id, plain);
  await db().media.deleteMany({ where: { parentId: kept.media_id } });
  expect(await generateThumbnails()).toBeGreaterThan(0);
  expect((await get(`/media/${kept.media_id}/tree`, ada)).body).toMatchObject({
    items: [
      { id: kept.media_id, record_left: 1, record_right: 4, record_dept: 0 },
      { parent_id: kept.media_id, record_left: 2, record_right: 3, record_dept: 1, mime_type: "image/jpeg" },
    ],
  });
  await db().mediaAttachment.deleteMany({ where: { mediaId: orphan.media_id } });
  await cleanupOrphanedMedia(new Date());
  expect((await get(`/media/${orphan.media_id}`, ada)).status).toBe(200);
  await cleanupOrphanedMedia(new Date(Date.now() + 25 * 3_600_000));
  expect((await get(`/media/${orphan.media_id}`, ada)).status).toBe(404);
  expect((await get(`/media/${kept.media_id}`, ada)).status).toBe(200);
});
