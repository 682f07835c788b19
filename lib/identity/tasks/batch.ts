import { audit } from "@/lib/platform/audit/audit";
import { type Actor, systemActor } from "@/lib/platform/auth/actor";
import { db, type Prisma, type Tx, transaction } from "@/lib/platform/db";
import { DomainError } from "@/lib/platform/errors";
import { isUuid, newId } from "@/lib/platform/ids";
import {
  beginJob,
  completeJob,
  createJob,
  dispatch,
  failJob,
  type Job,
  reportProgress,
} from "@/lib/platform/jobs/jobs";
import { uploadDocument } from "../media/service";
import { admitClient, documentPolicy } from "../policy";
import type { BatchInput, Rejected } from "./batch-results";
import { BATCH, BATCH_JOB } from "./kinds";
import { type RequestedReading, requestReading } from "./request";

export type Batch = { job: Job; accepted: number; rejected: Rejected[] };

/** Pictures that are checked and encrypted at once: more would only hold more of them in memory. */
const AT_ONCE = 3;

type Picture = { bytes: () => Promise<Uint8Array>; name: string };

/**
 * Takes several pictures at once, each as one alone; what is refused does not keep the others out. The batch's job ends
 * when all have been read.
 *
 * @throws DomainError unauthenticated; whatever no picture of the batch could come in for (a full storage)
 */
export async function uploadBatch(actor: Actor, pictures: readonly Picture[], userId?: string): Promise<Batch> {
  admitClient(actor);
  const readings: (RequestedReading | null)[] = pictures.map(() => null);
  const rejected: Rejected[] = [];
  const waiting = [...pictures.entries()];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [index, { bytes, name }] = next;
      try {
        readings[index] = (await uploadDocument(actor, { bytes: await bytes(), name, userId })).reading;
      } catch (error) {
        if (!(error instanceof DomainError) || isOfAll(error)) throw error;
        rejected.push({ filename: name, error: error.message });
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const accepted = readings.filter((reading) => reading !== null);
  const job = await transaction((tx) =>
    createBatch(tx, actor, { ocr_job_ids: accepted.map(({ ocrJob }) => ocrJob.id), rejected }),
  );
  await dispatch(job);
  return { job, accepted: accepted.length, rejected };
}

/** What is wrong for every picture, not for one: the owner's id, the storage, the office. */
const isOfAll = (error: DomainError): boolean =>
  ["unavailable", "storage_full", "unauthenticated", "failed"].includes(error.kind) ||
  error.fields?.some(({ name }) => name === "user_id") === true;

/** Has documents read once more, several at a time; one that is missing fails alone. */
export async function requestBulkReading(actor: Actor, mediaIds: readonly string[]): Promise<Batch> {
  admitClient(actor);
  const wanted = [...new Set(mediaIds)];
  // In one order, so that two requests for the same documents do not wait for each other.
  const ids = wanted.filter(isUuid).sort();
  const batch = await transaction(async (tx) => {
    const readings = new Map<string, RequestedReading>();
    for (const id of ids) {
      const media = await tx.media.findFirst({ where: { id, dedupKey: { not: null }, deletedAt: null } });
      if (media && documentPolicy.read(actor, media))
        readings.set(id, await requestReading(tx, actor, media, { again: true }));
    }
    const rejected = wanted.filter((id) => !readings.has(id)).map((id) => ({ filename: id, error: "Media not found" }));
    const inOrder = wanted.flatMap((id) => readings.get(id) ?? []);
    const job = await createBatch(tx, actor, { ocr_job_ids: inOrder.map(({ ocrJob }) => ocrJob.id), rejected });
    return { job, rejected, readings: inOrder };
  });
  for (const { job, created } of batch.readings) if (created) await dispatch(job);
  await dispatch(batch.job);
  return { job: batch.job, accepted: batch.readings.length, rejected: batch.rejected };
}

async function createBatch(tx: Tx, actor: Actor, input: BatchInput): Promise<Job> {
  const id = newId();
  const { job } = await createJob(tx, actor, {
    kind: BATCH_JOB,
    subject: { type: BATCH, id },
    input: input as unknown as Prisma.InputJsonObject,
  });
  await audit(tx, actor, {
    action: "create",
    resourceType: BATCH,
    resourceId: id,
    description: `Asked for the reading of ${input.ocr_job_ids.length} identity documents`,
    newValues: { ocr_job_ids: input.ocr_job_ids, rejected: input.rejected.length },
  });
  return job;
}

/**
 * Looks how far a batch is, and ends its job when every reading has ended.
 *
 * @returns how many are left; null when the job has ended or was cancelled
 */
export async function followBatch(jobId: string, attempt: number): Promise<number | null> {
  const job = await beginJob(jobId, attempt);
  if (!job) return null;
  const { ocr_job_ids: ids, rejected } = job.input as unknown as BatchInput;
  // A reading whose job was cancelled ends no more, and one that was cleaned away is no longer there.
  const left = await db().ocrJob.count({
    where: {
      id: { in: ids },
      status: { in: ["pending", "processing"] },
      job: { state: { in: ["queued", "running"] } },
    },
  });
  const total = ids.length + rejected.length;
  if (left > 0) {
    const done = total - left;
    return (await reportProgress(jobId, done / total, `${done} of ${total} documents`)) ? left : null;
  }
  await transaction(async (tx) => {
    if (!(await completeJob(tx, jobId, { total_processed: total }))) return;
    await audit(tx, systemActor, {
      action: "update",
      resourceType: BATCH,
      resourceId: job.subjectId,
      description: `Read a batch of ${total} identity documents`,
    });
  });
  return 0;
}

export const failBatch = (jobId: string, reason: { code: string; message: string }): Promise<boolean> =>
  transaction((tx) => failJob(tx, jobId, reason.code, reason.message));
