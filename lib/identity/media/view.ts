import type { Job, Media, OcrJob, User } from "@/lib/generated/prisma/client";
import { settings } from "@/lib/platform/settings";
import { signDownload } from "@/lib/platform/storage/signed-url";
import type { OcrOutput } from "../tasks/output";
import { documentFileName, documentKey } from "./document";
import type { DocumentItem, MediaView, OcrJobView } from "./schema";

/** Life of the addresses that contract 3 calls presigned. */
const PRESIGNED_SECONDS = 3600;
/** Of a thumbnail's in a list that is being looked at. */
const PREVIEW_SECONDS = 900;

/** An address that gives the document to whoever holds it, for an hour; each use of it is noted in the trail. */
export const presignedUrl = (media: Pick<Media, "id">): string =>
  `${settings().publicUrl}/media/${media.id}/file?${signDownload(media.id, "download", PRESIGNED_SECONDS)}`;

const epochSeconds = (at: Date): number => Math.floor(at.getTime() / 1000);

export const mediaView = (media: Media): MediaView => ({
  id: media.id,
  name: media.originalName ?? "file",
  file_name: documentFileName(media),
  disk: media.driver as "local" | "s3",
  mime_type: media.contentType,
  size: media.sizeBytes,
  hash: media.sha256,
  s3_url: presignedUrl(media),
  created_at: epochSeconds(media.createdAt),
  updated_at: epochSeconds(media.updatedAt),
});

/** Where a document's file is, in the words of the upload's answers. */
export const storedView = (media: Media) => ({
  media_id: media.id,
  s3_key: documentKey(media),
  s3_url: presignedUrl(media),
  file_hash: media.sha256,
  file_size: media.sizeBytes,
});

export const ocrJobView = (job: OcrJob): OcrJobView => ({
  job_id: job.id,
  status: job.status,
  created_at: job.createdAt.toISOString(),
  updated_at: job.updatedAt.toISOString(),
  output_data: job.outputData as OcrOutput | null,
  error_message: job.errorMessage,
  processing_time_ms: job.processingTimeMs,
});

export type DocumentRow = Media & {
  owner: Pick<User, "id" | "uuid" | "username" | "fullName"> | null;
  ocrJobs: (OcrJob & { job: Job | null })[];
  children: Pick<Media, "id">[];
};

/** A document as lists show it: without what was read from it. */
export function documentItem(row: DocumentRow): DocumentItem {
  const [latest] = row.ocrJobs;
  const [thumbnail] = row.children;
  return {
    id: row.id,
    name: row.originalName ?? "file",
    mime_type: row.contentType,
    size: row.sizeBytes,
    width_px: row.widthPx,
    height_px: row.heightPx,
    owner: row.owner && { id: row.owner.uuid, name: row.owner.fullName ?? row.owner.username },
    created_at: row.createdAt.toISOString(),
    deleted_at: row.deletedAt?.toISOString() ?? null,
    reading: latest
      ? {
          job_id: latest.id,
          task_id: latest.jobId,
          status: latest.status,
          stage: latest.job?.stage ?? null,
          progress: latest.status === "completed" ? 1 : (latest.job?.progress ?? 0),
          document_type: latest.documentType,
          confidence: latest.confidence,
          error_message: latest.errorMessage,
        }
      : null,
    thumbnail_url: thumbnail
      ? `/api/identity/media/${row.id}/thumbnail?${signDownload(row.id, "preview", PREVIEW_SECONDS)}`
      : null,
  };
}
