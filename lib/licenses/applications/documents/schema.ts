import { z } from "zod";
import { DOCUMENT_KINDS } from "./kinds";

export const DocumentKindName = z.enum(DOCUMENT_KINDS);

/** A browser sends an empty part where no file was chosen. */
const FilePart = z.union([z.instanceof(Blob).meta({ override: { type: "string", format: "binary" } }), z.literal("")]);

/** Files that a form sends with an application. What kind each is, its bytes tell once it is here. */
export const FileParts = z
  .union([z.array(FilePart), FilePart], { error: "send the documents as files" })
  .transform((files) => [files].flat().filter((file) => file !== "" && file.size > 0) as Blob[])
  .refine((files) => files.length <= 10, "at most ten files at a time");

export const fileParts = {
  description: "Scans and pictures: PDF, JPEG, PNG, WebP, AVIF or TIFF; ten at most. Multipart only",
  override: { type: "array", items: { type: "string", format: "binary" } },
} as const;

/** A document of an application on the wire. */
export const DocumentView = z
  .object({
    id: z.uuid(),
    document_type: DocumentKindName,
    file_name: z.string(),
    content_type: z.string(),
    size_bytes: z.int(),
    uploaded_at: z.iso.datetime(),
    url: z.string().meta({ description: "Where it is read; `?download=1` as an attachment" }),
  })
  .meta({
    id: "ApplicationDocument",
    examples: [
      {
        id: "0198c2a4-6f1e-7c3a-9b2d-4e5f6a7b8c9d",
        document_type: "identity",
        file_name: "identity.pdf",
        content_type: "application/pdf",
        size_bytes: 48211,
        uploaded_at: "2026-11-20T08:03:00.000Z",
        url: "/api/v1/applications/7/documents/0198c2a4-6f1e-7c3a-9b2d-4e5f6a7b8c9d",
      },
    ],
  });
export type DocumentView = z.output<typeof DocumentView>;
