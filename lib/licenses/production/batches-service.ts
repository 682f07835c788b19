import type { PrintBatch } from "@/lib/generated/prisma/client";
import { audit } from "@/lib/platform/audit/audit";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db, Prisma, type Tx, transaction } from "@/lib/platform/db";
import { conflict, notFound } from "@/lib/platform/errors";
import { createJob, dispatch, type Job } from "@/lib/platform/jobs/jobs";
import { cancelJob } from "@/lib/platform/jobs/service";
import { mayProduce } from "./policy";
import { enqueuePrint } from "./queue-service";
import { BATCH_CARDS_MAX, type BatchInput } from "./schema";
import { BATCH_JOB } from "./sheet-records";

/**
 * Puts queued cards into a batch and has it prepared: files, then sheets. Licenses whose card is not queued yet are
 * queued first.
 *
 * @throws DomainError conflict `nothing_queued`, `not_queued`; what `enqueuePrint` throws
 */
export async function createBatch(actor: Actor, input: BatchInput, now = new Date()): Promise<PrintBatch> {
  permit(mayProduce(actor));
  const ids = input.license_ids ? await enqueueAll(actor, input.license_ids, now) : input.print_job_ids;
  const { batch, job } = await transaction(async (tx) => {
    const batch = await tx.printBatch.create({ data: { cardCount: 0, createdBy: actor.userId, createdAt: now } });
    const count = await assignCards(tx, batch.id, ids && [...new Set(ids)], now);
    if (count === 0) throw conflict("nothing_queued", "No card is queued");
    await tx.printBatch.update({ where: { id: batch.id }, data: { cardCount: count } });
    await audit(tx, actor, {
      action: "create",
      resourceType: "print_batch",
      resourceId: batch.id,
      description: `Made print batch ${batch.id} of ${count} cards`,
    });
    const job = await newPreparation(tx, actor, batch.id);
    return { batch: { ...batch, cardCount: count, jobId: job.id }, job };
  });
  await dispatch(job);
  return batch;
}

async function enqueueAll(actor: Actor, licenseIds: readonly number[], now: Date): Promise<number[]> {
  const ids: number[] = [];
  for (const licenseId of new Set(licenseIds)) ids.push((await enqueuePrint(actor, licenseId, now)).printJob.id);
  return ids;
}

/** Gives the batch its cards, in the order in which they were queued. One that is not queued any more stops it all. */
async function assignCards(tx: Tx, batchId: number, ids: number[] | undefined, now: Date): Promise<number> {
  const chosen = ids ? Prisma.sql`AND id = ANY(${ids})` : Prisma.empty;
  const count = await tx.$executeRaw(Prisma.sql`
    WITH chosen AS (
      SELECT id FROM print_job WHERE state = 'queued' ${chosen} ORDER BY id LIMIT ${BATCH_CARDS_MAX} FOR UPDATE),
    numbered AS (SELECT id, row_number() OVER (ORDER BY id) AS sequence FROM chosen)
    UPDATE print_job SET state = 'assigned', state_reason = NULL, state_changed_at = ${now}, updated_at = ${now},
      batch_id = ${batchId}, sequence = numbered.sequence
    FROM numbered WHERE print_job.id = numbered.id`);
  if (ids && count !== ids.length)
    throw conflict("not_queued", `${ids.length - count} of the ${ids.length} cards are not in the queue (any more)`);
  return count;
}

/** Makes the job that prepares a batch, or finds the one at work. Whatever is not at the printer yet is looked at again. */
async function newPreparation(tx: Tx, actor: Actor, batchId: number): Promise<Job> {
  const { job, created } = await createJob(tx, actor, {
    kind: BATCH_JOB,
    subject: { type: "print_batch", id: batchId },
    input: {},
  });
  if (created) {
    await tx.printJob.updateMany({
      where: { batchId, state: "assigned" },
      data: { filesState: "pending", filesReason: null },
    });
    await tx.printBatch.update({ where: { id: batchId }, data: { jobId: job.id } });
  }
  return job;
}

/**
 * Prepares a batch once more: after a cancellation or a failure, when cards have changed, or when some have left it.
 * What is there and up to date is kept.
 *
 * @throws DomainError not_found "Batch not found"
 */
export async function prepareBatch(actor: Actor, id: number): Promise<Job> {
  permit(mayProduce(actor));
  const job = await transaction(async (tx) => {
    if (!(await tx.printBatch.findUnique({ where: { id } }))) throw notFound("Batch");
    const job = await newPreparation(tx, actor, id);
    await audit(tx, actor, {
      action: "retry",
      resourceType: "print_batch",
      resourceId: id,
      description: `Asked for print batch ${id} to be prepared again`,
    });
    return job;
  });
  await dispatch(job);
  return job;
}

/** Stops the preparation after the cards that are being drawn now. @throws DomainError not_found; conflict `job_ended` */
export async function cancelBatch(actor: Actor, id: number): Promise<Job> {
  permit(mayProduce(actor));
  const batch = await db().printBatch.findUnique({ where: { id } });
  if (!batch?.jobId) throw notFound("Batch");
  return cancelJob(actor, batch.jobId);
}
