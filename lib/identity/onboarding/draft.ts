import type { OnboardingStage } from "@/lib/generated/prisma/client";
import { audit } from "@/lib/platform/audit/audit";
import type { Actor } from "@/lib/platform/auth/actor";
import { db, type Tx, transaction } from "@/lib/platform/db";
import { DomainError, invalidField } from "@/lib/platform/errors";
import { createJob, dispatch, type Job } from "@/lib/platform/jobs/jobs";
import { recordMedia, removeMedia, storeStaged } from "@/lib/platform/storage/media";
import type { ReceivedFile } from "@/lib/platform/storage/multipart";
import { hasConsented } from "./accounts";
import { replaceableCard } from "./card";
import { checkFile } from "./files/check";
import { DOCUMENT_TYPE_TITLES, type DocumentTypeName, needsBack, ONBOARDING, ONBOARDING_JOB } from "./kinds";
import { applicantId } from "./policy";
import { lockApplicant, stageOf } from "./stage";

export const SIDES = ["front", "back"] as const;
export type Side = (typeof SIDES)[number];

const COLUMN = { front: "draftFrontId", back: "draftBackId" } as const;

const alreadyReading = (): DomainError =>
  new DomainError("conflict", "reading", "Your document is being read. Wait until that is done.");

/**
 * Takes a picture of one side of the document, which waits encrypted until both are there; it replaces an earlier one.
 *
 * @throws DomainError malformed `card_exists`; forbidden `consent_missing`; conflict `reading`; invalid, field `file`
 */
export async function putSide(actor: Actor, side: Side, file: ReceivedFile): Promise<void> {
  const userId = applicantId(actor);
  await mayBegin(userId);
  await checkSide(side, file);
  const stored = await storeStaged({ folder: "identity", originalName: file.name }, file.staged);
  await transaction(async (tx) => {
    const stage = await idleStage(tx, userId);
    await replaceableCard(tx, userId);
    const owner = { type: ONBOARDING, id: userId, group: side };
    const media = await recordMedia(tx, stored, { createdBy: userId, owner, more: { ownerId: userId } });
    const earlier = stage[COLUMN[side]];
    await tx.onboardingStage.update({ where: { userId }, data: { [COLUMN[side]]: media.id } });
    if (earlier) await removeMedia(tx, earlier);
    await audit(tx, actor, {
      action: "update",
      resourceType: ONBOARDING,
      resourceId: userId,
      description: `Sent a picture of the document's ${side}`,
    });
  });
}

async function mayBegin(userId: number): Promise<void> {
  await replaceableCard(db(), userId);
  if (!(await hasConsented(userId)))
    throw new DomainError("forbidden", "consent_missing", "Agree to the check of your identity first");
}

/** As contract 4's form is checked, told beside the one field that this form has. */
async function checkSide(side: Side, { staged }: ReceivedFile): Promise<void> {
  try {
    await checkFile(side === "front" ? "image_front" : "image_back", staged.path, staged.sizeBytes);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw invalidField("file", error.message);
  }
}

/** The applicant's row, under their lock, while nothing is being read. */
async function idleStage(tx: Tx, userId: number): Promise<OnboardingStage> {
  await lockApplicant(tx, userId);
  const stage = await stageOf(tx, userId);
  if (await isReading(tx, stage)) throw alreadyReading();
  return stage;
}

export async function isReading(tx: Tx, { jobId }: Pick<OnboardingStage, "jobId">): Promise<boolean> {
  if (!jobId) return false;
  return (await tx.job.count({ where: { id: jobId, state: { in: ["queued", "running"] } } })) > 0;
}

/**
 * Takes pictures away again, before they are read.
 *
 * @throws DomainError conflict `reading`
 */
export function clearDraft(actor: Actor): Promise<void> {
  const userId = applicantId(actor);
  return transaction(async (tx) => {
    const { draftFrontId, draftBackId } = await idleStage(tx, userId);
    await removeMedia(
      tx,
      [draftFrontId, draftBackId].filter((id) => id !== null),
    );
    const data = { draftFrontId: null, draftBackId: null, draftType: null, jobId: null };
    await tx.onboardingStage.update({ where: { userId }, data });
  });
}

/**
 * Has the pictures that were sent read and judged, as a job: the sides of one document, of the type that was chosen.
 *
 * @throws DomainError malformed `card_exists`; invalid, field `front` or `back`; forbidden `consent_missing`
 */
export async function requestReading(actor: Actor, documentType: DocumentTypeName): Promise<Job> {
  const userId = applicantId(actor);
  await mayBegin(userId);
  const { job, created } = await transaction(async (tx) => {
    await lockApplicant(tx, userId);
    await replaceableCard(tx, userId);
    const stage = await stageOf(tx, userId);
    if (!stage.draftFrontId) throw invalidField("front", "Send a picture of the front first");
    if (!stage.draftBackId && needsBack(documentType))
      throw invalidField("back", `${DOCUMENT_TYPE_TITLES[documentType]} requires back side image`);
    const made = await createJob(tx, actor, {
      kind: ONBOARDING_JOB,
      subject: { type: ONBOARDING, id: userId },
      input: { documentType },
    });
    if (!made.created) return made;
    await tx.onboardingStage.update({ where: { userId }, data: { draftType: documentType, jobId: made.job.id } });
    await audit(tx, actor, {
      action: "create",
      resourceType: ONBOARDING,
      resourceId: userId,
      description: "Asked for the document to be read",
      newValues: { document_type: documentType, job_id: made.job.id },
    });
    return made;
  });
  if (created) await dispatch(job);
  return job;
}
