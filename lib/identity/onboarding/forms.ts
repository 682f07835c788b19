import { z } from "zod";
import { DomainError, type FieldError } from "@/lib/platform/errors";
import type { ReceivedFile } from "@/lib/platform/storage/multipart";
import { checkFile } from "./files/check";
import { DOCUMENT_TYPE_TITLES, DOCUMENT_TYPES, FILE_FIELDS, type FileField, needsBack } from "./kinds";

const isReceived = (value: unknown): value is ReceivedFile =>
  typeof value === "object" && value !== null && "staged" in value;

const MISSING = "No file was submitted.";
const received = (description: string) =>
  z
    .custom<ReceivedFile>(isReceived, { message: MISSING })
    .meta({ description, override: { type: "string", format: "binary" } });

const files = {
  image_front: received("The front: JPEG, PNG, GIF or WebP, at least 800 × 600 px, at most 10 MB"),
  image_back: received("The back, of everything but a passport").optional(),
  selfie: received("The applicant: at most 10 MB, of any size in pixels"),
  selfie_video: received("MP4, WebM, MOV or AVI, at most 50 MB").optional(),
};

/** POST documents/upload/ of contract 4. */
export const UploadForm = z
  .object({
    document_type: z.enum(DOCUMENT_TYPES, {
      error: ({ input }) =>
        input === undefined || input === "" ? "This field is required." : `"${String(input)}" is not a valid choice.`,
    }),
    ...files,
  })
  .superRefine(({ document_type: type, image_back }, context) => {
    if (needsBack(type) && !image_back)
      context.addIssue({
        code: "custom",
        path: ["image_back"],
        message: `${DOCUMENT_TYPE_TITLES[type]} requires back side image`,
      });
  })
  .meta({
    override: { examples: [{ document_type: "passport", image_front: "front.jpg", selfie: "me.jpg" }] },
  });

/** The old client's form, which does not say what the document is. */
export const CardOcrForm = z
  .object(files)
  .meta({ override: { examples: [{ image_front: "front.jpg", image_back: "back.jpg", selfie: "me.jpg" }] } });

/** One side, or a selfie with a video, of our own screens. */
export const SideForm = z
  .object({ file: received("JPEG, PNG, GIF or WebP, at least 800 × 600 px, at most 10 MB") })
  .meta({ override: { examples: [{ file: "front.jpg" }] } });
export const SelfieForm = z
  .object({ selfie: files.selfie, selfie_video: files.selfie_video })
  .meta({ override: { examples: [{ selfie: "me.jpg" }] } });

/**
 * Looks at every file of a form, so that all that is wrong is told at once.
 *
 * @throws DomainError invalid with the fields
 */
export async function checkFiles(sent: Readonly<Partial<Record<FileField, ReceivedFile>>>): Promise<void> {
  const faults: FieldError[] = [];
  for (const field of FILE_FIELDS) {
    const file = sent[field];
    if (!file) continue;
    try {
      await checkFile(field, file.staged.path, file.staged.sizeBytes);
    } catch (error) {
      if (!(error instanceof DomainError) || !error.fields) throw error;
      faults.push(...error.fields);
    }
  }
  if (faults.length > 0) throw new DomainError("invalid", "invalid_input", faults[0]?.reason ?? "", faults);
}
