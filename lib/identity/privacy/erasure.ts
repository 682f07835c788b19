import { randomBytes } from "node:crypto";
import { audit } from "@/lib/platform/audit/audit";
import { type Actor, systemActor } from "@/lib/platform/auth/actor";
import { db, type Tx, transaction } from "@/lib/platform/db";
import { beginJob, completeJob, createJob, dispatch, failJob, type Job } from "@/lib/platform/jobs/jobs";
import { treeIds } from "@/lib/platform/storage/media-tree";
import { ID_CARD, ONBOARDING } from "../onboarding/kinds";
import { lockApplicant } from "../onboarding/stage";
import { ERASURE_JOB, PERSONAL_DATA } from "./kinds";
import { dataSubject } from "./subject";

/** Taken out of sight so long ago that the next sweep takes the bytes from the storage, too. */
const LONG_AGO = new Date(0);

/**
 * Has an applicant erased (GDPR, article 17). It cannot be undone. What the register holds of a person who was taken into
 * it stays: licenses rest on it.
 *
 * @throws DomainError not_found; conflict `not_an_applicant`
 */
export async function requestErasure(actor: Actor, userId: number): Promise<Job> {
  const user = await dataSubject(actor, userId);
  const job = await transaction(async (tx) => {
    const subject = { type: PERSONAL_DATA, id: user.id };
    const { job, created } = await createJob(tx, actor, { kind: ERASURE_JOB, subject, input: { user_id: user.id } });
    if (created)
      await audit(tx, actor, {
        action: "delete",
        resourceType: PERSONAL_DATA,
        resourceId: user.id,
        description: "Asked to erase an applicant's documents and account",
      });
    return job;
  });
  await dispatch(job);
  return job;
}

/**
 * Erases in one transaction, so that a kill leaves all or nothing: pictures and readings, card with its history, drafts,
 * mails, kept answers; the account loses its name and address and is closed. Its number stays, since the trail names it.
 */
export async function erase(jobId: string, attempt: number): Promise<void> {
  const job = await beginJob(jobId, attempt);
  if (!job) return;
  const userId = Number(job.subjectId);
  await transaction(async (tx) => {
    await lockApplicant(tx, userId);
    const user = await tx.user.findUniqueOrThrow({ where: { id: userId } });
    const card = await tx.idCard.findUnique({ where: { userId } });
    const files = await eraseFiles(tx, userId, card?.id ?? null);
    await tx.idCard.deleteMany({ where: { userId } });
    await tx.onboardingStage.deleteMany({ where: { userId } });
    await tx.applicantConsent.updateMany({ where: { userId }, data: { ip: null } });
    await tx.applicantConsent.updateMany({ where: { userId, withdrawnAt: null }, data: { withdrawnAt: new Date() } });
    await tx.mail.deleteMany({ where: { to: user.email } });
    await tx.idempotencyRecord.deleteMany({ where: { actorKey: `user:${userId}` } });
    await tx.session.deleteMany({ where: { userId } });
    await tx.apiKey.deleteMany({ where: { userId } });
    const gone = `erased-${userId}`;
    await tx.user.update({
      where: { id: userId },
      data: {
        username: gone,
        email: `${gone}@erased.invalid`,
        fullName: null,
        department: null,
        // No password hashes to this.
        passwordHash: randomBytes(32).toString("base64url"),
        isActive: false,
        personId: null,
      },
    });
    const kept = card?.personId ?? user.personId;
    await completeJob(tx, jobId, { files, person_kept: kept !== null });
    await audit(tx, systemActor, {
      action: "delete",
      resourceType: PERSONAL_DATA,
      resourceId: userId,
      description: kept
        ? "Erased an applicant's documents and account; the registered person stays"
        : "Erased an applicant's documents and account",
      newValues: { files },
    });
  });
}

/** @returns how many files, with those that were made from them */
async function eraseFiles(tx: Tx, userId: number, cardId: string | null): Promise<number> {
  const owners = [
    { ownerType: ONBOARDING, ownerId: String(userId) },
    { ownerType: PERSONAL_DATA, ownerId: String(userId) },
    ...(cardId ? [{ ownerType: ID_CARD, ownerId: cardId }] : []),
  ];
  const rows = await tx.media.findMany({
    where: { OR: [{ ownerId: userId }, { attachments: { some: { OR: owners } } }] },
    select: { id: true },
  });
  const ids = (await Promise.all(rows.map(({ id }) => treeIds(tx, id)))).flat();
  await tx.ocrJob.deleteMany({ where: { mediaId: { in: ids } } });
  await tx.mediaAttachment.deleteMany({ where: { mediaId: { in: ids }, OR: owners } });
  // A photo that became the registered person's is that person's now.
  const elsewhere = await tx.mediaAttachment.findMany({ where: { mediaId: { in: ids }, NOT: { ownerType: "user" } } });
  const erased = ids.filter((id) => !elsewhere.some(({ mediaId }) => mediaId === id));
  await tx.media.updateMany({
    where: { id: { in: erased } },
    data: { deletedAt: LONG_AGO, dedupKey: null, originalName: null, customAttribute: null },
  });
  return erased.length;
}

export const failErasure = (jobId: string, { code, message }: { code: string; message: string }): Promise<unknown> =>
  transaction((tx) => failJob(tx, jobId, code, message));

const DAY_MS = 86_400_000;
const BATCH_MAX = 200;

/**
 * Asks for the erasure of applicants whose time is over: rejected so many days ago, or begun and never ended. Says of how
 * many. Approved ones stay until the office or they themselves ask.
 *
 * @param days after which; 0 keeps them for good
 */
export async function eraseOverdue(days: number, now = new Date()): Promise<number> {
  if (days === 0) return 0;
  const before = new Date(now.getTime() - days * DAY_MS);
  const users = await db().user.findMany({
    where: {
      role: "applicant",
      isActive: true,
      personId: null,
      createdAt: { lt: before },
      OR: [{ idCard: { decision: "rejected", updatedAt: { lt: before } } }, { idCard: null }],
      NOT: { onboardingStage: { updatedAt: { gte: before } } },
      AND: { onboardingStage: { isNot: null } },
    },
    select: { id: true },
    take: BATCH_MAX,
  });
  for (const { id } of users) await requestErasure(systemActor, id);
  return users.length;
}
