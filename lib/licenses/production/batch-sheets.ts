import { createHash } from "node:crypto";
import { audit } from "@/lib/platform/audit/audit";
import { systemActor } from "@/lib/platform/auth/actor";
import { db, Prisma, transaction } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { beginJob, completeJob, failJob, reportProgress } from "@/lib/platform/jobs/jobs";
import { readMedia, recordMedia, removeMedia, type StoredFile, storeFile } from "@/lib/platform/storage/media";
import { filesOf } from "../generation/files";
import { CARDS_SHARE } from "./batch-cards";
import { SHEET_FORMATS, type SheetFormat } from "./schema";
import { CARDS_PER_PART, partOf } from "./sheets/geometry";
import { a4Pdf, duplexPdf, type PlacedCard } from "./sheets/sheets";

/** Owner type of a batch's sheets in the media table; the owner id is the batch's. */
const PRINT_BATCH = "print_batch";
const SHEET_BYTES_MAX = 200 * 1024 * 1024;

/**
 * Gives each card that has its files a place on the sheets, once and for good: those that got theirs earlier keep it,
 * so that a place of a card which has left stays empty instead of moving all the others.
 *
 * @returns how many parts the sheets have; null when the job has ended
 */
export async function placeCards(jobId: string, attempt: number): Promise<number | null> {
  const job = await beginJob(jobId, attempt);
  if (!job) return null;
  const batchId = Number(job.subjectId);
  await db().$executeRaw(Prisma.sql`
    UPDATE print_job SET placement = taken.next + fresh.rank - 1
    FROM (SELECT coalesce(max(placement) + 1, 0) AS next FROM print_job WHERE batch_id = ${batchId}) AS taken,
      (SELECT id, row_number() OVER (ORDER BY sequence) AS rank FROM print_job
       WHERE batch_id = ${batchId} AND state = 'assigned' AND files_state = 'done' AND placement IS NULL) AS fresh
    WHERE print_job.id = fresh.id`);
  const { _max } = await db().printJob.aggregate({ where: { batchId }, _max: { placement: true } });
  return _max.placement === null ? 0 : partOf(_max.placement);
}

/**
 * Makes one sheet file, unless the same one is there. Only its own cards are in memory meanwhile.
 *
 * @param part from 1, of `parts`
 */
export async function makeSheet(
  jobId: string,
  attempt: number,
  { format, part, parts }: { format: SheetFormat; part: number; parts: number },
): Promise<void> {
  const job = await beginJob(jobId, attempt);
  if (!job) return;
  const batchId = Number(job.subjectId);
  const cards = await db().printJob.findMany({
    where: {
      batchId,
      filesState: "done",
      placement: { gte: (part - 1) * CARDS_PER_PART, lt: part * CARDS_PER_PART },
    },
    orderBy: { placement: "asc" },
    select: { placement: true, generationId: true },
  });
  const fingerprint = createHash("sha256").update(JSON.stringify(cards)).digest("hex");
  const place = { batchId_format_part: { batchId, format, part } };
  const present = await db().printSheet.findUnique({ where: place });
  if (present?.fingerprint === fingerprint) return;
  const made = SHEET_FORMATS.indexOf(format) * parts + part - 1;
  const progress = CARDS_SHARE + (1 - CARDS_SHARE) * (made / (parts * SHEET_FORMATS.length));
  await reportProgress(jobId, progress, `Sheets, file ${made + 1} of ${parts * SHEET_FORMATS.length}`);
  const placed = await placedCards(cards, part);
  const stored = placed.length > 0 ? await draw(format, placed, { batchId, part, parts, date: job.createdAt }) : null;
  await transaction(async (tx) => {
    if (present) {
      await tx.printSheet.deleteMany({ where: { id: present.id } });
      await removeMedia(tx, present.mediaId);
    }
    if (!stored) return;
    const owner = { type: PRINT_BATCH, id: batchId, group: `${format}-${part}` };
    const media = await recordMedia(tx, stored, { createdBy: job.requestedBy, owner });
    await tx.printSheet.create({
      data: { id: newId(), batchId, format, part, cardCount: placed.length, fingerprint, mediaId: media.id },
    });
  });
}

/**
 * The cards' PDFs. One whose files have gone was printed from an earlier sheet and has changed since: it is left out,
 * and its place stays empty.
 */
async function placedCards(
  cards: readonly { placement: number | null; generationId: string | null }[],
  part: number,
): Promise<PlacedCard[]> {
  const placed: PlacedCard[] = [];
  for (const { placement, generationId } of cards) {
    if (placement === null || generationId === null) continue;
    const { combined_pdf } = await filesOf(generationId);
    if (combined_pdf)
      placed.push({ place: placement - (part - 1) * CARDS_PER_PART, pdf: await readMedia(combined_pdf) });
  }
  return placed;
}

type Sheet = { batchId: number; part: number; parts: number; date: Date };

async function draw(
  format: SheetFormat,
  cards: PlacedCard[],
  { batchId, part, parts, date }: Sheet,
): Promise<StoredFile> {
  const title = `Batch ${batchId} · part ${part} of ${parts}`;
  const source = await (format === "duplex" ? duplexPdf : a4Pdf)(cards, { title, date });
  return storeFile({
    folder: "documents",
    source,
    bytesMax: SHEET_BYTES_MAX,
    originalName: sheetFileName(batchId, format, part),
  });
}

export const sheetFileName = (batchId: number, format: SheetFormat, part: number): string =>
  `batch-${batchId}-${format === "a4" ? "A4" : "card-printer"}-part-${part}.pdf`;

/** Ends the job with what came of it. */
export async function completeBatch(jobId: string): Promise<void> {
  const job = await db().job.findUniqueOrThrow({ where: { id: jobId } });
  const batchId = Number(job.subjectId);
  const [done, failed, sheets] = await Promise.all([
    db().printJob.count({ where: { batchId, filesState: "done" } }),
    db().printJob.count({ where: { batchId, filesState: "failed" } }),
    db().printSheet.count({ where: { batchId } }),
  ]);
  await transaction(async (tx) => {
    if (!(await completeJob(tx, jobId, { cards: done, failed, sheets }))) return;
    await audit(tx, systemActor, {
      action: "generate",
      resourceType: "print_batch",
      resourceId: batchId,
      description: `Prepared batch ${batchId}: ${done} cards, ${failed} failed, ${sheets} sheet files`,
    });
  });
}

export const failBatch = (jobId: string, error: { code: string; message: string }): Promise<boolean> =>
  transaction((tx) => failJob(tx, jobId, error.code, error.message));
