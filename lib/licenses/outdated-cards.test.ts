import { beforeEach, expect, test } from "vitest";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { revokeIssuerKey, rotateIssuerKey } from "@/lib/platform/issuer/service";
import { connectJobs } from "@/lib/platform/jobs/jobs";
import { emptyOffice, makeLicense, makeUser } from "@/tests/support/office";
import { generateInPlace } from "./generation/in-place";
import { listForDesk } from "./listing";
import { MaintenanceRequest } from "./maintenance/schema";
import { requestMaintenance } from "./maintenance/service";
import { performMaintenance } from "./maintenance/test-support";
import { outdatedCards } from "./outdated-cards";
import { moveCard } from "./production/moves-service";
import { enqueuePrint } from "./production/queue-service";
import { preparedBatch } from "./production/test-support";
import { licenseScreen } from "./screen";

let admin: Actor;
beforeEach(async () => {
  await emptyOffice();
  connectJobs(async () => undefined);
  admin = (await makeUser("admin")).actor;
});

const regenerate = async (only: string) => {
  const request = MaintenanceRequest.parse({ task: "regenerate-licenses", only });
  return performMaintenance((await requestMaintenance(admin, request)).id);
};
const found = async (generated: "revoked_key" | "old_template") => {
  const page = { sort: "created_at", desc: true, skip: 0, take: 10 } as const;
  return (await listForDesk(admin, { generated: [generated] }, page)).items.map(({ id }) => id);
};

test("a revoked key's cards are told, found, kept from the printer and drawn again; other cards stay as they are", async () => {
  const [drawn, undrawn, atPrinter] = [await makeLicense(admin), await makeLicense(admin), await makeLicense(admin)];
  await generateInPlace(drawn.id);
  const { printJob } = await enqueuePrint(admin, atPrinter.id);
  await preparedBatch(admin, [printJob.id]);
  const { signingKid } = await db().licenseGeneration.findFirstOrThrow({ where: { licenseId: drawn.id } });
  await rotateIssuerKey(admin, "card-ed25519");
  expect(await outdatedCards(admin)).toEqual({ olderTemplate: 0, revokedKey: 0 });
  expect((await licenseScreen(admin, drawn.id)).card.state).toBe("current");

  await revokeIssuerKey(admin, signingKid ?? "", "The back-up was stolen");
  expect(await outdatedCards(admin)).toEqual({ olderTemplate: 0, revokedKey: 2 });
  expect((await licenseScreen(admin, drawn.id)).card).toMatchObject({ state: "stale", reason: "key" });
  expect(new Set(await found("revoked_key"))).toEqual(new Set([drawn.id, atPrinter.id]));
  await expect(moveCard(admin, printJob.id, "start", null)).rejects.toMatchObject({
    code: "card_outdated",
    message: expect.stringContaining("was revoked"),
  });

  expect(await regenerate("key_revoked")).toMatchObject({ found: 2, done: 2, counts: { key_revoked: 2 } });
  expect(await outdatedCards(admin)).toEqual({ olderTemplate: 0, revokedKey: 0 });
  expect((await licenseScreen(admin, drawn.id)).card.state).toBe("current");
  expect(await db().licenseGeneration.count({ where: { licenseId: undrawn.id } })).toBe(0);
});

test("cards of an older template are drawn again, whatever else has changed on them", async () => {
  const [old, present] = [await makeLicense(admin), await makeLicense(admin)];
  for (const { id } of [old, present]) await generateInPlace(id);
  await db().licenseGeneration.updateMany({ where: { licenseId: old.id }, data: { templateVersion: "2020.1" } });
  await db().license.update({ where: { id: old.id }, data: { restrictions: "1" } });
  expect(await outdatedCards(admin)).toEqual({ olderTemplate: 1, revokedKey: 0 });
  expect(await found("old_template")).toEqual([old.id]);
  expect(await regenerate("older_template")).toMatchObject({ found: 1, done: 1 });
  expect(await outdatedCards(admin)).toEqual({ olderTemplate: 0, revokedKey: 0 });
});
