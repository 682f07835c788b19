import { rmSync } from "node:fs";
import path from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { inngest } from "@/inngest/client";
import { createExecutor, type Executor } from "@/inngest/embedded/executor";
import { functions } from "@/inngest/functions";
import { syntheticPortraitJpeg } from "@/lib/people/photo/testing/synthetic-face";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { connectJobs } from "@/lib/platform/jobs/jobs";
import { settings } from "@/lib/platform/settings";
import { mediaFor, verifyMedia } from "@/lib/platform/storage/media";
import { sweepStorage } from "@/lib/platform/storage/sweep";
import { call } from "@/tests/support/call";
import { makeLicense, makePerson, makeUser } from "@/tests/support/office";
import { barcodeText } from "./barcode/payload";
import { FILE_TYPES } from "./schema";

let executor: Executor;
let clerk: { actor: Actor; token: string };
beforeAll(async () => {
  connectJobs((event) => inngest.send(event));
  executor = await createExecutor({ client: inngest, functions });
  clerk = await makeUser("clerk");
});
afterAll(() => executor.stop());

const Generated = z.object({
  cached: z.boolean(),
  job_id: z.string().nullable(),
  files: z.record(z.string(), z.unknown()).nullable(),
});
const generate = async (id: number, options: { query?: string; json?: unknown; prefer?: string } = {}) => {
  const answer = await call("POST", `/api/v1/licenses/${id}/generate${options.query ?? ""}`, {
    token: clerk.token,
    json: options.json,
    headers: options.prefer ? { prefer: options.prefer } : {},
  });
  return { status: answer.status, body: Generated.parse(answer.body) };
};
const generations = (licenseId: number) =>
  db().licenseGeneration.findMany({ where: { licenseId }, orderBy: { createdAt: "asc" } });

describe("issuing", () => {
  test("fills in what was left out, and keeps 29 February within the calendar", async () => {
    const person = await makePerson(clerk.actor);
    const answer = await call("POST", "/api/v1/licenses/", {
      token: clerk.token,
      json: { citizen_id: person.id, category: "ec1,b", issue_date: "2024-02-29", file_url: "", barcode_data: "" },
    });
    expect(answer.status).toBe(200);
    const license = z.object({ license_number: z.string() }).loose().parse(answer.body);
    expect(license).toMatchObject({
      category: "B, EC1",
      license_class: "B, EC1",
      issue_date: "2024-02-29",
      expiry_date: "2029-02-28",
      status: "active",
      citizen_name: `${person.firstName} ${person.lastName}`,
    });
    expect(license.license_number).toMatch(/^L-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}$/);
    expect(license.barcode_data).toBe(`${license.license_number.replaceAll("-", "")}:${person.idNumber}`);
  });

  test("refuses what cannot be", async () => {
    const { id } = await makePerson(clerk.actor);
    const post = async (json: object) =>
      (await call("POST", "/api/v1/licenses", { token: clerk.token, json: { citizen_id: id, category: "B", ...json } }))
        .status;
    expect(await post({ citizen_id: 999_999_999 })).toBe(404);
    expect(await post({ category: "Z" })).toBe(422);
    expect(await post({ issue_date: "2026-02-30" })).toBe(422);
    expect(await post({ issue_date: "2026-02-03", expiry_date: "2026-02-03" })).toBe(422);
    expect(await post({ license_number: "L-0000-0000-00AA" })).toBe(200);
    expect(await post({ license_number: "l-0000-0000-00aa" })).toBe(400);
  });

  test("the list finds a number of our form under citizen_name_search, as real clients send it", async () => {
    const license = await makeLicense(clerk.actor);
    const answer = await call("GET", `/api/v1/licenses?citizen_name_search=${license.licenseNumber}`, {
      token: clerk.token,
    });
    expect(answer.body).toMatchObject([{ id: license.id }]);
  });
});

describe("generating", () => {
  test("five files, recorded with their hashes, of the card's size; then from the cache; then anew when forced", async () => {
    const license = await makeLicense(clerk.actor);
    const first = await generate(license.id);
    expect(first).toMatchObject({
      status: 200,
      body: {
        cached: false,
        files: {
          front_image_path: `licenses/license_${license.id}_front.png`,
          generator_version: "2.0",
          processed_photo_path: null,
        },
      },
    });
    const [generation] = await generations(license.id);
    const media = await mediaFor({ type: "license_generation", id: generation?.id ?? "" });
    expect(media).toHaveLength(FILE_TYPES.length);
    expect(await Promise.all(media.map(verifyMedia))).toEqual(Array(5).fill("intact"));

    const front = await call("GET", `/api/v1/licenses/${license.id}/download/front_image`, { token: clerk.token });
    expect(await sharp(front.bytes).metadata()).toMatchObject({
      width: 1012,
      height: 638,
      density: 300,
      format: "png",
    });
    expect(front.headers.get("content-disposition")).toContain(
      `filename="license_${license.licenseNumber}_front_image.png"`,
    );
    const unsigned = barcodeText({
      license_number: license.licenseNumber,
      id_number: license.person.idNumber,
      category: "B",
      issue_date: license.issueDate.toISOString().slice(0, 10),
      expiry_date: license.expiryDate.toISOString().slice(0, 10),
    });
    expect(generation?.barcodePayload.startsWith(`${unsigned.slice(0, -1)},"kid":`)).toBe(true);

    expect(await generate(license.id)).toMatchObject({
      status: 200,
      body: { cached: true, files: { from_cache: true } },
    });
    expect(await generate(license.id, { json: { force_regenerate: true } })).toMatchObject({ body: { cached: false } });
    expect(await generate(license.id, { query: "?force_regenerate=true" })).toMatchObject({ body: { cached: false } });
    expect((await generations(license.id)).map(({ state }) => state)).toEqual(["superseded", "superseded", "current"]);
  });

  test("a change of what is drawn makes the cache stale; a change of what is not does not", async () => {
    const license = await makeLicense(clerk.actor);
    await generate(license.id);
    await call("PUT", `/api/v1/licenses/${license.id}`, { token: clerk.token, json: { medical_conditions: "asthma" } });
    expect((await generate(license.id)).body.cached).toBe(true);
    await call("PUT", `/api/v1/citizens/${license.personId}`, { token: clerk.token, json: { middle_name: "Nomvula" } });
    expect((await generate(license.id)).body.cached).toBe(false);
  });

  test("clicks at the same time join one job", async () => {
    const license = await makeLicense(clerk.actor);
    const answers = await Promise.all([1, 2, 3].map(() => generate(license.id, { json: { force_regenerate: true } })));
    expect(new Set(answers.map(({ body }) => body.job_id)).size).toBe(1);
    expect(await generations(license.id)).toHaveLength(1);
  });

  test("who does not want to wait is given the job", async () => {
    const license = await makeLicense(clerk.actor);
    const { status, body } = await generate(license.id, { prefer: "respond-async" });
    expect(status).toBe(202);
    await expect
      .poll(async () => (await call("GET", `/api/jobs/${body.job_id}`, { token: clerk.token })).body, {
        timeout: 15_000,
      })
      .toMatchObject({ state: "done", progress: 1 });
  });

  test("files that somebody deleted from the disk are told of, and drawn again without force", async () => {
    const license = await makeLicense(clerk.actor);
    await generate(license.id);
    const [generation] = await generations(license.id);
    const [media] = await mediaFor({ type: "license_generation", id: generation?.id ?? "", group: "back_pdf" });
    rmSync(path.join(settings().filesDir, media?.storageKey ?? "none"));
    const files = await call("GET", `/api/v1/licenses/${license.id}/files`, { token: clerk.token });
    expect(files.body).toMatchObject({
      files: { back_pdf_path: { url: null, size_bytes: 0, exists: false }, front_pdf_path: { exists: true } },
    });
    const download = await call("GET", `/api/v1/licenses/${license.id}/download/back_pdf`, { token: clerk.token });
    expect(download).toMatchObject({ status: 404, body: { detail: "File not found. Generate license files first." } });
    expect((await generate(license.id)).body.cached).toBe(false);
    expect((await call("GET", `/api/v1/licenses/${license.id}/download/back_pdf`, { token: clerk.token })).status).toBe(
      200,
    );
  });

  test("a photo makes the card stale and is drawn; a missing portrait file fails the job with a reason", async () => {
    const license = await makeLicense(clerk.actor);
    await generate(license.id);
    const form = new FormData();
    form.set("photo", new Blob([new Uint8Array(await syntheticPortraitJpeg({ seed: 7 }))]), "me.jpg");
    expect(
      (await call("POST", `/api/v1/citizens/${license.personId}/upload-photo`, { token: clerk.token, form })).status,
    ).toBe(200);
    const second = await generate(license.id);
    expect(second.body).toMatchObject({
      cached: false,
      files: {
        processed_photo_path: expect.stringMatching(
          new RegExp(`^photos/citizen_${license.personId}_processed_[0-9a-f]{64}\\.jpg$`),
        ),
      },
    });

    const person = await db().person.findUniqueOrThrow({
      where: { id: license.personId },
      include: { photoProcessed: true },
    });
    rmSync(path.join(settings().filesDir, person.photoProcessed?.storageKey ?? "none"));
    const answer = await call("POST", `/api/v1/licenses/${license.id}/generate`, {
      token: clerk.token,
      json: { force_regenerate: true },
    });
    expect(answer).toMatchObject({ status: 500, body: { detail: expect.stringContaining("add the photo again") } });
  });

  test("404 stays 404", async () => {
    expect(await call("POST", "/api/v1/licenses/999999999/generate", { token: clerk.token })).toMatchObject({
      status: 404,
      body: { detail: "License not found" },
    });
    const license = await makeLicense(clerk.actor);
    expect(await call("GET", `/api/v1/licenses/${license.id}/download/banner`, { token: clerk.token })).toMatchObject({
      status: 400,
      body: { detail: expect.stringContaining("Supported types") },
    });
  });
});

test("superseded files are swept after their day, the present ones stay, and no file is without a row", async () => {
  const license = await makeLicense(clerk.actor);
  await generate(license.id);
  await call("PUT", `/api/v1/licenses/${license.id}`, {
    token: clerk.token,
    json: { restrictions: "Daylight driving only" },
  });
  await generate(license.id);
  const later = new Date(Date.now() + 26 * 3_600_000);
  const { orphans } = await sweepStorage({ now: later });
  expect(orphans.files).toBeGreaterThanOrEqual(5);
  const answers = await Promise.all(
    FILE_TYPES.map((type) => call("GET", `/api/v1/licenses/${license.id}/download/${type}`, { token: clerk.token })),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(200));
});

test("storage figures and cleanup answer as contract 1 has them", async () => {
  const admin = await makeUser("admin");
  const stats = await call("GET", "/api/v1/licenses/storage/stats", { token: admin.token });
  expect(stats.body).toMatchObject({
    license_files: expect.any(Number),
    total_size_formatted: expect.stringMatching(/^\d+\.\d (B|KB|MB)$/),
  });
  const cleanup = await call("POST", "/api/v1/licenses/storage/cleanup?older_than_hours=48", { token: admin.token });
  expect(cleanup.body).toMatchObject({
    message: "Storage cleanup initiated for files older than 48 hours",
    status: "running",
    files_removed: 0,
  });
});
