import { beforeAll, beforeEach, expect, test } from "vitest";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { call } from "@/tests/support/call";
import { makeUser } from "@/tests/support/office";
import { prepareCards } from "./batch-cards";
import { createBatch, prepareBatch } from "./batches-service";
import { moveCard, moveCards } from "./moves-service";
import { receiveBox } from "./stock-service";
import { cardOf, emptyStock, preparedBatch, queuedCard, runPreparation } from "./test-support";

let clerk: { actor: Actor; token: string };
beforeAll(async () => {
  clerk = await makeUser("clerk");
});
beforeEach(emptyStock);

const queued = () => queuedCard(clerk.actor);

test("makes files and sheets, leaves out one license that cannot be drawn, and prints the others", async () => {
  await receiveBox(clerk.actor, { prefix: "BA", first_number: "0001", count: 50 });
  const jobs = [await queued(), await queued(), await queued()];
  const [first, broken, last] = jobs as [(typeof jobs)[0], (typeof jobs)[0], (typeof jobs)[0]];
  await db().license.update({ where: { id: broken.licenseId }, data: { isActive: false } });
  const batchId = await preparedBatch(
    clerk.actor,
    jobs.map(({ id }) => id),
  );

  const { body } = await call("GET", `/api/v1/production/batches/${batchId}`, { token: clerk.token });
  expect(body).toMatchObject({
    files: { done: 2, failed: 1, pending: 0 },
    job: { state: "done", result: { cards: 2, failed: 1, sheets: 2 } },
    sheets: [
      { format: "a4", card_count: 2 },
      { format: "duplex", card_count: 2 },
    ],
    sheets_missing: 0,
  });
  expect(await cardOf(broken.id)).toMatchObject({ filesState: "failed", filesReason: "License not found" });
  await expect(moveCard(clerk.actor, broken.id, "start", null)).rejects.toMatchObject({ code: "files_missing" });

  const moves = { move: "start", print_job_ids: jobs.map(({ id }) => id) };
  const answer = await call("POST", "/api/v1/production/print-jobs/moves", { token: clerk.token, json: moves });
  expect(answer.body).toMatchObject({
    moved: [first.id, last.id],
    refused: [{ print_job_id: broken.id, code: "files_missing" }],
  });
  await moveCards(clerk.actor, [last.id, first.id], "finish", null);
  // The order of the batch counts, not that of the request.
  expect((await cardOf(first.id)).blank?.controlNumber).toBe("BA0001");
  expect((await cardOf(last.id)).blank?.controlNumber).toBe("BA0002");

  const manifest = await call("GET", `/api/v1/production/batches/${batchId}/manifest`, { token: clerk.token });
  const lines = manifest.bytes.toString().trim().split("\r\n");
  expect(lines).toHaveLength(4);
  expect(lines[1]).toMatch(/^1,BA0001,L-.*,printed,1,1,1$/);
  expect(lines[2]).toMatch(/^2,,L-.*,assigned,,,$/);
  expect(lines[3]).toMatch(/^3,BA0002,L-.*,printed,1,1,2$/);
});

test("asked for again it keeps what is up to date, draws what has changed, and places nobody anew", async () => {
  const jobs = [await queued(), await queued()];
  const [changed, same] = jobs as [(typeof jobs)[0], (typeof jobs)[0]];
  const batchId = await preparedBatch(
    clerk.actor,
    jobs.map(({ id }) => id),
  );
  const before = { changed: await cardOf(changed.id), same: await cardOf(same.id) };
  const sheet = await db().printSheet.findFirstOrThrow({ where: { batchId } });
  await runPreparation((await prepareBatch(clerk.actor, batchId)).id);
  expect(await db().printSheet.findUnique({ where: { id: sheet.id } })).toEqual(sheet);

  await db().license.update({ where: { id: changed.licenseId }, data: { restrictions: "Daylight driving only" } });
  await expect(moveCard(clerk.actor, changed.id, "start", null)).rejects.toMatchObject({ code: "card_outdated" });
  await runPreparation((await prepareBatch(clerk.actor, batchId)).id);
  expect((await cardOf(changed.id)).generationId).not.toBe(before.changed.generationId);
  expect((await cardOf(same.id)).generationId).toBe(before.same.generationId);
  expect((await cardOf(changed.id)).placement).toBe(before.changed.placement);
  expect(await db().printSheet.findUnique({ where: { id: sheet.id } })).toBeNull();
  expect(await db().licenseGeneration.count({ where: { licenseId: same.licenseId } })).toBe(1);
  await moveCard(clerk.actor, changed.id, "start", null);
});

test("a card that leaves it takes its sheets along, and its place stays empty", async () => {
  const jobs = [await queued(), await queued()];
  const [leaves, stays] = jobs as [(typeof jobs)[0], (typeof jobs)[0]];
  const batchId = await preparedBatch(
    clerk.actor,
    jobs.map(({ id }) => id),
  );
  await moveCard(clerk.actor, leaves.id, "return", null);
  expect(await cardOf(leaves.id)).toMatchObject({ state: "queued", batchId: null, placement: null });
  const { body } = await call("GET", `/api/v1/production/batches/${batchId}`, { token: clerk.token });
  expect(body).toMatchObject({ sheets: [], sheets_missing: 2 });
  await runPreparation((await prepareBatch(clerk.actor, batchId)).id);
  expect(await cardOf(stays.id)).toMatchObject({ placement: 1 });
  expect(await db().printSheet.findMany({ where: { batchId } })).toMatchObject([{ cardCount: 1 }, { cardCount: 1 }]);
  await db().printJob.update({ where: { id: leaves.id }, data: { state: "void", openKey: null } });
});

test("cannot be changed while it is prepared; cancelled, its cards stay and it can be prepared again", async () => {
  const job = await queued();
  const batch = await createBatch(clerk.actor, { print_job_ids: [job.id] });
  await expect(moveCard(clerk.actor, job.id, "return", null)).rejects.toMatchObject({ code: "batch_at_work" });
  const path = `/api/v1/production/batches/${batch.id}`;
  expect((await call("POST", `${path}/cancel`, { token: clerk.token })).body).toMatchObject({
    job: { state: "cancelled" },
  });
  expect(await prepareCards(batch.jobId ?? "", 0)).toBeNull();
  expect(await cardOf(job.id)).toMatchObject({ state: "assigned", filesState: "pending" });
  expect((await call("POST", `${path}/cancel`, { token: clerk.token })).status).toBe(409);
  expect((await call("POST", `${path}/prepare`, { token: clerk.token })).body).toMatchObject({
    job: { state: "queued" },
  });
});

test("takes each queued card once, however many batches are made at the same time", async () => {
  await db().printJob.updateMany({ where: { state: "queued" }, data: { state: "void", openKey: null } });
  const jobs = await Promise.all(Array.from({ length: 6 }, queued));
  const made = await Promise.allSettled([
    createBatch(clerk.actor, { all_queued: true }),
    createBatch(clerk.actor, { all_queued: true }),
  ]);
  const counts = made.map((outcome) => (outcome.status === "fulfilled" ? outcome.value.cardCount : 0));
  expect(counts.reduce((sum, count) => sum + count)).toBe(6);
  const refused = createBatch(clerk.actor, { print_job_ids: [jobs[0]?.id ?? 0] });
  await expect(refused).rejects.toMatchObject({ code: "not_queued" });
  await expect(createBatch(clerk.actor, { all_queued: true })).rejects.toMatchObject({ code: "nothing_queued" });
});

test("moves as a whole, in its own order, and tells which cards stayed behind", async () => {
  await receiveBox(clerk.actor, { prefix: "WH", first_number: "01", count: 2 });
  const jobs = [await queued(), await queued(), await queued()];
  const batchId = await preparedBatch(
    clerk.actor,
    jobs.map(({ id }) => id),
  );
  const move = async (name: string) =>
    (await call("POST", `/api/v1/production/batches/${batchId}/moves`, { token: clerk.token, json: { move: name } }))
      .body;
  expect(await move("start")).toEqual({ moved: jobs.map(({ id }) => id), refused: [] });
  // There are two blank cards for three.
  expect(await move("finish")).toMatchObject({
    moved: [jobs[0]?.id, jobs[1]?.id],
    refused: [{ print_job_id: jobs[2]?.id, code: "stock_empty" }],
  });
  expect(await move("check")).toMatchObject({ moved: [jobs[0]?.id, jobs[1]?.id], refused: [] });
  expect(await move("spoil")).toMatchObject({ detail: expect.anything() });
});
