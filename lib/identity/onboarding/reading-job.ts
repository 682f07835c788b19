import type { Job } from "@/lib/generated/prisma/client";
import { audit } from "@/lib/platform/audit/audit";
import { type Actor, systemActor } from "@/lib/platform/auth/actor";
import { db, transaction } from "@/lib/platform/db";
import { DomainError } from "@/lib/platform/errors";
import { beginJob, completeJob, failJob, reportProgress } from "@/lib/platform/jobs/jobs";
import { readMedia } from "@/lib/platform/storage/media";
import { dispatchWebhooks } from "@/lib/platform/webhooks/emit";
import { type CardFile, codesOf } from "./card";
import { type DocumentTypeName, type FileField, ONBOARDING } from "./kinds";
import { acceptVerification, saveVerified } from "./submit";
import { verificationProvider } from "./verification/current";
import type { Verification, VerificationProvider } from "./verification/provider";

const HEARTBEAT_MS = 5000;
const STEPS = {
  open: { progress: 0.1, stage: "Opening the pictures" },
  read: { progress: 0.3, stage: "Reading the document" },
  save: { progress: 0.85, stage: "Checking what was read" },
} as const;

/** The system acts for the applicant: rows are theirs, the trail names the system. */
const actingFor = (userId: number): Actor => ({ ...systemActor, userId });

/**
 * Reads and judges what an applicant has sent. The card is made together with the job's end: a kill before leaves
 * nothing, and the job is done again; after it, it has ended.
 *
 * @throws DomainError as `submitDocuments`; the pictures stay, so that the applicant can take one of them again
 */
export async function readDraft(
  jobId: string,
  attempt: number,
  provider: VerificationProvider = verificationProvider(),
): Promise<void> {
  const job = await beginJob(jobId, attempt);
  if (!job) return;
  const stop = new AbortController();
  const beat = setInterval(() => {
    reportProgress(jobId, STEPS.read.progress, STEPS.read.stage).then(
      (alive) => !alive && stop.abort(),
      () => undefined,
    );
  }, HEARTBEAT_MS);
  try {
    await readAndSave(job, provider, stop.signal);
  } catch (error) {
    // Cancelled: whoever cancelled it has ended the job.
    if (!stop.signal.aborted) throw error;
  } finally {
    clearInterval(beat);
  }
}

async function readAndSave(job: Job, provider: VerificationProvider, signal: AbortSignal): Promise<void> {
  const userId = Number(job.subjectId);
  const actor = actingFor(userId);
  const { documentType } = job.input as { documentType: DocumentTypeName };
  const stage = await db().onboardingStage.findUniqueOrThrow({
    where: { userId },
    include: { draftFront: true, draftBack: true },
  });
  const { draftFront, draftBack } = stage;
  if (!draftFront) throw new DomainError("invalid", "picture_missing", "The picture was taken away");
  await reportProgress(job.id, STEPS.open.progress, STEPS.open.stage);
  const [front, back] = await Promise.all([readMedia(draftFront), draftBack ? readMedia(draftBack) : null]);
  await reportProgress(job.id, STEPS.read.progress, STEPS.read.stage);
  const submission = { userId, documentType, front, back, selfie: null, video: null };
  const verification = await provider.verify(submission, { signal });
  if (!(await reportProgress(job.id, STEPS.save.progress, STEPS.save.stage))) return;
  const type = await acceptVerification(actor, verification, documentType).catch(explained(verification));
  const files: Partial<Record<FileField, CardFile>> = {
    image_front: { mediaId: draftFront.id },
    ...(draftBack ? { image_back: { mediaId: draftBack.id } } : {}),
  };
  const endpoints = await transaction(async (tx) => {
    const done = { document_type: type, decision: verification.decision, warnings: codesOf(verification.warnings) };
    if (!(await completeJob(tx, job.id, done))) return [];
    // What was the draft's is the card's now.
    const saved = await saveVerified(tx, actor, { userId, documentType: type, verification, files });
    await tx.mediaAttachment.deleteMany({ where: { ownerType: ONBOARDING, ownerId: String(userId) } });
    return saved.endpoints;
  });
  await dispatchWebhooks(endpoints);
}

/** A job's reason is one sentence: what was wrong with the picture belongs into it. An outage passes. */
const explained =
  ({ warnings }: Verification) =>
  (error: unknown): never => {
    if (!(error instanceof DomainError) || error.code !== "verification_failed") throw error;
    if (warnings.some(({ code }) => code === "VERIFICATION_ERROR"))
      throw new DomainError("unavailable", "verification_unavailable", "The document could not be read now");
    const reasons = warnings.filter(({ effect }) => effect !== "note").map(({ description }) => description);
    throw new DomainError("invalid", "no_document", ["No identity document could be read", ...reasons].join(". "));
  };

/** Ends the job as failed, with the reason that the applicant is shown. */
export function failDraft(jobId: string, reason: { code: string; message: string }): Promise<void> {
  return transaction(async (tx) => {
    if (!(await failJob(tx, jobId, reason.code, reason.message))) return;
    const job = await tx.job.findUnique({ where: { id: jobId } });
    await audit(tx, systemActor, {
      action: "update",
      resourceType: ONBOARDING,
      resourceId: job?.subjectId,
      description: "Could not take an applicant's document",
      newValues: { code: reason.code },
    });
  });
}
