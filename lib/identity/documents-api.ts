import { z } from "zod";
import { api, operation } from "@/lib/platform/http/operation";
import { pageOf, QueryFlag, ShortPageQuery } from "@/lib/platform/http/parameters";
import { serveDocument, serveThumbnail } from "./media/files";
import { getTree, listDocuments } from "./media/queries";
import { BatchAnswer, BatchForm, BulkBody, DocumentItem, MediaView, OcrStateName, TreeItem } from "./media/schema";
import { restoreDocument } from "./media/service";
import { mediaView } from "./media/view";
import { type Batch, requestBulkReading, uploadBatch } from "./tasks/batch";

/** They are held in memory until they are encrypted. */
const BATCH_BYTES_MAX = 60 * 1024 * 1024;

const mediaId = z.object({
  id: z
    .string()
    .max(60)
    .meta({ description: "The document's id", examples: ["01a1fea6-945d-7467-9139-9363337ba98e"] }),
});

/** A signed address carries these; without them credentials are asked for. */
const SignedQuery = z.object({
  download: z.string().max(5).optional().meta({ description: "Any value: as an attachment" }),
  expires: z.string().max(20).optional().meta({ description: "Of a signed address" }),
  purpose: z.string().max(20).optional().meta({ description: "Of a signed address" }),
  signature: z.string().max(100).optional().meta({ description: "Of a signed address" }),
});

const batchAnswer = ({ job, accepted, rejected }: Batch) => ({
  task_id: job.id,
  total: accepted + rejected.length,
  accepted,
  rejected,
});

/** What the documents' screen and newer clients use beyond contract 3. */
export const documentsApi = api({
  base: "/api/identity",
  tag: "Identity documents",
  envelope: "detail",
  operations: [
    operation({
      id: "documents.list",
      method: "GET",
      path: "/media",
      summary: "List the documents that you may see, newest first",
      who: "user",
      query: ShortPageQuery.extend({
        status: OcrStateName.optional().meta({ description: "Only those whose newest reading is so far" }),
        document_type: z
          .string()
          .max(30)
          .optional()
          .meta({ description: "Only those that were read as this type", examples: ["passport"] }),
        owner: z.uuid().optional().meta({ description: "Only those of this user" }),
        q: z.string().max(100).optional().meta({ description: "Part of the file's or the owner's name, or the id" }),
        deleted: QueryFlag.optional().meta({ description: "Those that were deleted and can still be brought back" }),
      }),
      response: z.object({ total: z.int(), items: z.array(DocumentItem) }),
      handle: ({ actor, query }) =>
        listDocuments(
          actor,
          {
            status: query.status,
            documentType: query.document_type,
            owner: query.owner,
            q: query.q,
            deleted: query.deleted,
          },
          pageOf(query),
        ),
    }),
    operation({
      id: "documents.batch",
      method: "POST",
      path: "/media/batch",
      summary: "Send several pictures of documents at once",
      description: "What is refused does not keep the others out. The task ends when all have been read.",
      who: "user",
      body: BatchForm,
      bodyKinds: ["multipart"],
      maxBodyBytes: BATCH_BYTES_MAX,
      tooLarge: `The pictures have more than ${BATCH_BYTES_MAX / 1024 / 1024} MB together`,
      response: BatchAnswer,
      status: 202,
      async handle({ actor, body }) {
        const pictures = body.files.map((file) => ({
          name: file.name,
          bytes: async () => new Uint8Array(await file.arrayBuffer()),
        }));
        return batchAnswer(await uploadBatch(actor, pictures, body.user_id));
      },
    }),
    operation({
      id: "documents.bulkOcr",
      method: "POST",
      path: "/ocr/bulk",
      summary: "Have documents read again",
      who: "user",
      body: BulkBody,
      response: BatchAnswer,
      status: 202,
      handle: async ({ actor, body }) => batchAnswer(await requestBulkReading(actor, body.media_ids)),
    }),
    operation({
      id: "documents.restore",
      method: "POST",
      path: "/media/{id}/restore",
      summary: "Bring a deleted document back",
      who: "user",
      params: mediaId,
      response: MediaView,
      handle: async ({ actor, params }) => mediaView(await restoreDocument(actor, params.id)),
    }),
    operation({
      id: "documents.tree",
      method: "GET",
      path: "/media/{id}/tree",
      summary: "List a document and what was made from it, as nested sets",
      who: "user",
      params: mediaId,
      response: z.object({ items: z.array(TreeItem) }),
      handle: async ({ actor, params }) => ({ items: await getTree(actor, params.id) }),
    }),
    operation({
      id: "documents.file",
      method: "GET",
      path: "/media/{id}/file",
      summary: "See or download a document",
      description: "By credentials, or by an address that was signed for an hour. Also reached at /media/{id}/file.",
      who: "anyone",
      params: mediaId,
      query: SignedQuery,
      response: { binary: ["image/png", "image/jpeg"] },
      handle: ({ actor, params, query, request }) => serveDocument(actor, params.id, request, Boolean(query.download)),
    }),
    operation({
      id: "documents.thumbnail",
      method: "GET",
      path: "/media/{id}/thumbnail",
      summary: "See a document's thumbnail",
      description: "At most 300 × 300 px.",
      who: "anyone",
      params: mediaId,
      query: SignedQuery,
      response: { binary: ["image/jpeg"] },
      handle: ({ actor, params, request }) => serveThumbnail(actor, params.id, request),
    }),
  ],
});
