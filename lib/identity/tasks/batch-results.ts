import { db } from "@/lib/platform/db";
import type { OcrOutput } from "./output";

/** What a batch's job goes by: the readings that it waits for, and what never became one. */
export type BatchInput = { ocr_job_ids: string[]; rejected: Rejected[] };
export type Rejected = { filename: string; error: string };

export type BatchResult = {
  status: "completed" | "failed";
  filename: string;
  media_id?: string;
  ocr_job_id?: string;
  extracted_text?: OcrOutput;
  processing_time_ms?: number | null;
  error?: string;
};

/** What became of each document of a batch, in the order in which they came; those that were refused last. */
export async function batchResults({ ocr_job_ids, rejected }: BatchInput): Promise<BatchResult[]> {
  const rows = await db().ocrJob.findMany({ where: { id: { in: ocr_job_ids } }, include: { media: true } });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const read = ocr_job_ids.map((id): BatchResult => {
    const row = byId.get(id);
    if (!row || row.media.deletedAt) return { status: "failed", filename: "file", error: "Media was deleted" };
    const about = { filename: row.media.originalName ?? "file", media_id: row.mediaId, ocr_job_id: row.id };
    return row.status === "completed"
      ? {
          status: "completed",
          ...about,
          extracted_text: row.outputData as OcrOutput,
          processing_time_ms: row.processingTimeMs,
        }
      : { status: "failed", ...about, error: row.errorMessage ?? "The reading was cancelled" };
  });
  return [...read, ...rejected.map((one): BatchResult => ({ status: "failed", ...one }))];
}
