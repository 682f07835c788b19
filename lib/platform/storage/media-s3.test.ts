import { randomBytes } from "node:crypto";
import { readdir } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { Readable } from "node:stream";
import S3rver from "s3rver";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDatabase, transaction } from "../db";
import { forgetSettings, settings } from "../settings";
import { storage } from "./current";
import { downloadResponse } from "./download";
import { readMedia, recordMedia, removeMedia, storeFile, verifyMedia } from "./media";
import { quarantineFolder } from "./quarantine";
import { sweepStorage } from "./sweep";
import { emptyStorage } from "./test-support";

let server: S3rver;
const names = ["STORAGE_DRIVER", "S3_ENDPOINT", "S3_BUCKET", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"] as const;

/** Nothing but settings turns an office from the local disk to S3. */
beforeAll(async () => {
  await emptyStorage();
  const directory = path.join(settings().dataDir, "s3rver");
  server = new S3rver({
    port: 0,
    address: "127.0.0.1",
    silent: true,
    directory,
    configureBuckets: [{ name: "office", configs: [] }],
  });
  const { port } = (await server.run()) as AddressInfo;
  const values = ["s3", `http://127.0.0.1:${port}`, "office", "S3RVER", "S3RVER"];
  for (const [index, name] of names.entries()) process.env[name] = values[index];
  forgetSettings();
});
afterAll(async () => {
  for (const name of names) delete process.env[name];
  forgetSettings();
  await server.close();
  await closeDatabase();
});

test("a file goes to the bucket, comes back, is verified, removed and swept", async () => {
  await storage().ping();
  const bytes = randomBytes(9 * 1024 * 1024);
  const file = await storeFile({ folder: "documents", source: Readable.from([bytes]), bytesMax: 10 * 1024 * 1024 });
  expect(file.driver).toBe("s3");
  const waiting = await readdir(quarantineFolder(), { withFileTypes: true });
  expect(waiting.filter((entry) => entry.isFile())).toEqual([]);
  const media = await transaction((tx) => recordMedia(tx, file, { createdBy: null }));
  expect((await readMedia(media)).equals(bytes)).toBe(true);
  expect(await verifyMedia(media)).toBe("intact");
  const part = await downloadResponse(media, new Request("http://bureau.test/", { headers: { range: "bytes=5-9" } }));
  expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(5, 10))).toBe(true);

  const orphan = await storeFile({ folder: "photos", source: randomBytes(100), bytesMax: 1000 });
  const later = new Date(Date.now() + 16 * 60_000);
  expect((await sweepStorage({ now: later })).orphans).toEqual({ files: 1, bytes: 100 });
  expect(await storage().exists(orphan.storageKey)).toBe(false);
  expect(await verifyMedia(media)).toBe("intact");

  await transaction((tx) => removeMedia(tx, media.id));
  const nextDay = new Date(Date.now() + 25 * 3_600_000);
  expect(await sweepStorage({ now: nextDay })).toMatchObject({
    removedRows: 1,
    orphans: { files: 1, bytes: bytes.length },
  });
  expect(await verifyMedia(media)).toBe("missing");
});
