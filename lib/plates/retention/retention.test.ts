import { utimes } from "node:fs/promises";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { systemActor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { settings } from "@/lib/platform/settings";
import { storage } from "@/lib/platform/storage/current";
import { call } from "@/tests/support/call";
import { emptyOffice, makeUser } from "@/tests/support/office";
import { BoloInput } from "../bolos/schema";
import { createBolo } from "../bolos/service";
import { holdEvent } from "../events/review-service";
import { makeEvents } from "../test-support";
import { holdUpload } from "../uploads/service";
import { duePurge } from "./due";
import { listHolds } from "./holds";
import { nextPurge } from "./limits";
import { completePurge, purgeStep, requestPurge } from "./service";

let admin: Awaited<ReturnType<typeof makeUser>>;
beforeAll(emptyOffice);
beforeEach(async () => {
  admin = await makeUser("admin");
  await db().$executeRawUnsafe("truncate plate_event, plate_upload, bolo, plate_purge cascade");
  await createBolo(admin.actor, BoloInput.parse({ plate_pattern: "^HIT" }));
});

const DAY_MS = 86_400_000;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS);

/** A recording with its reads that the office got so many days ago. */
async function made(days: number, plates: string[]) {
  const events = await makeEvents(admin.actor, plates, { at: daysAgo(days) });
  const { uploadId } = events[0] ?? {};
  await db().plateEvent.updateMany({ where: { uploadId }, data: { createdAt: daysAgo(days) } });
  await db().job.updateMany({
    where: { plateUpload: { id: uploadId ?? "" } },
    data: { state: "done", activeKey: null },
  });
  return db().plateUpload.update({
    where: { id: uploadId ?? "" },
    data: { createdAt: daysAgo(days) },
    include: { media: true },
  });
}

async function purge(): Promise<string> {
  const { id } = await requestPurge(systemActor);
  while ((await purgeStep(id, 0)) === "more");
  await completePurge(id);
  return id;
}

const reads = async () => (await db().plateEvent.findMany()).map(({ plate }) => plate).sort();

test("what is past the limit of its class goes, and nothing else", async () => {
  await made(5, ["NEW 1"]);
  await made(10, ["MID 1"]);
  await made(40, ["OLD 1", "HIT 1"]);
  await made(400, ["HIT 2"]);
  await purge();
  expect(await reads()).toEqual(["HIT 1", "MID 1", "NEW 1"]);
  const recordings = await db().plateUpload.findMany({ orderBy: { createdAt: "asc" } });
  expect(recordings.map(({ mediaId }) => mediaId !== null)).toEqual([false, false, false, true]);
  const { body } = await call("GET", "/api/plates/retention", { token: admin.token });
  expect(body).toMatchObject({
    limits: { reads: 30, hits: 365, crops: 30, videos: 7 },
    total: 1,
    items: [{ reads: 1, hits: 1, crops: 0, videos: 3, held: 0 }],
  });
});

test("a hit that was a misread is no hit", async () => {
  await made(40, ["HIT 1"]);
  await db().boloMatch.updateMany({ data: { state: "misread" } });
  await purge();
  expect(await reads()).toEqual([]);
});

test("an evidence hold keeps recording, reads and pictures", async () => {
  const held = await made(400, ["OLD 1", "HIT 1"]);
  await holdUpload(admin.actor, held.jobId, true, "Case 2026/114");
  await purge();
  expect(await reads()).toEqual(["HIT 1", "OLD 1"]);
  expect(await storage().exists(held.media?.storageKey ?? "")).toBe(true);
  await holdUpload(admin.actor, held.jobId, false, null);
  await purge();
  expect(await reads()).toEqual([]);
});

test("the files are really gone, once nobody else names them", async () => {
  const { media } = await made(40, ["FILES 1"]);
  const event = await db().plateEvent.findFirstOrThrow({ include: { crop: true, frame: true } });
  const files = [media, event.crop, event.frame].map((file) => file?.storageKey ?? "");
  const shared = files[1] ?? "";
  const { id, ...copy } = await db().media.findFirstOrThrow({ where: { storageKey: shared } });
  await db().media.create({ data: { ...copy, id: crypto.randomUUID() } });
  await age(files);
  const jobId = await purge();
  expect(await Promise.all(files.map((key) => storage().exists(key)))).toEqual([false, true, false]);
  expect(await db().media.count({ where: { storageKey: { in: files } } })).toBe(1);
  const report = await db().platePurge.findUniqueOrThrow({ where: { jobId } });
  expect(report).toMatchObject({ files: 2, reads: 1, videos: 1 });
  expect(Number(report.bytes)).toBeGreaterThan(0);
});

test("what is told beforehand is what goes, and who holds what is listed", async () => {
  await made(40, ["OLD 1", "HIT 1"]);
  const held = await made(40, ["HELD 1", "HELD 2"]);
  await holdUpload(admin.actor, held.jobId, true, "Case 2026/114");
  const [single] = await makeEvents(admin.actor, ["HELD 3"]);
  await holdEvent(admin.actor, single?.id ?? "", true, "A witness asks");
  const due = await duePurge(admin.actor, new Date());
  expect(due).toMatchObject({ reads: { rows: 1 }, hits: { rows: 0 }, crops: { rows: 0 }, videos: { rows: 1 } });
  expect(due.videos.bytes).toBeGreaterThan(0);
  expect(await listHolds(admin.actor, { skip: 0, take: 10 })).toMatchObject({
    total: 2,
    items: [
      { kind: "recording", id: held.jobId, reads: 2, note: expect.stringContaining("Case 2026/114") },
      { kind: "read", title: "HELD 3", note: expect.stringContaining("A witness asks"), heldBy: expect.any(String) },
    ],
  });
  const jobId = await purge();
  expect(await db().platePurge.findUnique({ where: { jobId } })).toMatchObject({ reads: 1, hits: 0, videos: 1 });
});

test("the next purge is tonight's, or tomorrow's once that is over", () => {
  expect(nextPurge(new Date("2026-05-01T01:14:59Z"))).toEqual(new Date("2026-05-01T01:15:00Z"));
  expect(nextPurge(new Date("2026-05-01T01:15:00Z"))).toEqual(new Date("2026-05-02T01:15:00Z"));
});

/** Makes files look as old as their rows say they are. */
async function age(keys: string[]): Promise<void> {
  for (const key of keys) await utimes(`${settings().filesDir}/${key}`, daysAgo(40), daysAgo(40));
}
