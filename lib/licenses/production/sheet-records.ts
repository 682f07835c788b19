import type { PrintJob } from "@/lib/generated/prisma/client";
import type { Tx } from "@/lib/platform/db";
import { conflict } from "@/lib/platform/errors";
import { removeMedia } from "@/lib/platform/storage/media";
import { partOf } from "./sheets/geometry";

/** What prepares a batch's files and sheets. */
export const BATCH_JOB = "print.batch";

/**
 * A batch's cards stay where they are while its files and sheets are being made.
 *
 * @throws DomainError conflict `batch_at_work`
 */
export async function assertBatchRests(tx: Tx, { batchId }: Pick<PrintJob, "batchId">): Promise<void> {
  const atWork = await tx.job.findUnique({ where: { activeKey: `${BATCH_JOB}:${batchId}` }, select: { id: true } });
  if (atWork)
    throw conflict("batch_at_work", `Batch ${batchId} is still being prepared. Wait for it, or cancel it first.`);
}

/** The sheets that show a card which leaves its batch unprinted must not be printed any more. */
export async function takeOffSheet(
  tx: Tx,
  { batchId, placement }: Pick<PrintJob, "batchId" | "placement">,
  now: Date,
): Promise<void> {
  if (batchId === null || placement === null) return;
  const sheets = await tx.printSheet.findMany({ where: { batchId, part: partOf(placement) } });
  await tx.printSheet.deleteMany({ where: { id: { in: sheets.map(({ id }) => id) } } });
  await removeMedia(
    tx,
    sheets.map(({ mediaId }) => mediaId),
    now,
  );
}
