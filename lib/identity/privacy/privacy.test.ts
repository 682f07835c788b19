import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { giveConsent } from "@/lib/identity/onboarding/accounts";
import { CONSENT_PURPOSES, CONSENT_VERSION } from "@/lib/identity/onboarding/consent";
import { db, transaction } from "@/lib/platform/db";
import { mediaFor, readMedia } from "@/lib/platform/storage/media";
import { removeOrphan, sweepStorage } from "@/lib/platform/storage/sweep";
import { call } from "@/tests/support/call";
import { makeUser } from "@/tests/support/office";
import { uploadDocument } from "../media/service";
import { lockApplicant } from "../onboarding/stage";
import { makeCard } from "../onboarding/test-support";
import { picture, readingOf, runReading, scripted } from "../test-support";
import { erase, eraseOverdue, requestErasure } from "./erasure";
import { completeDataExport, packDataExport, removeOldExports, requestDataExport } from "./export";
import { DATA_EXPORT_GROUP, PERSONAL_DATA } from "./kinds";

/** An applicant with a consent, a card and a document that was read. */
async function applicant() {
  const one = await makeUser("applicant");
  await giveConsent(one.actor, { purposes: [...CONSENT_PURPOSES], version: CONSENT_VERSION });
  const card = await makeCard(one.actor);
  const bytes = await picture("privacy");
  const { media, reading } = await uploadDocument(one.actor, { bytes, name: "me.png" });
  await runReading(reading.job.id, scripted(() => readingOf({ surname: "VERYUNUSUALNAME" })).reader);
  return { ...one, card, media, bytes };
}

async function pack(jobId: string): Promise<void> {
  const stored = await packDataExport(jobId, 0);
  if (stored) await completeDataExport(jobId, stored);
}

test("a person gets everything that is kept of them: as data, and every picture as it was sent", async () => {
  const { actor, token, card, bytes } = await applicant();
  const asked = await call("POST", "/api/onboarding/data-export", { token });
  expect(asked.status).toBe(202);
  const { job_id } = asked.body as { job_id: string };
  // A second request joins the first.
  expect((await requestDataExport(actor, actor.userId ?? 0)).id).toBe(job_id);
  await pack(job_id);

  const state = await call("GET", "/api/onboarding/data", { token });
  expect(state.body).toMatchObject({ exporting: false, erasing: false, ready: { size_bytes: expect.any(Number) } });
  const answer = await call("GET", "/api/onboarding/data-export", { token });
  expect(answer.headers.get("content-type")).toBe("application/zip");
  const files = unzipSync(new Uint8Array(answer.bytes));
  const data = JSON.parse(strFromU8(files["data.json"] as Uint8Array));
  expect(data).toMatchObject({
    account: { email: actor.email },
    consents: [{ given: expect.any(String) }, { withdrawn: null }],
    card: { decision: card.decision, fields: { last_name: { content: "NKOSI" } }, history: [{ step: "read" }] },
    documents: [{ name: "me.png", read: expect.objectContaining({}) }],
  });
  expect(JSON.stringify(data.documents[0].read)).toContain("VERYUNUSUALNAME");
  expect(Buffer.from(files[data.documents[0].file] as Uint8Array).equals(bytes)).toBe(true);

  // It lies encrypted, and not for long.
  const [media] = await mediaFor({ type: PERSONAL_DATA, id: actor.userId ?? 0, group: DATA_EXPORT_GROUP });
  expect(media?.sealedBy).toBeTruthy();
  expect(await removeOldExports(new Date(Date.now() + 8 * 86_400_000))).toBeGreaterThan(0);
  expect((await call("GET", "/api/onboarding/data-export", { token })).status).toBe(404);
});

test("what is erased is gone from the rows, the readings and the storage, and the account is closed", async () => {
  const { actor, user, token, card, media } = await applicant();
  const wrong = await call("POST", "/api/onboarding/erasure", { token, json: { confirm: "yes" } });
  expect([wrong.status, wrong.body]).toMatchObject([400, { confirm: [expect.stringContaining("erase")] }]);
  const asked = await call("POST", "/api/onboarding/erasure", { token, json: { confirm: "erase" } });
  const { job_id } = asked.body as { job_id: string };
  await erase(job_id, 0);
  // A run that was given up for dead does nothing the second time.
  await erase(job_id, 1);

  expect(await db().idCard.count({ where: { id: card.id } })).toBe(0);
  expect(await db().idCardDecision.count({ where: { cardId: card.id } })).toBe(0);
  expect(await db().ocrJob.count({ where: { mediaId: media.id } })).toBe(0);
  const closed = await db().user.findUniqueOrThrow({ where: { id: user.id } });
  expect(closed).toMatchObject({ isActive: false, fullName: null, email: `erased-${user.id}@erased.invalid` });
  expect(await db().applicantConsent.count({ where: { userId: user.id, withdrawnAt: null } })).toBe(0);
  expect((await call("GET", "/api/onboarding/journey", { token })).status).toBe(401);
  // The next sweep takes rows and bytes; files of the last quarter of an hour stay, as they may be on their way to a row.
  await sweepStorage({ temporary: false });
  expect(await removeOrphan(media.storageKey, new Date(Date.now() + 1000))).toBe(true);
  await expect(readMedia(media)).rejects.toMatchObject({ code: "file_missing" });
  const trail = await db().auditEntry.findMany({ where: { resourceType: PERSONAL_DATA, resourceId: String(user.id) } });
  expect(JSON.stringify(trail, (_, value) => (typeof value === "bigint" ? String(value) : value))).not.toContain(
    actor.email,
  );
});

test("nobody asks for somebody else's data, and the desk's accounts stay", async () => {
  const [one, other] = [await applicant(), await makeUser("applicant")];
  const [clerk, admin] = [await makeUser("clerk"), await makeUser("admin")];
  const id = one.user.id;
  for (const { actor } of [other, clerk]) {
    await expect(requestDataExport(actor, id)).rejects.toMatchObject({ code: "not_found" });
    await expect(requestErasure(actor, id)).rejects.toMatchObject({ code: "not_found" });
  }
  await expect(requestErasure(admin.actor, clerk.user.id)).rejects.toMatchObject({ code: "not_an_applicant" });
  await pack((await requestDataExport(admin.actor, id)).id);
  expect((await call("GET", `/api/onboarding/data-export?user=${id}`, { token: admin.token })).status).toBe(200);
  expect((await call("GET", `/api/onboarding/data-export?user=${id}`, { token: other.token })).status).toBe(404);
});

test("applicants whose time is over are erased, those under way and those approved are not", async () => {
  const [rejected, approved, fresh] = [await applicant(), await applicant(), await applicant()];
  const later = new Date(Date.now() + 200 * 86_400_000);
  await db().idCard.update({ where: { id: rejected.card.id }, data: { decision: "rejected" } });
  await db().idCard.update({ where: { id: approved.card.id }, data: { decision: "approved" } });
  await transaction(async (tx) => {
    await lockApplicant(tx, fresh.user.id);
    await tx.idCard.update({ where: { id: fresh.card.id }, data: { decision: "rejected" } });
    await tx.onboardingStage.update({ where: { userId: fresh.user.id }, data: { updatedAt: later } });
  });
  expect(await eraseOverdue(0, later)).toBe(0);
  await eraseOverdue(180, later);
  const asked = await db().job.findMany({
    where: {
      subjectType: PERSONAL_DATA,
      subjectId: { in: [rejected, approved, fresh].map(({ user }) => String(user.id)) },
    },
  });
  expect(asked.map(({ subjectId }) => subjectId)).toEqual([String(rejected.user.id)]);
});
