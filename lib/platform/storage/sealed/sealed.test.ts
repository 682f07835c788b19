import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { Readable } from "node:stream";
import fc from "fast-check";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { closeDatabase } from "../../db";
import { forgetSettings } from "../../settings";
import { openContent, storedBytes } from "../content";
import { downloadResponse } from "../download";
import { mediaIsThere, readAll, readMedia, storeFile, verifyMedia } from "../media";
import { emptyStorage, fileOf, record } from "../test-support";
import { openSealed, sealContent, sealedRange, sealedSize } from "./format";
import { currentKey } from "./keys";

beforeEach(emptyStorage);
afterEach(() => {
  delete process.env.DOCUMENTS_KEY;
  delete process.env.DOCUMENTS_KEYS_OLD;
  forgetSettings();
});
afterAll(closeDatabase);

const CHUNK = 64 * 1024;
const KEY = "identity/aa/bb/name.sealed";
const CANARY = "WINNIFRED CANARY-QUACKENBUSH";

const use = (key: string, old?: string) => {
  process.env.DOCUMENTS_KEY = key;
  process.env.DOCUMENTS_KEYS_OLD = old ?? "";
  forgetSettings();
};
const store = (source: Uint8Array | Readable) =>
  storeFile({ folder: "identity", source, bytesMax: 1_000_000, originalName: "ktp.png" });
const document = (length = 200_000) => Buffer.concat([Buffer.from(CANARY), randomBytes(length)]);

describe("the sealed format", () => {
  test("gives back every range of every content, however it arrives, at the length that it said", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.integer({ min: 1, max: 300 }),
          fc.constantFrom(CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + 7),
        ),
        fc.integer({ min: 1, max: 3 * CHUNK }),
        fc.nat(),
        fc.nat(),
        async (sizeBytes, pieceBytes, one, other) => {
          const content = randomBytes(sizeBytes);
          const pieces = function* () {
            for (let at = 0; at < sizeBytes; at += pieceBytes) yield content.subarray(at, at + pieceBytes);
          };
          const sealed = await readAll(sealContent(Readable.from(pieces()), currentKey(), KEY));
          expect(sealed.length).toBe(sealedSize(sizeBytes));
          const [start, end] = [one % sizeBytes, other % sizeBytes].sort((a, b) => a - b) as [number, number];
          const { end: lastNeeded } = sealedRange({ storageKey: KEY, sizeBytes }, { start, end });
          const source = Readable.from([sealed.subarray(0, lastNeeded + 1)]);
          const opened = await readAll(openSealed(source, { storageKey: KEY, sizeBytes }, { start, end }));
          expect(opened.equals(content.subarray(start, end + 1))).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  test("is not opened when a bit is turned, chunks change places, it is cut, or it lies under another name", async () => {
    const content = randomBytes(3 * CHUNK);
    const sealed = await readAll(sealContent(content, currentKey(), KEY));
    const open = (bytes: Uint8Array, storageKey = KEY) =>
      readAll(openSealed(Readable.from([bytes]), { storageKey, sizeBytes: content.length }));
    const head = sealed.length - 3 * (CHUNK + 16);
    const chunk = (n: number) => sealed.subarray(head + n * (CHUNK + 16), head + (n + 1) * (CHUNK + 16));
    const flipped = Buffer.from(sealed);
    flipped[head + 5] = (flipped[head + 5] ?? 0) ^ 1;
    expect((await open(sealed)).equals(content)).toBe(true);
    for (const bytes of [
      flipped,
      Buffer.concat([sealed.subarray(0, head), chunk(1), chunk(0), chunk(2)]),
      sealed.subarray(0, head + 2 * (CHUNK + 16)),
      sealed.subarray(0, 10),
      Buffer.concat([sealed, chunk(2)]),
    ])
      await expect(open(bytes)).rejects.toMatchObject({ code: "file_altered" });
    await expect(open(sealed, "identity/aa/bb/other.sealed")).rejects.toMatchObject({ code: "file_altered" });
  });
});

describe("a file of an identity document", () => {
  test("lies encrypted and is read, sent in ranges, found and verified as any other", async () => {
    for (const source of [document(), document(100)]) {
      const media = await record(await store(source.length > CHUNK ? Readable.from([source]) : source));
      const file = fileOf(media.storageKey);
      const raw = readFileSync(file);
      expect(raw.includes(CANARY)).toBe(false);
      expect(raw.length).toBe(storedBytes(media));
      expect(media.storageKey).not.toContain(media.sha256);
      expect((await readMedia(media)).equals(source)).toBe(true);
      expect([await mediaIsThere(media), await verifyMedia(media)]).toEqual([true, "intact"]);
      const response = await downloadResponse(
        media,
        new Request("http://bureau.test/x", { headers: { range: "bytes=0-27" } }),
      );
      expect([response.status, await response.text()]).toEqual([206, CANARY]);
      raw[raw.length - 1] = (raw.at(-1) ?? 0) ^ 1;
      writeFileSync(file, raw);
      expect(await verifyMedia(media)).toBe("altered");
    }
  });

  test("equal bytes lie there once in one office, and under another name in another", async () => {
    const source = document();
    const [one, other] = [await store(source), await store(source)];
    expect(other.storageKey).toBe(one.storageKey);
    use("11".repeat(32));
    expect((await store(source)).storageKey).not.toBe(one.storageKey);
  });

  test("is opened after its key has been changed, as long as the old one is told", async () => {
    const source = document();
    const derived = await record(await store(source));
    use("11".repeat(32));
    const first = await record(await store(source));
    use(Buffer.alloc(32, 2).toString("base64"), "11".repeat(32));
    const second = await record(await store(source));
    expect(new Set([derived.sealedBy, first.sealedBy, second.sealedBy]).size).toBe(3);
    for (const media of [derived, first, second]) expect((await readMedia(media)).equals(source)).toBe(true);
    use("33".repeat(32));
    await expect(openContent(first).then(readAll)).rejects.toMatchObject({
      kind: "unavailable",
      code: "documents_sealed",
    });
  });
});
