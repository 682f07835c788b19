import { randomBytes } from "node:crypto";
import { request as httpRequest } from "node:http";
import { Readable, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import sharp from "sharp";
import { describe, expect, test, vi } from "vitest";
import { db } from "../db";
import { forgetSettings } from "../settings";
import { PUT } from "./ingest";
import { receiveFile } from "./multipart";
import { uploadRoute } from "./upload-router";
import {
  addressFor,
  clerk,
  leftovers,
  office,
  type Presigned,
  put,
  type Sent,
  withUploadServer,
} from "./upload-test-support";
import { takeUpload } from "./uploads";

withUploadServer();

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
    const { url } = await addressFor(office.photo);
    expect(change(url)).not.toBe(url);
    await refused(put(change(url), office.photo), 403, "bad_signature");
  });

  test("an address after its time", async () => {
    const { url } = await addressFor(office.photo);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 2 * 3_600_000 });
    await refused(put(url, office.photo), 403, "upload_expired");
  });

  test("more or fewer bytes than were announced, and then still takes the right ones", async () => {
    const { url } = await addressFor(office.photo);
    await refused(put(url, Buffer.concat([office.photo, Buffer.alloc(1)])), 413, "file_too_large");
    await refused(put(url, Buffer.concat([office.photo, Buffer.alloc(100_000)])), 413, "file_too_large");
    await refused(put(url, office.photo.subarray(1)), 422, "file_incomplete");
    expect((await put(url, office.photo)).status).toBe(200);
  });

  test("a text file that calls itself a photo", async () => {
    const text = Buffer.from("this is no picture at all");
    const { url } = await addressFor(text, "photo.jpg");
    await refused(put(url, text), 415, "unsupported_type");
  });

  test("a second file for the same key, also when both come at once", async () => {
    const { url, key } = await addressFor(office.photo);
    const both = await Promise.all([put(url, office.photo), put(url, office.photo)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await put(url, office.photo)).body.code).toBe("already_uploaded");
    expect((await takeUpload(key, clerk)).sizeBytes).toBe(office.photo.length);
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
    const { url } = await addressFor(office.photo);
    const response = await fetch(new URL(url, office.origin), {
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
    const target = new URL(url, office.origin);
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
      new Request(`${office.origin}/api/uploadthing?actionType=upload&slug=document`, {
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
    const request = new Request(new URL(presigned!.url, office.origin), {
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
  form.append("file", new Blob([office.photo as Uint8Array<ArrayBuffer>]), "a.jpg");
  const full = () =>
    new Writable({ write: (_chunk, _encoding, done) => done(Object.assign(new Error("full"), { code: "ENOSPC" })) });
  const request = new Request(`${office.origin}/`, { method: "PUT", body: form });
  await expect(receiveFile(request, 1_000_000, (file) => pipeline(file, full()))).rejects.toMatchObject({
    code: "ENOSPC",
  });
});
