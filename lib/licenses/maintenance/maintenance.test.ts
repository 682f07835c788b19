import { rm, stat, truncate, utimes } from "node:fs/promises";
import path from "node:path";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { inngest } from "@/inngest/client";
import { createExecutor } from "@/inngest/embedded/executor";
import { functions } from "@/inngest/functions";
import { syntheticPortraitJpeg } from "@/lib/people/photo/testing/synthetic-face";
import { setPhoto } from "@/lib/people/photo-service";
import type { Actor } from "@/lib/platform/auth/actor";
import { db, transaction } from "@/lib/platform/db";
import { connectJobs } from "@/lib/platform/jobs/jobs";
import { cancelJob, waitForJob } from "@/lib/platform/jobs/service";
import { goOn, stopSoon } from "@/lib/platform/jobs/stopping";
import { settings } from "@/lib/platform/settings";
import { mediaFor, recordMedia, storeFile, verifyMedia } from "@/lib/platform/storage/media";
import { emptyOffice, makeLicense, makePerson, makeUser } from "@/tests/support/office";
import { GENERATION } from "../generation/files";
import { generateInPlace } from "../generation/in-place";
import { MaintenanceRequest, MaintenanceResult } from "./schema";
import { planMaintenance, requestMaintenance, runBatch } from "./service";
import { performMaintenance } from "./test-support";

let admin: Actor;
let portrait: Buffer;
const fileOf = (media: { storageKey: string }) => path.join(settings().filesDir, media.storageKey);
const photoOf = async (id: number) =>
  db().person.findUniqueOrThrow({ where: { id }, include: { photoOriginal: true, photoProcessed: true } });

beforeAll(async () => {
  portrait = await syntheticPortraitJpeg({ seed: 5 });
});
beforeEach(async () => {
  await emptyOffice();
  await rm(settings().filesDir, { recursive: true, force: true });
  connectJobs(async () => undefined);
  admin = (await makeUser("admin")).actor;
});

const request = (task: string, options: Record<string, unknown> = {}) =>
  requestMaintenance(admin, MaintenanceRequest.parse({ task, ...options }));
const perform = async (task: string, options?: Record<string, unknown>) =>
  performMaintenance((await request(task, options)).id);

/** Somebody whose photo came in before portraits were cut. */
async function withoutPortrait(bytes: Buffer = portrait): Promise<number> {
  const { id } = await makePerson(admin);
  const stored = await storeFile({ folder: "photos", source: bytes, bytesMax: 10_000_000 });
  const media = await transaction((tx) =>
    recordMedia(tx, stored, { createdBy: null, owner: { type: "person", id, group: "photo_original" } }),
  );
  await db().person.update({ where: { id }, data: { photoOriginalId: media.id } });
  return id;
}

describe("process-photos", () => {
  test("one person whose photo is no picture stops nobody, and is listed with the reason", async () => {
    const first = await withoutPortrait();
    const broken = await withoutPortrait(Buffer.from("not a picture"));
    const last = await withoutPortrait();
    const gone = await withoutPortrait();
    await db().person.update({ where: { id: gone }, data: { isActive: false } });

    expect(await perform("process-photos", { dry_run: true })).toMatchObject({ found: 3, done: 0, failed: 0 });
    const result = await perform("process-photos", { batch_size: 2 });
    expect(result).toMatchObject({ found: 3, done: 2, failed: 1, counts: { portraits_made: 2 } });
    expect(result.failures[0]?.what).toContain(`citizen ${broken}`);
    expect(result.failures[0]?.reason).toMatch(/picture|photo|image/i);
    for (const id of [first, last]) expect((await photoOf(id)).photoProcessed).not.toBeNull();
    expect((await photoOf(gone)).photoProcessed).toBeNull();
  });

  test("a photo that is known by its address only is downloaded, and the address's fault is told", async () => {
    const { id } = await makePerson(admin);
    await db().person.update({ where: { id }, data: { photoUrl: "http://127.0.0.1:9/face.jpg" } });
    expect(await perform("process-photos")).toMatchObject({ found: 1, failed: 1 });
  });
});

describe("regenerate-licenses", () => {
  test("tells why each card is drawn again, draws them, and finds nothing the next time", async () => {
    const [never, old, moved, suspended, fresh] = await Promise.all(
      [1, 2, 3, 4, 5].map(async () => {
        const { id } = await makeLicense(admin);
        return (await db().license.update({ where: { id }, data: { status: "active" } })).id;
      }),
    );
    for (const id of [old, moved, fresh]) await generateInPlace(id ?? 0);
    await db().license.update({ where: { id: old }, data: { generationVersion: "0.9" } });
    await db().license.update({ where: { id: moved }, data: { restrictions: "1" } });
    await db().license.update({ where: { id: suspended }, data: { status: "suspended" } });

    const counts = { never_generated: 1, older_version: 1, details_changed: 1 };
    expect(await perform("regenerate-licenses", { dry_run: true })).toMatchObject({ found: 3, counts });
    const result = await perform("regenerate-licenses", { batch_size: 2 });
    expect(result).toMatchObject({ found: 3, done: 3, failed: 0, counts: { ...counts, cards_drawn: 3 } });
    expect((await db().license.findUniqueOrThrow({ where: { id: never } })).currentGenerationId).not.toBeNull();
    expect((await db().license.findUniqueOrThrow({ where: { id: suspended } })).currentGenerationId).toBeNull();
    expect(await perform("regenerate-licenses")).toMatchObject({ found: 0, done: 0 });
    // 2.0 against 10.0: as texts, "2.0" is the greater one.
    expect(await perform("regenerate-licenses", { version_cutoff: "10.0", dry_run: true })).toMatchObject({ found: 0 });
    expect(await perform("regenerate-licenses", { version_cutoff: "9.0", dry_run: true })).toMatchObject({
      counts: { older_version: 4 },
    });
  });
});

describe("sync-files", () => {
  test("restores lost and damaged files that have a source, and lists the others", async () => {
    const person = await makePerson(admin);
    await setPhoto(admin, person.id, { bytes: portrait });
    const license = await makeLicense(admin, person.id);
    await generateInPlace(license.id);
    const { currentGenerationId } = await db().license.findUniqueOrThrow({ where: { id: license.id } });
    const [card, other] = await mediaFor({ type: GENERATION, id: currentGenerationId ?? "" });
    const processed = (await photoOf(person.id)).photoProcessed;
    const lone = await withoutPortrait(Buffer.from("an original that has no copy"));
    const original = (await photoOf(lone)).photoOriginal;
    if (!card || !other || !processed || !original) throw new Error("files are missing");
    await rm(fileOf(card));
    await truncate(fileOf(other), 10);
    await rm(fileOf(processed));
    await rm(fileOf(original));

    const dry = await perform("sync-files", { dry_run: true, batch_size: 3 });
    expect(dry).toMatchObject({ done: 4, failed: 4 });
    await expect(stat(fileOf(card))).rejects.toThrow("ENOENT");

    const result = await perform("sync-files");
    expect(result.failures).toEqual([
      { what: expect.stringContaining(`person ${lone}, photo original`), reason: expect.stringContaining("no copy") },
    ]);
    expect(result.counts).toMatchObject({ missing_files_restored: 2, damaged_files_restored: 1 });
    const now = await db().license.findUniqueOrThrow({ where: { id: license.id } });
    const files = await mediaFor({ type: GENERATION, id: now.currentGenerationId ?? "" });
    const { photoProcessed } = await photoOf(person.id);
    const verdicts = await Promise.all([...files, ...(photoProcessed ? [photoProcessed] : [])].map(verifyMedia));
    expect(verdicts).toEqual(Array(6).fill("intact"));
    expect(await perform("sync-files", { dry_run: true })).toMatchObject({ failed: 1 });
  });

  test("files without a record go only when that is asked for", async () => {
    const stored = await storeFile({ folder: "documents", source: Buffer.from("nobody's"), bytesMax: 100 });
    const hourAgo = new Date(Date.now() - 3_600_000);
    await utimes(fileOf(stored), hourAgo, hourAgo);
    expect((await perform("sync-files")).counts).toMatchObject({ orphaned_files: 1 });
    const asked = { cleanup_orphaned: true };
    expect((await perform("sync-files", { ...asked, dry_run: true })).counts).toMatchObject({ orphaned_files: 1 });
    expect((await perform("sync-files", asked)).counts).toMatchObject({ orphaned_files_removed: 1 });
    await expect(stat(fileOf(stored))).rejects.toThrow("ENOENT");
  });
});

describe("as a job", () => {
  test("runs in steps of the embedded executor, a batch each", async () => {
    for (let count = 0; count < 3; count += 1) await withoutPortrait();
    connectJobs((event) => inngest.send(event));
    const job = await request("process-photos", { batch_size: 1 });
    const executor = await createExecutor({ client: inngest, functions });
    try {
      const ended = await waitForJob(job.id, 30_000);
      expect(ended).toMatchObject({ state: "done", progress: 1 });
      expect(MaintenanceResult.parse(ended.result)).toMatchObject({ found: 3, done: 3, failed: 0 });
    } finally {
      await executor.stop();
    }
    const actions = await db().auditEntry.findMany({ where: { action: "maintain" }, orderBy: { seq: "asc" } });
    expect(actions.map(({ resourceId, actorKind }) => [resourceId, actorKind])).toEqual([
      ["process-photos", "user"],
      ["process-photos", "system"],
    ]);
  });

  test("a process that is about to end stops behind the item at work, and the rest comes later", async () => {
    const ids = [await withoutPortrait(), await withoutPortrait()];
    const job = await request("process-photos");
    const plan = await planMaintenance(job.id, 0);
    if (!plan) throw new Error("no plan");
    try {
      stopSoon();
      const stopped = await runBatch(job.id, plan, { after: null, handled: 0, attempt: 0 });
      expect(stopped).toMatchObject({ done: 1, next: ids[0] });
    } finally {
      goOn();
    }
    expect(await runBatch(job.id, plan, { after: ids[0] ?? null, handled: 1, attempt: 0 })).toMatchObject({ done: 1 });
    for (const id of ids) expect((await photoOf(id)).photoProcessed).not.toBeNull();
  });

  test("a cancelled job does nothing more, not even within a batch", async () => {
    const id = await withoutPortrait();
    const job = await request("process-photos");
    const plan = await planMaintenance(job.id, 0);
    if (!plan) throw new Error("no plan");
    await cancelJob(admin, job.id);
    expect(await runBatch(job.id, plan, { after: null, handled: 0, attempt: 0 })).toBeNull();
    expect((await photoOf(id)).photoProcessed).toBeNull();
  });
});
