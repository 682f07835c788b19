import { createHash } from "node:crypto";
import { strFromU8, unzipSync } from "fflate";
import { beforeAll, beforeEach, expect, test } from "vitest";
import type { PlateEvent } from "@/lib/generated/prisma/client";
import { db } from "@/lib/platform/db";
import { cancelJob } from "@/lib/platform/jobs/service";
import { call } from "@/tests/support/call";
import { emptyOffice, makeUser } from "@/tests/support/office";
import { confirmEvent, correctEvent, rejectEvent } from "../events/review-service";
import { completePurge, purgeStep, requestPurge } from "../retention/service";
import { makeCamera, makeEvents } from "../test-support";
import { sideOf, VALIDATION_SHARE } from "./dataset/split";
import { packExport } from "./pack";
import type { ExportView } from "./schema";
import { completeExport } from "./service";

let admin: Awaited<ReturnType<typeof makeUser>>;
let clerk: Awaited<ReturnType<typeof makeUser>>;
beforeAll(async () => {
  await emptyOffice();
  [admin, clerk] = [await makeUser("admin"), await makeUser("clerk")];
});
beforeEach(() => db().$executeRawUnsafe("truncate plate_event, plate_upload, plate_export, plate_purge cascade"));

/** One read of each review, with boxes that lie inside their frames of 8 x 4 px. */
async function reviewed(): Promise<PlateEvent[]> {
  const camera = await makeCamera(admin.actor, "Gate | 1");
  const events = await makeEvents(admin.actor, ["AB 12 CDE", "CA 77", "SH 0P", "ZZ 99"], { cameraId: camera.id });
  await db().plateEvent.updateMany({ data: { bbox: { x1: 2, y1: 1, x2: 6, y2: 3 } } });
  const [corrected, confirmed, rejected] = events.map(({ id }) => id) as [string, string, string];
  await correctEvent(clerk.actor, corrected, "AB12 CDX", null);
  await correctEvent(clerk.actor, corrected, "AB12 CDF", "F, not E");
  await confirmEvent(clerk.actor, confirmed, null);
  await rejectEvent(clerk.actor, rejected, "A shop sign");
  return events;
}

async function ask(json: Record<string, unknown> = {}, query = ""): Promise<ExportView> {
  const { status, body } = await call("POST", `/api/feedback/export${query}`, { token: admin.token, json });
  expect({ status, body }).toEqual({ status: 200, body: { export_id: expect.any(String) } });
  return listed((body as { export_id: string }).export_id);
}

async function listed(id: string): Promise<ExportView> {
  const { body } = await call("GET", "/api/feedback/export", { token: admin.token });
  const found = (body as { items: ExportView[] }).items.find(({ export_id }) => export_id === id);
  if (!found) throw new Error("the export is not in the list");
  return found;
}

const exportedCorrections = () => db().plateCorrection.count({ where: { isExported: true } });

async function packed(order: ExportView): Promise<ExportView> {
  const result = await packExport(order.job_id, 0);
  if (!result) throw new Error("nothing was packed");
  await completeExport(order.job_id, result);
  return listed(order.export_id);
}

test("a package holds what people reviewed, in three forms that agree, and marks corrections once it is stored", async () => {
  const [corrected] = await reviewed();
  const order = await ask({ negatives: true }, "?min_confidence=0.5");
  expect(order).toMatchObject({
    status: "queued",
    download_url: null,
    chosen: { reads: 3, corrected: 1, confirmed: 1, rejected: 1, cameras: 1, without_pictures: 0 },
    filters: { min_confidence: 0.5, negatives: true, content: "reviewed" },
  });
  // Packed by a worker that dies, then by another: the same file, and nothing is marked in between.
  const lost = await packExport(order.job_id, 0);
  expect(await exportedCorrections()).toBe(0);
  const done = await packed(order);
  expect(done.sha256).toBe(lost?.stored.sha256);
  expect(await exportedCorrections()).toBe(2);
  if (lost) await completeExport(order.job_id, lost);
  expect(await db().media.count({ where: { sha256: done.sha256 ?? "" } })).toBe(1);

  const file = await call("GET", done.download_url ?? "");
  expect(file.headers.get("content-disposition")).toContain(`plates-v${done.version}.zip`);
  expect(createHash("sha256").update(file.bytes).digest("hex")).toBe(done.sha256);
  const files = unzipSync(file.bytes);
  const text = (path: string) => strFromU8(files[path] ?? new Uint8Array());
  const sums = text("SHA256SUMS").trim().split("\n");
  expect(sums.map((line) => line.slice(66)).sort()).toEqual(
    Object.keys(files)
      .filter((name) => name !== "SHA256SUMS")
      .sort(),
  );
  for (const line of sums)
    expect(
      createHash("sha256")
        .update(files[line.slice(66)] ?? "")
        .digest("hex"),
    ).toBe(line.slice(0, 64));

  const [header = "", ...rows] = text("reader.csv").trim().split("\r\n");
  const row = rows.find((line) => line.includes(corrected?.id ?? "-"))?.split(",") ?? [];
  const cell = (name: string) => row[header.split(",").indexOf(name)];
  expect([cell("text"), cell("original"), cell("corrected"), cell("region")]).toEqual([
    "AB12CDF",
    "AB 12 CDE",
    "AB12 CDF",
    "ZA",
  ]);
  expect(cell("characters")).toMatch(/^A:0\.950 B:0\.950 /);
  expect(files[cell("file") ?? ""]?.length).toBeGreaterThan(0);

  const labels = Object.keys(files).filter((name) => name.startsWith("labels/"));
  expect(labels.map((name) => text(name)).sort()).toEqual([
    "",
    ...Array(2).fill("0 0.500000 0.500000 0.500000 0.500000\n"),
  ]);
  const coco = JSON.parse(text("annotations.json"));
  expect(coco.images).toHaveLength(3);
  expect(coco.images.every(({ file_name }: { file_name: string }) => file_name in files)).toBe(true);
  expect(coco.annotations.map(({ attributes }: { attributes: { text: string } }) => attributes.text).sort()).toEqual([
    "AB12 CDF",
    "CA 77",
  ]);
  expect(coco.annotations[0]).toMatchObject({ bbox: [2, 1, 4, 2], area: 8, iscrowd: 0 });
  expect(text("README.md")).toContain("| Gate \\| 1 | 3 |");
});

test("a frame with a plate that nobody has vouched for is no lesson", async () => {
  const [, confirmed, , waiting] = await reviewed();
  await db().plateEvent.updateMany({
    where: { id: { in: [confirmed?.id ?? "", waiting?.id ?? ""] } },
    data: { frameNo: 7 },
  });
  const done = await packed(await ask());
  expect(done.contents).toMatchObject({ crops: 2, frames: 1, frames_left_out: 1 });
});

test("what is new goes into one package, also while another is being made", async () => {
  const [, , , waiting] = await reviewed();
  const [first, second] = await Promise.all([ask({ new_only: true }), ask({ new_only: true })]);
  expect([first.chosen.reads, second.chosen.reads].sort()).toEqual([0, 2]);
  await packed(first);
  await confirmEvent(clerk.actor, waiting?.id ?? "", null);
  expect((await ask({ new_only: true })).chosen).toMatchObject({ reads: 1, exported_before: 2 });
  expect((await ask({ content: "corrections" })).chosen).toMatchObject({ reads: 1, corrected: 1 });
});

test("a cancelled package marks nothing, and a read whose pictures went meanwhile costs no other", async () => {
  const [corrected] = await reviewed();
  const order = await ask();
  await cancelJob(admin.actor, order.job_id);
  expect(await packExport(order.job_id, 0)).toBeNull();
  expect(await exportedCorrections()).toBe(0);
  const other = await ask();
  await db().plateEvent.updateMany({ where: { id: corrected?.id }, data: { cropId: null } });
  expect((await packed(other)).contents).toMatchObject({ crops: 1, vanished: 1 });
  expect((await ask()).chosen).toMatchObject({ reads: 1, without_pictures: 1 });
});

test("a package is an administrator's, each download is noted, and retention takes it in its time", async () => {
  await reviewed();
  const order = await ask();
  const path = `/api/feedback/export/${order.export_id}/file`;
  expect((await call("GET", path, { token: admin.token })).status).toBe(409);
  const done = await packed(order);
  expect((await call("GET", path)).status).toBe(401);
  expect((await call("GET", path, { token: clerk.token })).status).toBe(403);
  expect((await call("GET", `${done.download_url}x`)).status).toBe(403);
  const one = await call("GET", `/api/feedback/export?export_id=${order.export_id}`, { token: admin.token });
  expect(one).toMatchObject({ status: 200 });
  await call("GET", done.download_url ?? "");
  const downloads = await db().auditEntry.findMany({
    where: { action: "download", resourceId: order.export_id },
    orderBy: { seq: "asc" },
  });
  expect(downloads.map(({ actorId }) => actorId)).toEqual([`user:${admin.user.id}`, "anonymous"]);

  const old = new Date(Date.now() - 91 * 86_400_000);
  await db().plateExport.updateMany({ data: { createdAt: old } });
  const purge = await requestPurge(admin.actor);
  while ((await purgeStep(purge.id, 0)) === "more");
  await completePurge(purge.id);
  expect(await db().platePurge.findUnique({ where: { jobId: purge.id } })).toMatchObject({ exports: 1 });
  expect(await listed(order.export_id)).toMatchObject({ download_url: null, sha256: done.sha256 });
  expect((await call("GET", path, { token: admin.token })).status).toBe(404);
});

test.each([
  [{ min_confidence: 2 }, "min_confidence"],
  [{ from_ts: "2026-06-01", to_ts: "2026-05-01" }, "to_ts"],
  [{ camera_ids: ["0198c2a4-6f1e-7c3a-9b2d-4e5f6a7b8c9d"] }, "camera_ids"],
  [{ from_ts: "yesterday" }, "from_ts"],
])("a request that cannot be meant (%o) names its field", async (json, field) => {
  const { status, body } = await call("POST", "/api/feedback/export", { token: admin.token, json });
  expect({ status, text: JSON.stringify(body) }).toMatchObject({ status: 422, text: expect.stringContaining(field) });
  expect(await db().plateExport.count()).toBe(0);
});

test("about a tenth of the plates is for validation, always the same ones", () => {
  const sides = Array.from({ length: 5000 }, (_, index) => sideOf(`CA${index}`));
  expect(sides.filter((side) => side === "val").length / 5000).toBeCloseTo(VALIDATION_SHARE, 1);
  expect([sideOf("AB12CDF"), sideOf("CA1")]).toEqual([sideOf("AB12CDF"), sideOf("CA1")]);
});
