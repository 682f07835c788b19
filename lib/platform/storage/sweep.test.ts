import { randomBytes } from "node:crypto";
import { mkdir, readdir, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { closeDatabase, db, transaction } from "../db";
import { lockForRecording } from "./key-lock";
import { removeMedia, verifyMedia } from "./media";
import { quarantineFolder } from "./quarantine";
import { removeOrphan, sweepStorage } from "./sweep";
import { age, emptyStorage, exists, fileOf, record, store } from "./test-support";

beforeEach(emptyStorage);
afterAll(closeDatabase);

test("after a kill between file and row the file goes, once its grace is over", async () => {
  const stored = await store();
  expect((await sweepStorage()).orphans.files).toBe(0);
  await age(stored.storageKey, 16);
  expect(await sweepStorage({ dryRun: true })).toMatchObject({ orphans: { files: 1, bytes: 2000 }, dryRun: true });
  expect(await exists(fileOf(stored.storageKey))).toBe(true);
  expect(await sweepStorage()).toMatchObject({ orphans: { files: 1, bytes: 2000 } });
  expect(await exists(fileOf(stored.storageKey))).toBe(false);
});

test("a file with a row stays, however old", async () => {
  const media = await record(await store());
  await age(media.storageKey, 100_000);
  expect((await sweepStorage()).orphans.files).toBe(0);
  expect(await verifyMedia(media)).toBe("intact");
});

test("a removed row keeps its file for a day, then both go; a file that another row shares stays", async () => {
  const lonely = await record(await store());
  const shared = await store();
  const [gone, kept] = [await record(shared), await record(shared)];
  for (const key of [lonely.storageKey, shared.storageKey]) await age(key, 3_000);
  const removedAt = (hours: number) =>
    transaction((tx) => removeMedia(tx, [lonely.id, gone.id], new Date(Date.now() - hours * 3_600_000)));
  await removedAt(23);
  expect(await sweepStorage()).toMatchObject({ removedRows: 0, orphans: { files: 0 } });
  await db().media.updateMany({ where: { id: { in: [lonely.id, gone.id] } }, data: { deletedAt: null } });
  await removedAt(25);
  expect(await sweepStorage({ removed: false })).toMatchObject({ removedRows: 0, orphans: { files: 0 } });
  expect(await sweepStorage({ dryRun: true })).toMatchObject({ removedRows: 2, orphans: { files: 1 } });
  expect(await sweepStorage()).toMatchObject({ removedRows: 2, orphans: { files: 1 } });
  expect(await exists(fileOf(lonely.storageKey))).toBe(false);
  expect(await verifyMedia(kept)).toBe("intact");
  expect(await db().mediaAttachment.count({ where: { mediaId: gone.id } })).toBe(0);
});

test("old temporary files and unfinished writes go, young ones stay", async () => {
  const media = await record(await store());
  await mkdir(quarantineFolder(), { recursive: true });
  const partial = path.join(path.dirname(fileOf(media.storageKey)), ".half.part");
  for (const file of [path.join(quarantineFolder(), "old"), path.join(quarantineFolder(), "young"), partial])
    await writeFile(file, "12345");
  const twoDaysAgo = new Date(Date.now() - 48 * 3_600_000);
  for (const file of [path.join(quarantineFolder(), "old"), partial]) await utimes(file, twoDaysAgo, twoDaysAgo);
  expect((await sweepStorage({ temporary: false })).temporary).toEqual({ files: 0, bytes: 0 });
  expect((await sweepStorage({ temporaryHours: 24 })).temporary).toEqual({ files: 2, bytes: 10 });
  expect(await readdir(quarantineFolder())).toEqual(["young"]);
  expect(await verifyMedia(media)).toBe("intact");
});

test("a file that is being recorded is left alone, and one that was stored again a moment ago too", async () => {
  const bytes = randomBytes(100);
  const { storageKey } = await store(bytes);
  await age(storageKey, 60);
  const grace = new Date(Date.now() - 15 * 60_000);
  await transaction(async (tx) => {
    await lockForRecording(tx, storageKey);
    expect(await removeOrphan(storageKey, grace)).toBe(false);
  });
  await store(bytes);
  expect(await removeOrphan(storageKey, grace)).toBe(false);
  await age(storageKey, 60);
  expect(await removeOrphan(storageKey, grace)).toBe(true);
});

test("the same bytes stored again and again while sweeps run: no row is ever without its file", async () => {
  const contents = Array.from({ length: 3 }, () => randomBytes(200));
  const outcomes = { recorded: 0, sweptInBetween: 0 };
  let writing = true;
  const writer = async (bytes: Buffer) => {
    for (let round = 0; round < 40; round += 1) {
      const stored = await store(bytes);
      // Old at once, so that the sweep is after it all the time.
      await age(stored.storageKey, 60).catch(() => undefined);
      try {
        const media = await record(stored);
        outcomes.recorded += 1;
        expect(await verifyMedia(media)).toBe("intact");
        await db().media.delete({ where: { id: media.id } });
      } catch (error) {
        expect(error).toMatchObject({ code: "file_swept" });
        outcomes.sweptInBetween += 1;
      }
    }
  };
  const sweeper = async () => {
    while (writing) await sweepStorage();
  };
  const sweeps = [sweeper(), sweeper()];
  await Promise.all([...contents, contents[0]!].map(writer));
  writing = false;
  await Promise.all(sweeps);
  expect(outcomes.recorded + outcomes.sweptInBetween).toBe(160);
  expect(outcomes.recorded).toBeGreaterThan(20);
});
