import { rmSync } from "node:fs";
import path from "node:path";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { inngest } from "@/inngest/client";
import { createExecutor } from "@/inngest/embedded/executor";
import { functions } from "@/inngest/functions";
import type { Actor } from "@/lib/platform/auth/actor";
import { db, pool } from "@/lib/platform/db";
import { connectJobs, dispatch } from "@/lib/platform/jobs/jobs";
import { waitForJob } from "@/lib/platform/jobs/service";
import { settings } from "@/lib/platform/settings";
import { mediaFor, verifyMedia } from "@/lib/platform/storage/media";
import { call } from "@/tests/support/call";
import { makeLicense, makeUser } from "@/tests/support/office";
import { completeGeneration, drawCard, requestGeneration } from "./service";

let clerk: { actor: Actor; token: string };
beforeAll(async () => {
  clerk = await makeUser("clerk");
  connectJobs((event) => inngest.send(event));
});
beforeEach(async () => {
  await pool().query("TRUNCATE inngest_event, inngest_run, inngest_step, inngest_queue, inngest_wait, inngest_cron");
});

async function requested() {
  const license = await makeLicense(clerk.actor);
  const request = await requestGeneration(clerk.actor, license.id, { force: false });
  if (request.outcome !== "job") throw new Error("nothing was to be generated");
  return { license, job: request.job };
}

test("a card whose files were swept before it was recorded is drawn again", async () => {
  const { license, job } = await requested();
  const card = await drawCard(job.id, 0);
  if (!card) throw new Error("no card");
  // The office was off between the two steps for longer than a file may lie without a row.
  for (const file of Object.values(card.files)) rmSync(path.join(settings().filesDir, file.storageKey));
  await completeGeneration(job.id, card, 0);
  const done = await db().job.findUniqueOrThrow({ where: { id: job.id } });
  expect(done.state).toBe("done");
  const { currentGenerationId } = await db().license.findUniqueOrThrow({ where: { id: license.id } });
  const media = await mediaFor({ type: "license_generation", id: currentGenerationId ?? "" });
  expect(await Promise.all(media.map(verifyMedia))).toEqual(Array(5).fill("intact"));
});

test("a job that is sent again while its run still lives gets no second run", async () => {
  const { job } = await requested();
  await dispatch(job);
  await dispatch(job);
  const executor = await createExecutor({ client: inngest, functions });
  try {
    expect(await waitForJob(job.id, 20_000)).toMatchObject({ state: "done" });
    await expect
      .poll(async () => (await pool().query("SELECT 1 FROM inngest_event WHERE handled_at IS NULL")).rowCount)
      .toBe(0);
  } finally {
    await executor.stop();
  }
  const runs = await pool().query("SELECT 1 FROM inngest_run WHERE function_id = 'bureau-license-generate'");
  expect(runs.rowCount).toBe(1);
});

test("a download counts as one only when the file was sent", async () => {
  const { license, job } = await requested();
  const card = await drawCard(job.id, 0);
  if (!card) throw new Error("no card");
  await completeGeneration(job.id, card, 0);
  const address = `/api/v1/licenses/${license.id}/download/back_pdf`;
  const downloads = () =>
    db().auditEntry.count({ where: { action: "download", resourceType: "license", resourceId: String(license.id) } });
  await call("GET", address, { token: clerk.token, headers: { range: "bytes=99999999-" } });
  expect(await downloads()).toBe(0);
  await call("GET", address, { token: clerk.token });
  expect(await downloads()).toBe(1);
});
