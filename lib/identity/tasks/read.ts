import type { Media } from "@/lib/generated/prisma/client";
import { audit } from "@/lib/platform/audit/audit";
import { systemActor } from "@/lib/platform/auth/actor";
import { db, type Prisma, transaction } from "@/lib/platform/db";
import { DomainError } from "@/lib/platform/errors";
import { beginJob, completeJob, failJob, reportProgress } from "@/lib/platform/jobs/jobs";
import { readMedia } from "@/lib/platform/storage/media";
import type { DocumentReading } from "../extract/reading";
import { ensureThumbnail } from "../media/thumbnail";
import type { DocumentReader } from "../reader-port";
import { DOCUMENT, READ_STEPS } from "./kinds";
import { keptReading, meanConfidence, ocrOutput } from "./output";

/** How often a reading shows that it is alive, and looks whether it was cancelled. */
const HEARTBEAT_MS = 5000;

/** A job that is tried again a day after it has failed finds its reading cleaned away. */
const readingRemoved = () =>
  new DomainError("invalid", "reading_removed", "This reading was cleaned away; ask for a new one");

/** The document of a job, if the job is still to be done. */
async function begin(jobId: string, attempt: number): Promise<Media | null> {
  const job = await beginJob(jobId, attempt);
  if (!job) return null;
  const media = job.subjectId ? await db().media.findUnique({ where: { id: job.subjectId } }) : null;
  if (!media || media.deletedAt) throw new DomainError("invalid", "media_deleted", "Media was deleted");
  return media;
}

/**
 * First step of a job: the document is fetched, and its thumbnail made.
 *
 * @returns null when the job has ended or was cancelled
 * @throws DomainError invalid `unreadable_image` or `media_deleted`; not_found, storage_full, unavailable
 */
export async function prepareReading(jobId: string, attempt: number): Promise<true | null> {
  const media = await begin(jobId, attempt);
  if (!media) return null;
  const { count } = await db().ocrJob.updateMany({
    where: { jobId, status: { not: "completed" } },
    data: { status: "processing", errorCode: null, errorMessage: null },
  });
  if (count === 0) throw readingRemoved();
  await reportProgress(jobId, READ_STEPS.download.progress, READ_STEPS.download.stage);
  await ensureThumbnail(media);
  return true;
}

/**
 * Second step: the document is read, and what was read is saved together with the job's end. A kill in between leaves
 * nothing, and the step is done again; after it, the job has ended.
 *
 * @throws DomainError as the reader; invalid `media_deleted`, not_found, unavailable
 */
export async function readDocument(jobId: string, attempt: number, reader: DocumentReader): Promise<void> {
  const media = await begin(jobId, attempt);
  if (!media) return;
  const stop = new AbortController();
  const beat = setInterval(() => {
    reportProgress(jobId, READ_STEPS.read.progress, READ_STEPS.read.stage).then(
      (alive) => !alive && stop.abort(),
      () => undefined,
    );
  }, HEARTBEAT_MS);
  try {
    const image = await readMedia(media);
    if (!(await reportProgress(jobId, READ_STEPS.read.progress, READ_STEPS.read.stage))) return;
    const began = performance.now();
    const reading = await reader.read(image, { signal: stop.signal });
    const processingTimeMs = Math.round(performance.now() - began);
    if (!(await reportProgress(jobId, READ_STEPS.save.progress, READ_STEPS.save.stage))) return;
    await save(jobId, media, reading, processingTimeMs);
  } catch (error) {
    // Cancelled: whoever cancelled it has ended the job.
    if (!stop.signal.aborted) throw error;
  } finally {
    clearInterval(beat);
  }
}

const save = (jobId: string, media: Media, reading: DocumentReading, processingTimeMs: number): Promise<void> =>
  transaction(async (tx) => {
    const ocrJob = await tx.ocrJob.findUnique({ where: { jobId } });
    if (!ocrJob) throw readingRemoved();
    if (!(await completeJob(tx, jobId, { media_id: media.id, ocr_job_id: ocrJob.id }))) return;
    await tx.ocrJob.update({
      where: { id: ocrJob.id },
      data: {
        status: "completed",
        documentType: reading.documentType,
        confidence: meanConfidence(reading),
        outputData: ocrOutput(reading),
        reading: keptReading(reading) as unknown as Prisma.InputJsonObject,
        processingTimeMs,
      },
    });
    // What was read is nobody's but the document's: the trail says that it was, never what.
    await audit(tx, systemActor, {
      action: "update",
      resourceType: DOCUMENT,
      resourceId: media.id,
      description: `Read a document: ${Object.keys(reading.fields).length} fields in ${processingTimeMs} ms`,
      newValues: { ocr_job_id: ocrJob.id, document_type: reading.documentType },
    });
  });

/** Ends a job as failed, with the reason. */
export function failReading(jobId: string, reason: { code: string; message: string }): Promise<void> {
  return transaction(async (tx) => {
    if (!(await failJob(tx, jobId, reason.code, reason.message))) return;
    const [failed] = await tx.ocrJob.updateManyAndReturn({
      where: { jobId, status: { not: "completed" } },
      data: { status: "failed", errorCode: reason.code, errorMessage: reason.message.slice(0, 500) },
    });
    await audit(tx, systemActor, {
      action: "update",
      resourceType: DOCUMENT,
      resourceId: failed?.mediaId,
      description: `Could not read a document: ${reason.message}`,
    });
  });
}
