import { z } from "zod";
import { api, operation } from "@/lib/platform/http/operation";
import { downloadResponse } from "@/lib/platform/storage/download";
import type { Media } from "@/lib/platform/storage/media";
import { qrPng } from "../certificates/design/qr";
import { serveFile } from "../files/serve";
import { admitDesk } from "../policy";
import { FileName, ImageName, PDF_BYTES_MAX, type PdfGroup, STORAGE_TYPES } from "./schema";
import { fileFigures, findImage, findPdf, imageLinkOf, linkOf, listFiles, savePdf } from "./service";

const FORM_BYTES = 64 * 1024;
const desk = { who: "anyone", admit: admitDesk } as const;
const upload = {
  method: "POST",
  ...desk,
  bodyKinds: ["multipart"],
  maxBodyBytes: PDF_BYTES_MAX + FORM_BYTES,
  tooLarge: "File Too Large",
} satisfies Partial<Parameters<typeof operation>[0]>;
const PdfForm = z
  .object({ pdf: z.file().optional().meta({ description: "A PDF" }) })
  .meta({ override: { examples: [{ pdf: "receipt.pdf" }] } });
const fileName = z.object({ filename: FileName });
const imageName = z.object({ filename: ImageName });
/** What is known of a kept file. */
const Info = z.object({
  status: z.literal("success"),
  data: z.object({
    filename: z.string(),
    original_name: z.string().nullable(),
    file_size: z.int(),
    mime_type: z.string(),
    created_at: z.iso.datetime(),
    link: z.string(),
  }),
});
const infoOf = (filename: string, media: Media, link: string) => ({
  status: "success" as const,
  data: {
    filename,
    original_name: media.originalName,
    file_size: media.sizeBytes,
    mime_type: media.contentType,
    created_at: media.createdAt.toISOString(),
    link,
  },
});

/** Contract 5's answer to a PDF that was sent: where it is, and that address as a QR code. */
const Linked = z.object({
  success: z.literal(true),
  status: z.literal("success"),
  drive_link: z.string(),
  qr_image: z.string().meta({ description: "PNG in base64" }),
  filename: z.string(),
  storage_type: z.enum(STORAGE_TYPES).meta({ description: "`google_drive` is the office's shared storage (S3)" }),
});

const linked = (path: string, id: string, group: PdfGroup, summary: string) =>
  operation({
    id,
    path,
    summary,
    description: "The contract's Drive link is the address at which Bureau's own storage has the file.",
    ...upload,
    body: PdfForm,
    response: Linked,
    async handle({ actor, body }) {
      const { name, link, media } = await savePdf(actor, body.pdf, group);
      return {
        success: true as const,
        status: "success" as const,
        drive_link: link,
        qr_image: (await qrPng(link)).toString("base64"),
        filename: name,
        storage_type: media.driver === "s3" ? ("google_drive" as const) : ("local" as const),
      };
    },
  });

/** Contract 5, section 5.5: PDFs that clients keep. Its paths at the root and below /misc reach it through rewrites. */
export const savedFilesApi = api({
  base: "/api/files",
  tag: "Kept PDFs",
  envelope: "legacySentence",
  operations: [
    linked("/save-pdf", "files.savePdf", "saved", "Keep a PDF and get its address as a QR code"),
    linked("/upload", "files.upload", "upload", "Upload a PDF and get its address as a QR code"),
    operation({
      id: "files.saveRightPdf",
      path: "/save-right-pdf",
      summary: "Keep a PDF",
      ...upload,
      body: PdfForm,
      response: z.object({
        success: z.literal(true),
        status: z.literal("success"),
        local_link: z.string(),
        filename: z.string(),
        message: z.string(),
      }),
      async handle({ actor, body }) {
        const { name, link } = await savePdf(actor, body.pdf, "right");
        return {
          success: true as const,
          status: "success" as const,
          local_link: link,
          filename: name,
          message: "PDF saved locally",
        };
      },
    }),
    operation({
      id: "files.downloadPdf",
      method: "GET",
      path: "/download-pdf/{filename}",
      summary: "Download a kept PDF",
      ...desk,
      params: fileName,
      response: { binary: ["application/pdf"] },
      handle: async ({ actor, params, request }) =>
        downloadResponse(await findPdf(actor, params.filename), request, {
          disposition: "inline",
          fileName: params.filename,
        }),
    }),
    operation({
      id: "files.list",
      method: "GET",
      path: "/list-files",
      summary: "List what is kept",
      ...desk,
      response: z.object({
        status: z.literal("success"),
        files: z.object({ images: z.array(z.string()), json: z.array(z.string()), pdfs: z.array(z.string()) }),
      }),
      handle: async ({ actor }) => ({ status: "success" as const, files: await listFiles(actor) }),
    }),
    operation({
      id: "files.info",
      method: "GET",
      path: "/file-info/pdf/{filename}",
      summary: "Read what is known of a kept PDF",
      ...desk,
      params: fileName,
      response: Info,
      handle: async ({ actor, params: { filename } }) =>
        infoOf(filename, await findPdf(actor, filename), linkOf(filename)),
    }),
    operation({
      id: "files.downloadImage",
      method: "GET",
      path: "/download-image/{filename}",
      summary: "Download a candidate's picture by the name that the list gives it",
      ...desk,
      params: imageName,
      response: { binary: ["image/jpeg", "image/png", "image/gif"] },
      handle: async ({ actor, params, request }) =>
        serveFile(actor, await findImage(actor, params.filename), request, "attachment"),
    }),
    operation({
      id: "files.imageInfo",
      method: "GET",
      path: "/file-info/image/{filename}",
      summary: "Read what is known of a candidate's picture",
      ...desk,
      params: imageName,
      response: Info,
      async handle({ actor, params: { filename } }) {
        const { media } = await findImage(actor, filename);
        return infoOf(filename, media, imageLinkOf(filename));
      },
    }),
    operation({
      id: "files.figures",
      method: "GET",
      path: "/storage-stats",
      summary: "Read how much is kept",
      ...desk,
      response: z.object({ status: z.literal("success"), data: z.object({ pdfs: z.int(), bytes: z.int() }) }),
      handle: async ({ actor }) => ({ status: "success" as const, data: await fileFigures(actor) }),
    }),
  ],
});
