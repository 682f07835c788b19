import { mkdir, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeEach, expect, test } from "vitest";
import type { Actor } from "@/lib/platform/auth/actor";
import { connectJobs } from "@/lib/platform/jobs/jobs";
import { settings } from "@/lib/platform/settings";
import { quarantineFolder } from "@/lib/platform/storage/quarantine";
import { emptyOffice, makeUser } from "@/tests/support/office";
import { MaintenanceRequest } from "./schema";
import { requestMaintenance } from "./service";
import { performMaintenance } from "./test-support";

let admin: Actor;
beforeEach(async () => {
  await emptyOffice();
  admin = (await makeUser("admin")).actor;
  connectJobs(async () => undefined);
});

const clean = async (options: Record<string, unknown>) => {
  const request = MaintenanceRequest.parse({ task: "cleanup-storage", ...options });
  return performMaintenance((await requestMaintenance(admin, request)).id);
};

test("a cleanup of everything leaves alone what is being written at this moment", async () => {
  const arriving = path.join(quarantineFolder(), "arriving");
  const unfinished = path.join(settings().filesDir, "photos/ab/.unfinished.part");
  for (const file of [arriving, unfinished]) {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, "half of it");
  }
  await clean({ older_than_hours: 0, cleanup_temp: true, cleanup_orphaned: true });
  expect((await stat(arriving)).size).toBeGreaterThan(0);
  expect((await stat(unfinished)).size).toBeGreaterThan(0);
});

test("a clerk may not ask for maintenance, and a second request with other options is refused", async () => {
  const { actor: clerk } = await makeUser("clerk");
  const request = MaintenanceRequest.parse({ task: "cleanup-storage" });
  await expect(requestMaintenance(clerk, request)).rejects.toMatchObject({ kind: "forbidden" });
  const job = await requestMaintenance(admin, request);
  expect((await requestMaintenance(admin, request)).id).toBe(job.id);
  await expect(requestMaintenance(admin, { ...request, older_than_hours: 48 } as typeof request)).rejects.toMatchObject(
    {
      kind: "conflict",
      code: "maintenance_active",
    },
  );
  await performMaintenance(job.id);
});
