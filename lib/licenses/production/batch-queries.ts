import type { Media, PrintBatch, PrintSheet } from "@/lib/generated/prisma/client";
import { audit } from "@/lib/platform/audit/audit";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db, transaction } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { type Job, jobView } from "@/lib/platform/jobs/jobs";
import { carriesFile, downloadResponse } from "@/lib/platform/storage/download";
import { getMedia } from "@/lib/platform/storage/media";
import type { BatchView } from "./batch-schema";
import { sheetFileName } from "./batch-sheets";
import { mayProduce } from "./policy";
import { countCards } from "./queries";
import { SHEET_FORMATS, type SheetFormat } from "./schema";
import { partOf } from "./sheets/geometry";

/** A batch's rate is that of its last minute: what came before a pause or a kill says nothing of what is left. */
const RATE_WINDOW_MS = 60_000;

export async function getBatch(actor: Actor, id: number, now = new Date()): Promise<BatchView> {
  permit(mayProduce(actor));
  const batch = await db().printBatch.findUnique({ where: { id }, include: { sheets: true } });
  if (!batch) throw notFound("Batch");
  return batchView(actor, batch, now);
}

export async function listBatches(
  actor: Actor,
  page: { skip: number; take: number },
  now = new Date(),
): Promise<{ items: BatchView[]; total: number }> {
  permit(mayProduce(actor));
  const [rows, total] = await Promise.all([
    db().printBatch.findMany({ include: { sheets: true }, orderBy: { id: "desc" }, ...page }),
    db().printBatch.count(),
  ]);
  return { items: await Promise.all(rows.map((row) => batchView(actor, row, now))), total };
}

async function batchView(actor: Actor, batch: PrintBatch & { sheets: PrintSheet[] }, now: Date): Promise<BatchView> {
  const [job, files, states, creator, sheets, missing] = await Promise.all([
    batch.jobId ? db().job.findUnique({ where: { id: batch.jobId } }) : null,
    countFiles(batch.id),
    countCards(actor, batch.id),
    batch.createdBy ? db().user.findUnique({ where: { id: batch.createdBy } }) : null,
    sheetViews(batch.sheets),
    countMissingSheets(batch),
  ]);
  const rate = job ? await cardsPerSecond(batch.id, job, now) : null;
  const active = job?.state === "queued" || job?.state === "running";
  return {
    id: batch.id,
    card_count: batch.cardCount,
    created_at: batch.createdAt.toISOString(),
    created_by: creator ? (creator.fullName ?? creator.username) : null,
    job: job && jobView(job),
    files,
    states,
    cards_per_second: rate,
    seconds_left: active && rate ? Math.ceil(files.pending / rate) : null,
    sheets,
    sheets_missing: active ? 0 : missing,
  };
}

async function countFiles(batchId: number): Promise<BatchView["files"]> {
  const rows = await db().printJob.groupBy({ by: ["filesState"], where: { batchId }, _count: true });
  const counts = { pending: 0, done: 0, failed: 0 };
  for (const row of rows) counts[row.filesState] = row._count;
  return counts;
}

/** Of the last minute while the job is at work, of the whole run once it has ended; null while there is nothing to tell. */
async function cardsPerSecond(batchId: number, job: Job, now: Date): Promise<number | null> {
  if (!job.startedAt) return null;
  const until = job.finishedAt ?? now;
  const since = job.finishedAt
    ? job.startedAt
    : new Date(Math.max(job.startedAt.getTime(), now.getTime() - RATE_WINDOW_MS));
  const { _count, _max } = await db().printJob.aggregate({
    where: { batchId, filesAt: { gte: since, lte: until } },
    _count: true,
    _max: { filesAt: true },
  });
  const seconds = ((job.finishedAt ? (_max.filesAt ?? until) : until).getTime() - since.getTime()) / 1000;
  return _count > 0 && seconds > 0 ? Math.round((_count / seconds) * 100) / 100 : null;
}

async function sheetViews(sheets: readonly PrintSheet[]): Promise<BatchView["sheets"]> {
  const media = await db().media.findMany({ where: { id: { in: sheets.map(({ mediaId }) => mediaId) } } });
  const sizes = new Map(media.map((row) => [row.id, row.sizeBytes]));
  return [...sheets]
    .sort((a, b) => a.format.localeCompare(b.format) || a.part - b.part)
    .map((sheet) => ({
      id: sheet.id,
      format: sheet.format as SheetFormat,
      part: sheet.part,
      card_count: sheet.cardCount,
      size_bytes: sizes.get(sheet.mediaId) ?? 0,
      file_name: sheetFileName(sheet.batchId, sheet.format as SheetFormat, sheet.part),
    }));
}

/** Sheet files that the batch's cards ask for and that are not there: never made, or out of date since a card left. */
async function countMissingSheets({ id, sheets }: PrintBatch & { sheets: PrintSheet[] }): Promise<number> {
  const placed = await db().printJob.findMany({
    where: { batchId: id, filesState: "done", placement: { not: null } },
    select: { placement: true },
  });
  const parts = new Set(placed.flatMap(({ placement }) => (placement === null ? [] : partOf(placement))));
  const there = new Set(sheets.map(({ format, part }) => `${format} ${part}`));
  return [...parts].flatMap((part) => SHEET_FORMATS.filter((format) => !there.has(`${format} ${part}`))).length;
}

/** Streams a sheet file and writes the download into the audit trail. */
export async function downloadSheet(
  actor: Actor,
  batchId: number,
  sheetId: string,
  request: Request,
): Promise<Response> {
  permit(mayProduce(actor));
  const sheet = await db().printSheet.findUnique({ where: { id: sheetId, batchId } });
  if (!sheet) throw notFound("Sheet");
  const media: Media = await getMedia(sheet.mediaId);
  const fileName = sheetFileName(batchId, sheet.format as SheetFormat, sheet.part);
  const response = await downloadResponse(media, request, { fileName });
  if (carriesFile(request, response))
    await transaction((tx) =>
      audit(tx, actor, {
        action: "download",
        resourceType: "print_batch",
        resourceId: batchId,
        description: `Downloaded ${fileName}`,
      }),
    );
  return response;
}
