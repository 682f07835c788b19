import { Readable } from "node:stream";
import type { Media } from "@/lib/generated/prisma/client";
import { audit } from "@/lib/platform/audit/audit";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db, type Tx, transaction } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { storeDocument } from "@/lib/platform/storage/documents";
import { carriesFile, downloadResponse } from "@/lib/platform/storage/download";
import { recordMedia, removeMedia, type StoredFile } from "@/lib/platform/storage/media";
import { discardUpload, takeUpload } from "@/lib/platform/storage/uploads";
import { mayWorkOnApplications } from "../policy";
import { getApplication } from "../queries";
import { undecided } from "../writing";
import type { DocumentKind } from "./kinds";
import type { DocumentView } from "./schema";

/** Owner type of an application's files in the media table; their group is the kind of document. */
const APPLICATION = "application";

/** A stored file that is about to become a document. */
export type NewDocument = { stored: StoredFile; kind: DocumentKind };

/**
 * Stores files that came with a form, before the transaction that attaches them.
 *
 * @throws DomainError unsupported_type, too_large, invalid; field `files`
 */
export async function storeForm(
  actor: Actor,
  files: readonly Blob[],
  kind: DocumentKind = "other",
): Promise<NewDocument[]> {
  permit(mayWorkOnApplications(actor));
  const documents: NewDocument[] = [];
  for (const file of files) {
    const source = Readable.fromWeb(file.stream() as Parameters<typeof Readable.fromWeb>[0]);
    const stored = await storeDocument("files", source, file instanceof File ? file.name : null);
    documents.push({ stored, kind });
  }
  return documents;
}

/** Attaches stored files inside the caller's transaction, whose permission it is to have asked for. */
export async function attachDocuments(
  tx: Tx,
  actor: Actor,
  applicationId: number,
  documents: readonly NewDocument[],
): Promise<Media[]> {
  const attached: Media[] = [];
  for (const { stored, kind } of documents) {
    const owner = { type: APPLICATION, id: applicationId, group: kind };
    attached.push(await recordMedia(tx, stored, { createdBy: actor.userId, owner }));
  }
  return attached;
}

/**
 * Attaches files to an application on which nobody has decided yet.
 *
 * @throws DomainError conflict `already_decided`; not_found
 */
export function addDocuments(
  actor: Actor,
  applicationId: number,
  documents: readonly NewDocument[],
): Promise<DocumentView[]> {
  return transaction(async (tx) => {
    await undecided(tx, actor, applicationId);
    const attached = await attachDocuments(tx, actor, applicationId, documents);
    for (const [index, media] of attached.entries()) {
      await audit(tx, actor, {
        action: "create",
        resourceType: APPLICATION,
        resourceId: applicationId,
        description: `Added a document: ${media.originalName ?? "file"}`,
        newValues: { document_type: documents[index]?.kind, sha256: media.sha256 },
      });
    }
    return attached.map((media, index) => documentView(applicationId, media, documents[index]?.kind ?? "other"));
  });
}

/** Makes a document of a file that the browser has uploaded before. Errors as `storeForm`, field `file`. */
export async function addUploadedDocument(
  actor: Actor,
  applicationId: number,
  fileKey: string,
  kind: DocumentKind,
): Promise<void> {
  permit(mayWorkOnApplications(actor));
  const upload = await takeUpload(fileKey, actor);
  const stored = await storeDocument("file", await upload.open(), upload.name);
  await addDocuments(actor, applicationId, [{ stored, kind }]);
  await transaction((tx) => discardUpload(tx, fileKey));
}

/** @throws DomainError conflict `already_decided`: what a decision rests on stays; not_found */
export function removeDocument(actor: Actor, applicationId: number, documentId: string): Promise<void> {
  return transaction(async (tx) => {
    await undecided(tx, actor, applicationId);
    const { media } = await attached(applicationId, documentId, tx);
    await removeMedia(tx, documentId);
    await audit(tx, actor, {
      action: "delete",
      resourceType: APPLICATION,
      resourceId: applicationId,
      description: `Removed a document: ${media.originalName ?? "file"}`,
    });
  });
}

/** The documents of an application, in the order in which they came. */
export async function documentsOf(actor: Actor, applicationId: number): Promise<DocumentView[]> {
  const { id } = await getApplication(actor, applicationId);
  const rows = await db().mediaAttachment.findMany({
    where: { ownerType: APPLICATION, ownerId: String(id), media: { deletedAt: null } },
    include: { media: true },
    orderBy: { media: { createdAt: "asc" } },
  });
  return rows.map(({ media, group }) => documentView(id, media, group as DocumentKind));
}

/** Streams a document; taken away as a file it is noted in the trail. */
export async function serveDocument(
  actor: Actor,
  applicationId: number,
  documentId: string,
  request: Request,
  asDownload: boolean,
): Promise<Response> {
  const { id } = await getApplication(actor, applicationId);
  const { media } = await attached(id, documentId);
  const response = await downloadResponse(media, request, { disposition: asDownload ? "attachment" : "inline" });
  if (asDownload && carriesFile(request, response)) {
    await transaction((tx) =>
      audit(tx, actor, {
        action: "download",
        resourceType: APPLICATION,
        resourceId: id,
        description: `Downloaded a document: ${media.originalName ?? "file"}`,
      }),
    );
  }
  return response;
}

async function attached(applicationId: number, mediaId: string, tx: Tx = db()) {
  const place = { ownerType: APPLICATION, ownerId: String(applicationId), mediaId, media: { deletedAt: null } };
  const found = await tx.mediaAttachment.findFirst({ where: place, include: { media: true } });
  if (!found) throw notFound("Document");
  return found;
}

const documentView = (applicationId: number, media: Media, kind: DocumentKind): DocumentView => ({
  id: media.id,
  document_type: kind,
  file_name: media.originalName ?? "file",
  content_type: media.contentType,
  size_bytes: media.sizeBytes,
  uploaded_at: media.createdAt.toISOString(),
  url: `/api/v1/applications/${applicationId}/documents/${media.id}`,
});
