import type { Candidate, CandidateFile, Media } from "@/lib/generated/prisma/client";
import type { Prisma } from "@/lib/platform/db";
import type { CandidateData } from "./facts";

export type FileRow = CandidateFile & { media: Pick<Media, "contentType" | "sizeBytes"> };
export type CandidateRow = Candidate & { session: { id: string } | null; files: FileRow[] };

/** What a candidate is read with. Files are counted in the order in which they came. */
export const WITH_CANDIDATE_FILES = {
  session: { select: { id: true } },
  files: {
    include: { media: { select: { contentType: true, sizeBytes: true } } },
    orderBy: [{ uploadedAt: "asc" }, { id: "asc" }],
  },
} satisfies Prisma.CandidateInclude;

/** Lists of contract 5 show so many files of each candidate. */
const LISTED_FILES_MAX = 6;

const extensionOf = (name: string): string => /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? "";

/** A file as contract 5 lists it; the n-th picture of its candidate is `image_num`. */
export const fileView = (file: FileRow, index: number) => ({
  id: file.id,
  file_name: file.fileName,
  file_type: extensionOf(file.fileName),
  mime_type: file.media.contentType,
  file_size: file.media.sizeBytes,
  image_num: index + 1,
  image_type: file.kind,
  upload_time: file.uploadedAt.toISOString(),
});

export const candidateView = (row: CandidateRow) => ({
  id: row.id,
  candidate_name: row.candidateName,
  session_id: row.session?.id ?? null,
  candidate_data: row.data as CandidateData,
  ocr_data: row.ocrData as Record<string, unknown>,
  created_at: row.createdAt.toISOString(),
  last_updated: row.updatedAt.toISOString(),
  files: row.files.slice(0, LISTED_FILES_MAX).map(fileView),
});
