import type { Media, OcrJob } from "@/lib/generated/prisma/client";
import type { Actor } from "@/lib/platform/auth/actor";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { completeJob, createJob, type Job } from "@/lib/platform/jobs/jobs";
import { documentKey } from "../media/document";
import { DOCUMENT, READ_JOB } from "./kinds";

export type RequestedReading = {
  job: Job;
  ocrJob: OcrJob;
  /** Dispatch the job after commit. */
  created: boolean;
};

/** Lets one request after the other decide about the same document, until the caller's transaction ends. */
export async function lockDocument(tx: Tx, name: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${DOCUMENT}:${name}`}, 0))`;
}

/**
 * Has a document read, inside the caller's transaction. A reading that is under way is joined; one that is there already
 * answers at once, by a job that is done: nothing is read twice unless `again` asks for it.
 */
export async function requestReading(
  tx: Tx,
  actor: Actor,
  media: Media,
  { again = false }: { again?: boolean } = {},
): Promise<RequestedReading> {
  await lockDocument(tx, media.id);
  const latest = await tx.ocrJob.findFirst({ where: { mediaId: media.id, isLatest: true } });
  const { job, created } = await createJob(tx, actor, {
    kind: READ_JOB,
    subject: { type: DOCUMENT, id: media.id },
    input: {},
  });
  if (!created) {
    const joined = await tx.ocrJob.findUnique({ where: { jobId: job.id } });
    return { job, ocrJob: joined ?? (await newReading(tx, media, job)), created: false };
  }
  if (latest?.status === "completed" && !again) {
    await completeJob(tx, job.id, { media_id: media.id, ocr_job_id: latest.id });
    return { job: await tx.job.findUniqueOrThrow({ where: { id: job.id } }), ocrJob: latest, created: false };
  }
  return { job, ocrJob: await newReading(tx, media, job), created: true };
}

async function newReading(tx: Tx, media: Media, job: Job): Promise<OcrJob> {
  await tx.ocrJob.updateMany({ where: { mediaId: media.id, isLatest: true }, data: { isLatest: false } });
  return tx.ocrJob.create({
    data: {
      id: newId(),
      mediaId: media.id,
      jobId: job.id,
      userId: media.ownerId,
      inputFilePath: documentKey(media),
    },
  });
}
