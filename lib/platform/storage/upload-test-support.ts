import { readdir, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from "vitest";
import { type Actor, systemActor } from "../auth/actor";
import { closeDatabase, db } from "../db";
import { forgetSettings, settings } from "../settings";
import { HEAD, PUT } from "./ingest";
import { quarantineFolder } from "./quarantine";
import { removeMediaRows } from "./test-support";
import { uploadRoute } from "./upload-router";

// What the tests of browser uploads share: the routes behind a real HTTP server, and a client of their protocol.

export type Presigned = { url: string; key: string };
export type Sent = {
  status: number;
  body: { detail?: string; code?: string; serverData?: unknown; fileHash?: string };
};

export const actorOf = (userId: number): Actor => ({
  ...systemActor,
  kind: "user",
  role: "clerk",
  id: `user:${userId}`,
  userId,
});
export const clerk = actorOf(7);

/** What stands while the tests run: who is signed in, where the server listens, and a picture to send. */
export const office: { signedIn: Actor | null; origin: string; photo: Buffer } = {
  signedIn: clerk,
  origin: "",
  photo: Buffer.alloc(0),
};

/** Starts the server before the tests of a file and empties the storage before each; bodies stream as they do in production. */
export function withUploadServer(): void {
  let server: Server;
  beforeAll(async () => {
    office.photo = await sharp({ create: { width: 60, height: 80, channels: 3, background: "#6a8" } })
      .jpeg()
      .toBuffer();
    server = uploadServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    office.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  beforeEach(async () => {
    office.signedIn = clerk;
    await db().upload.deleteMany();
    await removeMediaRows();
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
}

function uploadServer(): Server {
  const router = uploadRoute(async () => office.signedIn);
  return createServer(async (incoming, outgoing) => {
    const url = new URL(incoming.url ?? "/", office.origin);
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
}

/** First half of the protocol: asks the router for an address, as UploadThing's client does. */
export async function presign(file: { name: string; size: number; type: string }, slug = "photo"): Promise<Response> {
  return fetch(`${office.origin}/api/uploadthing?actionType=upload&slug=${slug}`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-uploadthing-version": "7.7.4" },
    body: JSON.stringify({ files: [{ ...file, lastModified: 1 }], input: null }),
  });
}

export async function addressFor(
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
export async function put(url: string, bytes: Uint8Array, type = "image/jpeg"): Promise<Sent> {
  const form = new FormData();
  form.append("file", new Blob([bytes as Uint8Array<ArrayBuffer>], { type }), "whatever.jpg");
  const response = await fetch(new URL(url, office.origin), { method: "PUT", body: form });
  return { status: response.status, body: (await response.json()) as Sent["body"] };
}

/** Files that are still in quarantine. */
export const leftovers = () => readdir(quarantineFolder()).catch(() => []);
