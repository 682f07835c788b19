import { createHash, randomBytes } from "node:crypto";
import { stat } from "node:fs/promises";
import { createServer, request as httpRequest, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { db } from "@/lib/platform/db";
import { settings } from "@/lib/platform/settings";
import { readMedia } from "@/lib/platform/storage/media";
import { RESUMABLE_PATH as BASE, resumableUpload } from "@/lib/platform/storage/resumable-door";
import { sweepStorage } from "@/lib/platform/storage/sweep";
import { call } from "@/tests/support/call";
import { emptyOffice, makeUser } from "@/tests/support/office";
import { mp4 } from "../test-support";

let admin: Awaited<ReturnType<typeof makeUser>>;
let clerk: Awaited<ReturnType<typeof makeUser>>;
let server: Server;

/** The door behind real sockets, so that one can be cut. */
beforeAll(async () => {
  await emptyOffice();
  [admin, clerk] = [await makeUser("admin"), await makeUser("clerk")];
  server = createServer(async (incoming, outgoing) => {
    const method = incoming.method ?? "";
    const withBody = method === "PATCH" ? { body: Readable.toWeb(incoming) as ReadableStream, duplex: "half" } : {};
    const request = new Request(new URL(incoming.url ?? "", "http://127.0.0.1"), {
      method,
      headers: incoming.headers as Record<string, string>,
      ...withBody,
    });
    const id = incoming.url?.slice(BASE.length + 1) || undefined;
    const response = await resumableUpload(request, id);
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.end(Buffer.from(await response.arrayBuffer()));
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
});
afterAll(() => server.close());

type Sent = { method: string; path: string; headers?: Record<string, string | number>; token?: string };

function begin({ method, path, headers, token = admin.token }: Sent) {
  const { port } = server.address() as AddressInfo;
  return httpRequest({
    host: "127.0.0.1",
    port,
    method,
    path,
    headers: { authorization: `Bearer ${token}`, "tus-resumable": "1.0.0", ...headers },
  });
}

async function send(sent: Sent, body?: Buffer): Promise<IncomingMessage> {
  const request = begin(sent);
  const answer = new Promise<IncomingMessage>((done, fail) => request.on("response", done).on("error", fail));
  request.end(body);
  const response = await answer;
  response.resume();
  return response;
}

async function create(size: number, name = "gate.mp4"): Promise<string> {
  const metadata = `filename ${Buffer.from(name).toString("base64")}`;
  const made = await send({
    method: "POST",
    path: BASE,
    headers: { "upload-length": size, "upload-metadata": metadata },
  });
  expect(made.statusCode).toBe(201);
  return made.headers.location ?? "";
}

const patch = (path: string, offset: number, bytes: Buffer) =>
  send({ method: "PATCH", path, headers: partHeaders(offset, bytes.length) }, bytes);
const partHeaders = (offset: number, length: number) => ({
  "content-type": "application/offset+octet-stream",
  "upload-offset": offset,
  "content-length": length,
});
const offsetOf = async (path: string) => Number((await send({ method: "HEAD", path })).headers["upload-offset"]);
const take = (path: string, json: object = {}, token = admin.token) =>
  call("POST", `/api/uploads/resumable/${path.slice(BASE.length + 1)}`, { token, json });

test("a connection that is cut in the middle goes on where it was: the same bytes, one job", async () => {
  const film = Buffer.concat([mp4(randomBytes(16).toString("hex")), randomBytes(3_000_000)]);
  const path = await create(film.length);
  const request = begin({ method: "PATCH", path, headers: partHeaders(0, film.length) });
  request.on("error", () => undefined);
  request.write(film.subarray(0, 1_000_000));
  await vi.waitFor(async () => expect(await offsetOfFile(path)).toBeGreaterThan(500_000), { timeout: 5000 });
  request.destroy();

  const offset = await offsetOf(path);
  expect(offset).toBeGreaterThan(500_000);
  expect(offset).toBeLessThanOrEqual(1_000_000);
  expect(await take(path)).toMatchObject({ status: 409, body: { message: expect.stringContaining(`${offset} of`) } });
  expect((await patch(path, 0, film.subarray(0, 10))).statusCode).toBe(409);
  expect((await patch(path, offset, film.subarray(offset))).headers["upload-offset"]).toBe(String(film.length));

  const answers = await Promise.all([take(path), take(path)]);
  expect(answers.map(({ status }) => status)).toEqual([201, 201]);
  const [first, second] = answers.map(({ body }) => (body as { job_id: string }).job_id);
  expect(second).toBe(first);
  const upload = await db().plateUpload.findUniqueOrThrow({ where: { jobId: first }, include: { media: true } });
  expect(upload).toMatchObject({ filename: "gate.mp4", sizeBytes: film.length });
  expect(await db().plateUpload.count({ where: { sha256: upload.sha256 } })).toBe(1);
  if (!upload.media) throw new Error("the recording is not there");
  expect(
    createHash("sha256")
      .update(await readMedia(upload.media))
      .digest(),
  ).toEqual(createHash("sha256").update(film).digest());
  // A page that missed the answer asks how far it is, and takes it once more.
  expect(await offsetOf(path)).toBe(film.length);
  expect((await take(path)).body).toMatchObject({ job_id: first });
});

/** Without taking the upload over from the connection that sends it, as a HEAD request would. */
const offsetOfFile = async (path: string): Promise<number> =>
  (await stat(`${settings().filesDir}/temp/resumable-${path.slice(BASE.length + 1)}`)).size;

test("what is no recording is refused when it is whole, and is gone", async () => {
  const text = Buffer.from("a text file that is named gate.mp4");
  const path = await create(text.length);
  await patch(path, 0, text);
  expect(await take(path, { camera_id: "0198c2a4-6f1e-7c3a-9b2d-4e5f6a7b8c9d" })).toMatchObject({ status: 422 });
  expect(await take(path)).toMatchObject({ status: 400 });
  expect((await send({ method: "HEAD", path })).statusCode).toBe(404);
});

test("an upload is its sender's, within the limit, and goes when nobody goes on with it", async () => {
  const path = await create(10);
  expect((await send({ method: "HEAD", path, token: clerk.token })).statusCode).toBe(404);
  expect((await take(path, {}, clerk.token)).status).toBe(404);
  expect((await send({ method: "POST", path: BASE, token: "", headers: { "upload-length": 1 } })).statusCode).toBe(401);
  const applicant = await makeUser("applicant");
  const refused = { method: "POST", path: BASE, token: applicant.token, headers: { "upload-length": 1 } };
  expect((await send(refused)).statusCode).toBe(403);
  const huge = { method: "POST", path: BASE, headers: { "upload-length": 600 * 1024 * 1024 } };
  expect((await send(huge)).statusCode).toBe(413);
  expect((await send({ method: "HEAD", path: `${BASE}/..%2f..%2fetc` })).statusCode).toBe(404);
  expect((await patch(path, 0, Buffer.alloc(20))).statusCode).toBe(413);

  await sweepStorage({ orphans: false, now: new Date(Date.now() + 25 * 3_600_000) });
  expect((await send({ method: "HEAD", path })).statusCode).toBe(404);
  const removed = await create(10);
  expect((await send({ method: "DELETE", path: removed })).statusCode).toBe(204);
  expect((await send({ method: "HEAD", path: removed })).statusCode).toBe(404);
});
