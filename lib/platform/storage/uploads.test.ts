import { randomBytes } from "node:crypto";
import { readdir, rm } from "node:fs/promises";
import { createServer, request as httpRequest, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { type Actor, systemActor } from "../auth/actor";
import { closeDatabase, db, transaction } from "../db";
import { forgetSettings, settings } from "../settings";
import { HEAD, PUT } from "./ingest";
import { getMedia } from "./media";
import { receiveFile } from "./multipart";
import { quarantineFolder } from "./quarantine";
import { sweepStorage } from "./sweep";
import { uploadRoute } from "./upload-router";
import { discardUpload, recordCloudUpload, takeUpload } from "./uploads";

type Presigned = { url: string; key: string };
type Sent = { status: number; body: { detail?: string; code?: string; serverData?: unknown; fileHash?: string } };

const actorOf = (userId: number): Actor => ({
  ...systemActor,
  kind: "user",
  role: "clerk",
  id: `user:${userId}`,
  userId,
});
const clerk = actorOf(7);
let signedIn: Actor | null = clerk;
let server: Server;
let origin: string;
let photo: Buffer;

/** A real HTTP server in front of the route handlers, so that bodies stream as they do in production. */
beforeAll(async () => {
  photo = await sharp({ create: { width: 60, height: 80, channels: 3, background: "#6a8" } })
    .jpeg()
    .toBuffer();
  const router = uploadRoute(async () => signedIn);
  server = createServer(async (incoming, outgoing) => {
    const url = new URL(incoming.url ?? "/", origin);
    const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)] as [string, string]);
    const body = ["GET", "HEAD"].includes(incoming.method ?? "")
      ? undefined
      : (Readable.toWeb(incoming) as ReadableStream);
    const request = new Request(url, { method: incoming.method, headers, body, duplex: "half" } as RequestInit);
    const [, , door, key = ""] = url.pathname.split("/");
    const response =
      door === "uploadthing"
        ? await router[incoming.method as "GET"](request)
        : incoming.method === "HEAD"
          ? await HEAD()
          : await PUT(request, { params: Promise.resolve({ key }) });
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    if (response.body)
      await pipeline(Readable.fromWeb(response.body as import("node:stream/web").ReadableStream), outgoing).catch(
        () => undefined,
      );
    else outgoing.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(async () => {
  signedIn = clerk;
  await db().upload.deleteMany();
  await db().media.deleteMany();
  await rm(settings().filesDir, { recursive: true, force: true });
});
afterEach(() => {
  vi.useRealTimers();
  delete process.env.UPLOADTHING_TOKEN;
  forgetSettings();
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await closeDatabase();
});

/** First half of the protocol: asks the router for an address, as UploadThing's client does. */
async function presign(file: { name: string; size: number; type: string }, slug = "photo"): Promise<Response> {
  return fetch(`${origin}/api/uploadthing?actionType=upload&slug=${slug}`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-uploadthing-version": "7.7.4" },
    body: JSON.stringify({ files: [{ ...file, lastModified: 1 }], input: null }),
  });
}

async function addressFor(
  bytes: Uint8Array,
  name = "Zoë Ndlovu's photo.jpg",
  type = "image/jpeg",
  slug = "photo",
): Promise<Presigned> {
  const response = await presign({ name, size: bytes.length, type }, slug);
  expect(response.status).toBe(200);
  const [presigned] = (await response.json()) as Presigned[];
  return presigned!;
}

/** Second half: sends the bytes to the address. */
async function put(url: string, bytes: Uint8Array, type = "image/jpeg"): Promise<Sent> {
  const form = new FormData();
  form.append("file", new Blob([bytes as Uint8Array<ArrayBuffer>], { type }), "whatever.jpg");
  const response = await fetch(new URL(url, origin), { method: "PUT", body: form });
  return { status: response.status, body: (await response.json()) as Sent["body"] };
}

const leftovers = () => readdir(quarantineFolder()).catch(() => []);

describe("an upload through the whole protocol", () => {
  test("reaches whoever sent it, whole, under its own type and name", async () => {
    const { url, key } = await addressFor(photo);
    expect(url).toMatch(/^\/api\/uploads-ingest\//);
    const head = await fetch(new URL(url, origin), { method: "HEAD" });
    expect(head.headers.get("x-ut-range-start")).toBe("0");

    const sent = await put(url, photo);
    expect(sent).toMatchObject({
      status: 200,
      body: { serverData: { fileKey: key, name: "Zoë Ndlovu's photo.jpg", size: photo.length } },
    });
    const taken = await takeUpload(key, clerk);
    expect(taken).toMatchObject({ name: "Zoë Ndlovu's photo.jpg", contentType: "image/jpeg", sizeBytes: photo.length });
    expect((await taken.bytes()).equals(photo)).toBe(true);
    expect(await db().upload.findUniqueOrThrow({ where: { fileKey: key } })).toMatchObject({
      userId: 7,
      slug: "photo",
      completedAt: expect.any(Date),
    });
    expect(await leftovers()).toEqual([]);
  });

  test("can be taken again after a failed request, until the domain discards it", async () => {
    const { url, key } = await addressFor(photo);
    await put(url, photo);
    await takeUpload(key, clerk);
    await takeUpload(key, clerk);
    await transaction((tx) => discardUpload(tx, key));
    await expect(takeUpload(key, clerk)).rejects.toMatchObject({ kind: "not_found" });
    expect((await put(url, photo)).body.code).toBe("already_uploaded");
  });

  test("belongs to nobody else", async () => {
    const { url, key } = await addressFor(photo);
    await expect(takeUpload(key, clerk)).rejects.toMatchObject({ kind: "not_found" });
    await put(url, photo);
    for (const other of [actorOf(8), systemActor])
      await expect(takeUpload(key, other)).rejects.toMatchObject({ kind: "not_found" });
    await expect(takeUpload("x".repeat(30), clerk)).rejects.toMatchObject({ kind: "not_found" });
  });

  test("of the very same file twice gets two keys", async () => {
    const [one, other] = [await addressFor(photo), await addressFor(photo)];
    expect(one.key).not.toBe(other.key);
    expect([(await put(one.url, photo)).status, (await put(other.url, photo)).status]).toEqual([200, 200]);
  });
});

describe("the router refuses", () => {
  test("whoever is not signed in", async () => {
    signedIn = null;
    const response = await presign({ name: "a.jpg", size: 10, type: "image/jpeg" });
    expect([response.status, await response.json()]).toEqual([403, { message: "Sign in to send files" }]);
    expect(await db().upload.count()).toBe(0);
  });

  test.each([
    ["a file above the limit", { name: "a.jpg", size: 11 * 1024 * 1024, type: "image/jpeg" }, "photo"],
    ["a PDF as a photo", { name: "a.pdf", size: 10, type: "application/pdf" }, "photo"],
    ["a program as a document", { name: "a.exe", size: 10, type: "application/x-msdownload" }, "document"],
    ["an unknown route", { name: "a.jpg", size: 10, type: "image/jpeg" }, "secrets"],
  ])("%s", async (_what, file, slug) => {
    expect((await presign(file, slug)).ok).toBe(false);
    expect(await db().upload.count()).toBe(0);
  });
});

describe("the ingest address refuses", () => {
  const refused = async (sent: Promise<Sent>, status: number, code: string) => {
    expect(await sent).toMatchObject({ status, body: { code } });
    expect(await db().media.count()).toBe(0);
    expect(await leftovers()).toEqual([]);
  };

  test.each([
    ["another key", (url: string) => url.replace(/(uploads-ingest\/.{20})./, "$1_")],
    ["another size", (url: string) => url.replace(/x-ut-file-size=\d+/, "x-ut-file-size=9")],
    ["another name", (url: string) => url.replace("photo.jpg", "x.jpg")],
    ["a later end", (url: string) => url.replace(/expires=\d/, "expires=9")],
    ["another signature", (url: string) => url.replace(/[0-9a-f]{4}$/, "zzzz")],
    ["no signature", (url: string) => url.replace(/&signature=.*/, "")],
    ["a parameter more", (url: string) => url.replace("?", "?x=1&")],
  ])("%s than was signed", async (_what, change) => {
    const { url } = await addressFor(photo);
    expect(change(url)).not.toBe(url);
    await refused(put(change(url), photo), 403, "bad_signature");
  });

  test("an address after its time", async () => {
    const { url } = await addressFor(photo);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 2 * 3_600_000 });
    await refused(put(url, photo), 403, "upload_expired");
  });

  test("more or fewer bytes than were announced, and then still takes the right ones", async () => {
    const { url } = await addressFor(photo);
    await refused(put(url, Buffer.concat([photo, Buffer.alloc(1)])), 413, "file_too_large");
    await refused(put(url, Buffer.concat([photo, Buffer.alloc(100_000)])), 413, "file_too_large");
    await refused(put(url, photo.subarray(1)), 422, "file_incomplete");
    expect((await put(url, photo)).status).toBe(200);
  });

  test("a text file that calls itself a photo", async () => {
    const text = Buffer.from("this is no picture at all");
    const { url } = await addressFor(text, "photo.jpg");
    await refused(put(url, text), 415, "unsupported_type");
  });

  test("a second file for the same key, also when both come at once", async () => {
    const { url, key } = await addressFor(photo);
    const both = await Promise.all([put(url, photo), put(url, photo)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await put(url, photo)).body.code).toBe("already_uploaded");
    expect((await takeUpload(key, clerk)).sizeBytes).toBe(photo.length);
    expect(await db().media.count()).toBe(1);
  });

  test.each([
    ["no body", undefined, undefined],
    ["no form", "plain text", "text/plain"],
    ["a form without a boundary", "x", "multipart/form-data"],
    [
      "a form without a file",
      '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--b--\r\n',
      "multipart/form-data; boundary=b",
    ],
    [
      "a form that is cut off",
      '--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nhalf',
      "multipart/form-data; boundary=b",
    ],
    [
      "two files",
      `${["a", "b"]
        .map((name) => `--b\r\nContent-Disposition: form-data; name="${name}"; filename="${name}"\r\n\r\n1\r\n`)
        .join("")}--b--\r\n`,
      "multipart/form-data; boundary=b",
    ],
  ])("%s", async (_what, body, type) => {
    const { url } = await addressFor(photo);
    const response = await fetch(new URL(url, origin), {
      method: "PUT",
      body,
      headers: type ? { "content-type": type } : {},
    });
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
    expect(await db().media.count()).toBe(0);
    expect(await leftovers()).toEqual([]);
  });

  test("a client that goes away in the middle, and takes its second attempt", async () => {
    const big = await sharp(randomBytes(600 * 600 * 3), { raw: { width: 600, height: 600, channels: 3 } })
      .png()
      .toBuffer();
    const { url } = await addressFor(big, "big.png", "image/png");
    const target = new URL(url, origin);
    const sending = httpRequest(target, {
      method: "PUT",
      headers: { "content-type": "multipart/form-data; boundary=b", "content-length": big.length + 200 },
    });
    sending.on("error", () => undefined);
    sending.write('--b\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n');
    sending.write(big.subarray(0, 500_000));
    await vi.waitFor(async () => expect(await leftovers()).toHaveLength(1));
    sending.destroy();
    await vi.waitFor(async () => expect(await leftovers()).toEqual([]));
    expect((await put(url, big, "image/png")).status).toBe(200);
  });
});

test("a large document is streamed: memory does not grow with it", async () => {
  process.env.UPLOAD_MAX_MB = "200";
  forgetSettings();
  try {
    // The router of this file was made with the smaller limit; a new one reads the new setting.
    const router = uploadRoute(async () => clerk);
    const size = 120 * 1024 * 1024;
    const answer = await router.POST(
      new Request(`${origin}/api/uploadthing?actionType=upload&slug=document`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ files: [{ name: "scan.pdf", size, type: "application/pdf" }], input: null }),
      }),
    );
    const [presigned] = (await answer.json()) as Presigned[];
    const chunk = Buffer.alloc(256 * 1024, "x");
    let peak = 0;
    const before = process.memoryUsage().rss;
    async function* body() {
      yield Buffer.from('--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n');
      yield Buffer.concat([Buffer.from("%PDF-1.7\n"), chunk.subarray(9)]);
      for (let sent = chunk.length; sent < size; sent += chunk.length) {
        peak = Math.max(peak, process.memoryUsage().rss);
        yield chunk;
      }
      yield Buffer.from("\r\n--b--\r\n");
    }
    const request = new Request(new URL(presigned!.url, origin), {
      method: "PUT",
      headers: { "content-type": "multipart/form-data; boundary=b" },
      body: Readable.toWeb(Readable.from(body())) as ReadableStream,
      duplex: "half",
    } as RequestInit);
    const response = await PUT(request, { params: Promise.resolve({ key: presigned!.key }) });
    expect(response.status).toBe(200);
    expect((await takeUpload(presigned!.key, clerk)).sizeBytes).toBe(size);
    expect(peak - before).toBeLessThan(size / 2);
  } finally {
    delete process.env.UPLOAD_MAX_MB;
  }
});

test("what goes wrong with the disk in the middle is told as that, not as a bad form", async () => {
  const form = new FormData();
  form.append("file", new Blob([photo as Uint8Array<ArrayBuffer>]), "a.jpg");
  const full = () =>
    new Writable({ write: (_chunk, _encoding, done) => done(Object.assign(new Error("full"), { code: "ENOSPC" })) });
  const request = new Request(`${origin}/`, { method: "PUT", body: form });
  await expect(receiveFile(request, 1_000_000, (file) => pipeline(file, full()))).rejects.toMatchObject({
    code: "ENOSPC",
  });
});

describe("the sweep", () => {
  test("forgets an upload that nobody took for a day, row, key and file", async () => {
    const { url, key } = await addressFor(photo);
    await put(url, photo);
    const { mediaId } = await db().upload.findUniqueOrThrow({ where: { fileKey: key } });
    expect((await sweepStorage()).uploads).toBe(0);
    await db().upload.updateMany({ data: { createdAt: new Date(Date.now() - 25 * 3_600_000) } });
    expect((await sweepStorage({ dryRun: true })).uploads).toBe(1);
    expect((await sweepStorage({ now: new Date(Date.now() + 16 * 60_000) })).uploads).toBe(1);
    await expect(takeUpload(key, clerk)).rejects.toMatchObject({ kind: "not_found" });
    await expect(getMedia(mediaId!)).rejects.toMatchObject({ kind: "not_found" });
    expect(
      (await readdir(`${settings().filesDir}/uploads`, { recursive: true })).filter((name) => name.endsWith(".jpg")),
    ).toEqual([]);
  });
});

describe("with UploadThing's cloud", () => {
  const cloud = () => {
    process.env.UPLOADTHING_TOKEN = Buffer.from(
      JSON.stringify({ apiKey: "sk_live_test", appId: "test", regions: ["sea1"] }),
    ).toString("base64");
    forgetSettings();
  };

  test("our own ingest address is closed", async () => {
    const { url } = await addressFor(photo);
    cloud();
    expect((await put(url, photo)).status).toBe(404);
    expect((await fetch(new URL(url, origin), { method: "HEAD" })).status).toBe(404);
  });

  test("a file is fetched from UploadThing's hosts only", async () => {
    cloud();
    const file = { name: "a.jpg", sizeBytes: 10, contentType: "image/jpeg" };
    const elsewhere = [
      "https://evil.example/f/x",
      "http://abc.ufs.sh/f/x",
      "https://ufs.sh.evil.example/f/x",
      "https://127.0.0.1/f/x",
      "https://evilufs.sh/f/x",
    ];
    for (const [index, ufsUrl] of elsewhere.entries()) {
      await recordCloudUpload(`cloud-key-${index}`, "photo", 7, { ...file, ufsUrl });
      const taken = await takeUpload(`cloud-key-${index}`, clerk);
      expect(taken.name).toBe("a.jpg");
      await expect(taken.bytes()).rejects.toMatchObject({ code: "foreign_upload_host" });
      await expect(takeUpload(`cloud-key-${index}`, actorOf(8))).rejects.toMatchObject({ kind: "not_found" });
    }
  });
});
