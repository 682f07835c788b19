import type { PrintJob } from "@/lib/generated/prisma/client";
import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { makeLicense } from "@/tests/support/office";
import { prepareCards } from "./batch-cards";
import { completeBatch, makeSheet, placeCards } from "./batch-sheets";
import { createBatch } from "./batches-service";
import { enqueuePrint } from "./queue-service";
import { SHEET_FORMATS } from "./schema";

/** A new license's card, in the queue. */
export const queuedCard = async (actor: Actor): Promise<PrintJob> =>
  (await enqueuePrint(actor, (await makeLicense(actor)).id)).printJob;

export const cardOf = (id: number) => db().printJob.findUniqueOrThrow({ where: { id }, include: { blank: true } });

/** Makes a batch of queued cards and prepares it. Gives its id. */
export async function preparedBatch(actor: Actor, printJobIds: number[]): Promise<number> {
  const batch = await createBatch(actor, { print_job_ids: printJobIds });
  await runPreparation(batch.jobId ?? "");
  return batch.id;
}

/** What the batch's job does, step after step, without an executor in between. */
export async function runPreparation(jobId: string): Promise<void> {
  while ((await prepareCards(jobId, 0)) !== 0);
  const parts = (await placeCards(jobId, 0)) ?? 0;
  for (const format of SHEET_FORMATS)
    for (let part = 1; part <= parts; part += 1) await makeSheet(jobId, 0, { format, part, parts });
  await completeBatch(jobId);
}

/** Leaves the stock without a box. */
export const emptyStock = () =>
  db().$executeRawUnsafe("truncate card_blank, card_box, card_destruction restart identity cascade");
