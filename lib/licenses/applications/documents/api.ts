import { z } from "zod";
import { type Operation, operation } from "@/lib/platform/http/operation";
import { pathId } from "@/lib/platform/http/parameters";
import { DocumentKindName, DocumentView, FileParts, fileParts } from "./schema";
import { addDocuments, documentsOf, removeDocument, serveDocument, storeForm } from "./service";

/** Several scans in one form; each has the smaller limit of an upload. */
export const FORM_BYTES_MAX = 64 * 1024 * 1024;

const ApplicationId = pathId("The application's id");
const DocumentId = ApplicationId.extend({
  document_id: z.uuid().meta({ description: "The document's id", examples: ["0198c2a4-6f1e-7c3a-9b2d-4e5f6a7b8c9d"] }),
});

export const documentOperations: Operation[] = [
  operation({
    id: "applications.documents.list",
    method: "GET",
    path: "/{id}/documents",
    summary: "List an application's documents",
    who: "user",
    params: ApplicationId,
    response: z.array(DocumentView),
    handle: ({ actor, params }) => documentsOf(actor, params.id),
  }),
  operation({
    id: "applications.documents.add",
    method: "POST",
    path: "/{id}/documents",
    summary: "Add documents to an application",
    description: "Until it is decided. What a file is, its bytes tell, not its name.",
    who: "staff",
    params: ApplicationId,
    body: z
      .object({
        files: FileParts.refine((files) => files.length > 0, "send at least one file").meta(fileParts),
        document_type: DocumentKindName.default("other").meta({ description: "What they prove" }),
      })
      .meta({ override: { examples: [{ files: ["identity.pdf"], document_type: "identity" }] } }),
    bodyKinds: ["multipart"],
    maxBodyBytes: FORM_BYTES_MAX,
    response: z.array(DocumentView),
    errors: { already_decided: 409 },
    replay: (actor, id) => documentsOf(actor, Number(id)),
    async handle({ actor, params, body }) {
      return addDocuments(actor, params.id, await storeForm(actor, body.files, body.document_type));
    },
  }),
  operation({
    id: "applications.documents.get",
    method: "GET",
    path: "/{id}/documents/{document_id}",
    summary: "Read a document of an application",
    who: "user",
    params: DocumentId,
    query: z.object({ download: z.string().max(5).optional().meta({ description: "Any value: as an attachment" }) }),
    response: { binary: ["application/pdf", "image/jpeg", "image/png", "image/webp", "image/avif", "image/tiff"] },
    handle: ({ actor, params, query, request }) =>
      serveDocument(actor, params.id, params.document_id, request, Boolean(query.download)),
  }),
  operation({
    id: "applications.documents.remove",
    method: "DELETE",
    path: "/{id}/documents/{document_id}",
    summary: "Remove a document of an application",
    description: "Until it is decided: what a decision rests on stays.",
    who: "staff",
    params: DocumentId,
    response: z.array(DocumentView),
    errors: { already_decided: 409 },
    async handle({ actor, params }) {
      await removeDocument(actor, params.id, params.document_id);
      return documentsOf(actor, params.id);
    },
  }),
];
