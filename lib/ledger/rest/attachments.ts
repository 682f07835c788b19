import { createReadStream } from "node:fs";
import { z } from "zod";
import { operation } from "@/lib/platform/http/operation";
import type { ReceivedFile } from "@/lib/platform/storage/multipart";
import { uploadBytesMax } from "@/lib/platform/storage/upload-config";
import { addComment, COMMENT_CHARACTERS_MAX, removeComment, voucherComments } from "../attachments/comments";
import {
  addVoucherDocument,
  removeVoucherDocument,
  serveVoucherDocument,
  voucherDocuments,
} from "../attachments/documents";
import { requiredText } from "../parties/schema";
import { Done, done, ledgerId, ok, okList, success, successList } from "./envelope";

const UUID = "0192f3a0-0000-7000-8000-000000000001";
const voucher = ledgerId("The voucher's id");
const document = voucher.extend({ document_id: z.uuid().meta({ description: "The file's id", examples: [UUID] }) });
const Document = z.object({
  id: z.uuid(),
  file_name: z.string(),
  content_type: z.string(),
  size_bytes: z.int(),
  uploaded_at: z.string(),
  url: z.string(),
});
const isReceived = (value: unknown): value is ReceivedFile =>
  typeof value === "object" && value !== null && "staged" in value;

/** What is kept with a voucher: files, and what the desk says of it. */
export const attachmentOperations = [
  operation({
    id: "bookkeeping.voucherDocuments",
    method: "GET",
    path: "/vouchers/{id}/documents",
    summary: "List the files of a voucher",
    who: "staff",
    params: voucher,
    response: successList(Document),
    handle: async ({ actor, params }) => okList(await voucherDocuments(actor, params.id)),
  }),
  operation({
    id: "bookkeeping.addVoucherDocument",
    method: "POST",
    path: "/vouchers/{id}/documents",
    summary: "Keep a file with a voucher",
    description: "A PDF or a picture, judged by its content.",
    who: "staff",
    params: voucher,
    body: z
      .object({
        file: z.custom<ReceivedFile>(isReceived, { message: "send a PDF or a picture as a file" }).meta({
          description: "PDF, JPEG, PNG, WebP, AVIF or TIFF",
          examples: ["bill.pdf"],
          override: { type: "string", format: "binary" },
        }),
      })
      .meta({ id: "BookkeepingDocument", override: { examples: [{ file: "bill.pdf" }] } }),
    bodyKinds: ["upload"],
    maxBodyBytes: () => uploadBytesMax(),
    response: success(Document),
    status: 201,
    handle: async ({ actor, params, body }) =>
      ok(
        await addVoucherDocument(actor, params.id, createReadStream(body.file.staged.path), body.file.name),
        "The file is kept",
      ),
  }),
  operation({
    id: "bookkeeping.voucherDocument",
    method: "GET",
    path: "/vouchers/{id}/documents/{document_id}",
    summary: "Read a file of a voucher",
    who: "staff",
    params: document,
    query: z.object({ download: z.enum(["0", "1"]).optional().meta({ description: "1 takes it away as a file" }) }),
    response: { binary: ["application/pdf", "image/png", "image/jpeg", "image/webp", "image/avif", "image/tiff"] },
    handle: ({ actor, params, query, request }) =>
      serveVoucherDocument(actor, params.id, params.document_id, request, query.download === "1"),
  }),
  operation({
    id: "bookkeeping.removeVoucherDocument",
    method: "DELETE",
    path: "/vouchers/{id}/documents/{document_id}",
    summary: "Remove a file of a voucher",
    who: "staff",
    params: document,
    response: Done,
    async handle({ actor, params }) {
      await removeVoucherDocument(actor, params.id, params.document_id);
      return done("The file was removed");
    },
  }),
  operation({
    id: "bookkeeping.voucherComments",
    method: "GET",
    path: "/vouchers/{id}/comments",
    summary: "Read what was said of a voucher",
    who: "staff",
    params: voucher,
    response: successList(
      z.object({
        id: z.uuid(),
        text: z.string(),
        author: z.string().nullable(),
        written_at: z.string(),
        removable: z.boolean(),
      }),
    ),
    handle: async ({ actor, params }) => okList(await voucherComments(actor, params.id)),
  }),
  operation({
    id: "bookkeeping.addComment",
    method: "POST",
    path: "/vouchers/{id}/comments",
    summary: "Say something of a voucher",
    who: "staff",
    params: voucher,
    body: z
      .object({ text: requiredText(COMMENT_CHARACTERS_MAX) })
      .meta({ id: "BookkeepingComment", override: { examples: [{ text: "The customer asked for a copy." }] } }),
    response: success(z.object({ id: z.uuid() })),
    status: 201,
    handle: async ({ actor, params, body }) => ok(await addComment(actor, params.id, body.text), "The comment is kept"),
  }),
  operation({
    id: "bookkeeping.removeComment",
    method: "DELETE",
    path: "/comments/{id}",
    summary: "Remove a comment",
    description: "One's own, or any for an administrator. The history keeps it.",
    who: "staff",
    params: z.object({ id: z.uuid().meta({ description: "The comment's id", examples: [UUID] }) }),
    response: Done,
    async handle({ actor, params }) {
      await removeComment(actor, params.id);
      return done("The comment was removed");
    },
  }),
];
