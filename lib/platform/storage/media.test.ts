import { createHash, randomBytes } from "node:crypto";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import sharp from "sharp";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { closeDatabase, db, transaction } from "../db";
import { forgetSettings, settings } from "../settings";
import { storage } from "./current";
import {
  attachMedia,
  getMedia,
  mediaFor,
  mediaIsThere,
  openMedia,
  readAll,
  readMedia,
  removeMedia,
  storeFile,
  verifyMedia,
} from "./media";
import { quarantineFolder } from "./quarantine";
import { emptyStorage, exists, fileOf, MB, record, store } from "./test-support";
import { formatBytes, storageStats } from "./usage";

beforeEach(emptyStorage);
afterEach(() => {
  delete process.env.STORAGE_QUOTA_MB;
  forgetSettings();
});
afterAll(closeDatabase);

describe("storing", () => {
  test("a picture gets its key from its bytes, its type from its content, its size as a person sees it", async () => {
    // Orientation 6: the camera lay on its side.
    const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: "#888" } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const stored = await storeFile({
      folder: "photos",
      source: bytes,
      bytesMax: MB,
      originalName: "C:\\fakepath\\Zoë\u202Egpj.exe",
    });
    expect(stored).toEqual({
      sha256,
      sizeBytes: bytes.length,
      contentType: "image/jpeg",
      originalName: "Zoëgpj.exe",
      driver: "local",
      sealedBy: null,
      storageKey: `photos/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}.jpg`,
      widthPx: 30,
      heightPx: 40,
    });
    expect((await readAll(await storage().open(stored.storageKey))).equals(bytes)).toBe(true);
  });

  test("a stream and the same bytes make the same file, stored once", async () => {
    const bytes = randomBytes(300_000);
    const one = await store(bytes);
    const other = await store(Readable.from([bytes.subarray(0, 7), bytes.subarray(7)]));
    expect(other).toEqual(one);
    expect(await readdir(path.dirname(fileOf(one.storageKey)))).toHaveLength(1);
    expect(await readdir(quarantineFolder())).toEqual([]);
  });

  test("storing again heals a copy that was damaged behind our back", async () => {
    const bytes = randomBytes(500);
    const media = await record(await store(bytes));
    await writeFile(fileOf(media.storageKey), "damaged");
    expect(await verifyMedia(media)).toBe("altered");
    expect(await mediaIsThere(media)).toBe(false);
    await store(bytes);
    expect(await verifyMedia(media)).toBe("intact");
    await rm(fileOf(media.storageKey));
    expect(await verifyMedia(media)).toBe("missing");
    await expect(readMedia(media)).rejects.toMatchObject({ code: "file_missing" });
  });

  test.each([
    ["%PDF-1.7\n%âãÏÓ\n", "application/pdf", "pdf"],
    ["Name,Surname\nZoë,Ndlovu\n", "text/plain; charset=utf-8", "txt"],
    ["<script>alert(1)</script>", "text/plain; charset=utf-8", "txt"],
    ["\0\u0001\u0002", "application/octet-stream", "bin"],
  ])("%j is told by its content", async (text, contentType, extension) => {
    const stored = await storeFile({
      folder: "documents",
      source: Buffer.from(text),
      bytesMax: MB,
      originalName: "photo.jpg",
    });
    expect(stored.contentType).toBe(contentType);
    expect(stored.storageKey.endsWith(`.${extension}`)).toBe(true);
  });

  test("too large, empty, of an unwanted type or of another length: refused, with nothing left behind", async () => {
    const refusals: [Parameters<typeof storeFile>[0], string][] = [
      [{ folder: "documents", source: Buffer.alloc(101), bytesMax: 100 }, "file_too_large"],
      [
        { folder: "documents", source: Readable.from([Buffer.alloc(60), Buffer.alloc(60)]), bytesMax: 100 },
        "file_too_large",
      ],
      [{ folder: "documents", source: Buffer.alloc(0), bytesMax: 100 }, "file_empty"],
      [{ folder: "documents", source: Readable.from([]), bytesMax: 100 }, "file_empty"],
      [
        { folder: "documents", source: Readable.from([Buffer.from("text")]), bytesMax: 100, accept: ["image/jpeg"] },
        "unsupported_type",
      ],
      [
        { folder: "documents", source: Readable.from([Buffer.from("text")]), bytesMax: 100, bytesExpected: 5 },
        "file_incomplete",
      ],
    ];
    for (const [file, code] of refusals) await expect(storeFile(file)).rejects.toMatchObject({ code });
    expect(await readdir(quarantineFolder())).toEqual([]);
    expect(await exists(path.join(settings().filesDir, "documents"))).toBe(false);
  });

  test("a stream that breaks leaves nothing, and its own error", async () => {
    async function* broken() {
      yield Buffer.alloc(1000);
      throw new Error("the client went away");
    }
    await expect(store(Readable.from(broken()))).rejects.toThrow("the client went away");
    expect(await readdir(quarantineFolder())).toEqual([]);
  });

  test("the quota refuses what there is no room for", async () => {
    process.env.STORAGE_QUOTA_MB = "1";
    forgetSettings();
    await record(await store(randomBytes(700_000)));
    await expect(store(randomBytes(400_000))).rejects.toMatchObject({ kind: "storage_full", code: "quota_exceeded" });
    await expect(store(randomBytes(300_000))).resolves.toBeDefined();
    await expect(store(randomBytes(300_000))).rejects.toMatchObject({ code: "quota_exceeded" });
  });
});

describe("rows", () => {
  test("a row is found through its owner, and gone once removed", async () => {
    const owner = { type: "license", id: 12, group: "front_image" };
    const first = await record(await store(), { ...owner, id: "12" });
    const second = await record(await store(), { ...owner, id: "12", group: "back_image" });
    expect((await mediaFor({ type: "license", id: 12 })).map(({ id }) => id)).toEqual([second.id, first.id]);
    expect((await mediaFor(owner)).map(({ id }) => id)).toEqual([first.id]);
    await transaction((tx) => attachMedia(tx, first.id, owner));
    expect(await mediaFor(owner)).toHaveLength(1);
    const opened = await openMedia(first.id);
    expect(opened.media.id).toBe(first.id);
    expect(await readAll(opened.stream)).toHaveLength(2_000);

    expect(await transaction((tx) => removeMedia(tx, first.id))).toBe(1);
    expect(await transaction((tx) => removeMedia(tx, [first.id]))).toBe(0);
    expect(await mediaFor(owner)).toEqual([]);
    await expect(getMedia(first.id)).rejects.toMatchObject({ kind: "not_found" });
    expect(await exists(fileOf(first.storageKey))).toBe(true);
  });

  test("no row is written for a file that is gone", async () => {
    const stored = await store();
    await rm(fileOf(stored.storageKey));
    await expect(record(stored)).rejects.toMatchObject({ code: "file_swept" });
    expect(await db().media.count()).toBe(0);
  });

  test("the figures count equal files once, by folder", async () => {
    const bytes = randomBytes(1000);
    const photo = await storeFile({ folder: "photos", source: bytes, bytesMax: MB });
    await record(photo);
    await record(photo);
    await record(await storeFile({ folder: "licenses", source: randomBytes(500), bytesMax: MB }));
    await mkdir(quarantineFolder(), { recursive: true });
    await writeFile(path.join(quarantineFolder(), "incoming"), Buffer.alloc(7));
    expect(await storageStats()).toEqual({
      folders: { licenses: { files: 1, bytes: 500 }, photos: { files: 1, bytes: 1000 } },
      temp: { files: 1, bytes: 7 },
      total: { files: 3, bytes: 1507 },
    });
  });

  test.each([
    [0, "0.0 B"],
    [1023, "1023.0 B"],
    [209_715, "204.8 KB"],
    [1_258_291, "1.2 MB"],
    [1_048_575, "1.0 MB"],
    [5 * 1024 ** 4, "5.0 TB"],
  ])("%i bytes read %s", (bytes, text) => expect(formatBytes(bytes)).toBe(text));
});
