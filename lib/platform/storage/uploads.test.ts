import { readdir } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { systemActor } from "../auth/actor";
import { db, transaction } from "../db";
import { forgetSettings, settings } from "../settings";
import { getMedia } from "./media";
import { sweepStorage } from "./sweep";
import { actorOf, addressFor, clerk, leftovers, office, presign, put, withUploadServer } from "./upload-test-support";
import { discardUpload, recordCloudUpload, takeUpload } from "./uploads";

withUploadServer();

describe("an upload through the whole protocol", () => {
  test("reaches whoever sent it, whole, under its own type and name", async () => {
    const { url, key } = await addressFor(office.photo);
    expect(url).toMatch(/^\/api\/uploads-ingest\//);
    const head = await fetch(new URL(url, office.origin), { method: "HEAD" });
    expect(head.headers.get("x-ut-range-start")).toBe("0");

    const sent = await put(url, office.photo);
    expect(sent).toMatchObject({
      status: 200,
      body: { serverData: { fileKey: key, name: "Zoë Ndlovu's photo.jpg", size: office.photo.length } },
    });
    const taken = await takeUpload(key, clerk);
    expect(taken).toMatchObject({
      name: "Zoë Ndlovu's photo.jpg",
      contentType: "image/jpeg",
      sizeBytes: office.photo.length,
    });
    expect((await taken.bytes()).equals(office.photo)).toBe(true);
    expect(await db().upload.findUniqueOrThrow({ where: { fileKey: key } })).toMatchObject({
      userId: 7,
      slug: "photo",
      completedAt: expect.any(Date),
    });
    expect(await leftovers()).toEqual([]);
  });

  test("can be taken again after a failed request, until the domain discards it", async () => {
    const { url, key } = await addressFor(office.photo);
    await put(url, office.photo);
    await takeUpload(key, clerk);
    await takeUpload(key, clerk);
    await transaction((tx) => discardUpload(tx, key));
    await expect(takeUpload(key, clerk)).rejects.toMatchObject({ kind: "not_found" });
    expect((await put(url, office.photo)).body.code).toBe("already_uploaded");
  });

  test("belongs to nobody else", async () => {
    const { url, key } = await addressFor(office.photo);
    await expect(takeUpload(key, clerk)).rejects.toMatchObject({ kind: "not_found" });
    await put(url, office.photo);
    for (const other of [actorOf(8), systemActor])
      await expect(takeUpload(key, other)).rejects.toMatchObject({ kind: "not_found" });
    await expect(takeUpload("x".repeat(30), clerk)).rejects.toMatchObject({ kind: "not_found" });
  });

  test("of the very same file twice gets two keys", async () => {
    const [one, other] = [await addressFor(office.photo), await addressFor(office.photo)];
    expect(one.key).not.toBe(other.key);
    expect([(await put(one.url, office.photo)).status, (await put(other.url, office.photo)).status]).toEqual([
      200, 200,
    ]);
  });
});

describe("the router refuses", () => {
  test("whoever is not signed in", async () => {
    office.signedIn = null;
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

describe("the sweep", () => {
  test("forgets an upload that nobody took for a day, row, key and file", async () => {
    const { url, key } = await addressFor(office.photo);
    await put(url, office.photo);
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
    const { url } = await addressFor(office.photo);
    cloud();
    expect((await put(url, office.photo)).status).toBe(404);
    expect((await fetch(new URL(url, office.origin), { method: "HEAD" })).status).toBe(404);
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
