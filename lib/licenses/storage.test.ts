import { mkdir, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { connectJobs } from "@/lib/platform/jobs/jobs";
import { settings } from "@/lib/platform/settings";
import { quarantineFolder } from "@/lib/platform/storage/quarantine";
import { makeUser } from "@/tests/support/office";
import { cleanStorage, requestStorageCleanup } from "./storage";

let admin: Actor;
beforeAll(async () => {
  admin = (await makeUser("admin")).actor;
  connectJobs(async () => undefined);
});

test("a cleanup of everything leaves alone what is being written at this moment", async () => {
  const arriving = path.join(quarantineFolder(), "arriving");
  const unfinished = path.join(settings().filesDir, "photos/ab/.unfinished.part");
  for (const file of [arriving, unfinished]) {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, "half of it");
  }
  const job = await requestStorageCleanup(admin, 0);
  await cleanStorage(job.id, 0);
  expect((await db().job.findUniqueOrThrow({ where: { id: job.id } })).state).toBe("done");
  expect((await stat(arriving)).size).toBeGreaterThan(0);
  expect((await stat(unfinished)).size).toBeGreaterThan(0);
});
