import { z } from "zod";
import { BLOCK_NAMES, FILE_KINDS } from "../kinds";
import type { SessionReading } from "./reading";
import type { OpenSession } from "./sessions";
import type { OcrAnswer } from "./upload";

const Box = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
const Picture = z.object({
  documentType: z.string(),
  fields: z.array(
    z.object({
      key: z.string(),
      content: z.string(),
      confidence: z.number(),
      source: z.enum(["mrz", "visual", "barcode", "model"]),
      box: Box.nullable(),
    }),
  ),
  cleaned: z.array(z.object({ key: z.string(), from: z.string(), to: z.string() })),
  quality: z.array(z.string()),
  problem: z.string().nullable(),
});

/** An intake as the screen shows it. */
export const IntakeView = z
  .object({
    id: z.string(),
    ocrEnabled: z.boolean(),
    files: z.array(
      z.object({
        id: z.int(),
        kind: z.enum(FILE_KINDS),
        fileName: z.string(),
        contentType: z.string(),
        sizeBytes: z.int(),
      }),
    ),
    reading: z.record(z.string(), Picture),
    draft: z.record(z.string(), z.string()),
    candidateId: z.int().nullable(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: "CandidateIntake" });
export type IntakeView = z.output<typeof IntakeView>;

export const intakeView = (session: OpenSession): IntakeView => ({
  id: session.id,
  ocrEnabled: session.ocrEnabled,
  files: session.files.map((file) => ({
    id: file.id,
    kind: file.kind,
    fileName: file.fileName,
    contentType: file.media.contentType,
    sizeBytes: file.media.sizeBytes,
  })),
  reading: session.reading as SessionReading as IntakeView["reading"],
  draft: session.draft as Record<string, string>,
  candidateId: session.candidateId,
  createdAt: session.createdAt.toISOString(),
  updatedAt: session.updatedAt.toISOString(),
});

/** The contract's answer to an upload. Where files lie is the office's own affair: only their names are told. */
export function uploadAnswer(session: OpenSession) {
  const names = Object.fromEntries(session.files.map(({ kind, fileName }) => [kind, fileName]));
  const ocr = session.ocr as OcrAnswer;
  return {
    status: "success" as const,
    message: session.ocrEnabled
      ? "Images uploaded and stored temporarily with OCR processing"
      : "Images uploaded and stored temporarily",
    session_id: session.id,
    json_file: null,
    files_processed: session.files.length,
    ocr_enabled: session.ocrEnabled,
    storage_type: "temp_folder" as const,
    data: {
      ...ocr,
      session_id: session.id,
      uploaded_files: names,
      temp_file_paths: names,
      timestamp: session.createdAt.toISOString(),
      last_updated: session.updatedAt.toISOString(),
      ocr_enabled: session.ocrEnabled,
    },
  };
}

/** What was read, as a client asks for it again that has lost the answer. */
export const ocrFile = (session: { id: string; ocr: unknown; ocrEnabled: boolean }) => {
  const ocr = session.ocr as OcrAnswer;
  const blocks = Object.fromEntries(BLOCK_NAMES.map((name) => [name, ocr[name]])) as OcrAnswer;
  return { ...blocks, session_id: session.id, ocr_enabled: session.ocrEnabled };
};
