import type { Media } from "@/lib/generated/prisma/client";
import { audit } from "@/lib/platform/audit/audit";
import type { Actor } from "@/lib/platform/auth/actor";
import { db, transaction } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { isUuid } from "@/lib/platform/ids";
import { carriesFile, downloadResponse } from "@/lib/platform/storage/download";
import { checkSignedDownload, type DownloadPurpose, isSigned } from "@/lib/platform/storage/signed-url";
import { DOCUMENT } from "../tasks/kinds";
import { findDocument } from "./queries";
import { THUMBNAIL_VARIANT } from "./thumbnail";

/**
 * A document for who may see it: by their credentials, or by the signature of the address.
 *
 * @throws DomainError not_found; forbidden for a signature that does not hold; unauthenticated
 */
async function authorised(actor: Actor, id: string, purpose: DownloadPurpose, request: Request): Promise<Media> {
  const { searchParams } = new URL(request.url);
  if (!isSigned(searchParams)) return findDocument(actor, id);
  checkSignedDownload(id, purpose, searchParams);
  const media = isUuid(id) ? await db().media.findFirst({ where: { id, dedupKey: { not: null } } }) : null;
  // Thumbnails of deleted documents are shown where they can be brought back.
  if (!media || (media.deletedAt && purpose !== "preview")) throw notFound("Media");
  return media;
}

/** Streams a document, decrypted; each time it is noted in the trail. */
export async function serveDocument(
  actor: Actor,
  id: string,
  request: Request,
  asDownload: boolean,
): Promise<Response> {
  const media = await authorised(actor, id, "download", request);
  const response = await downloadResponse(media, request, { disposition: asDownload ? "attachment" : "inline" });
  if (carriesFile(request, response)) await note(actor, media, asDownload ? "Downloaded" : "Saw");
  return response;
}

/** Streams a document's thumbnail. By a signed address it is part of a list, whose trail names every document in it. */
export async function serveThumbnail(actor: Actor, id: string, request: Request): Promise<Response> {
  const media = await authorised(actor, id, "preview", request);
  const thumbnail = await db().media.findFirst({ where: { parentId: media.id, variant: THUMBNAIL_VARIANT } });
  if (!thumbnail) throw notFound("Thumbnail");
  const response = await downloadResponse(thumbnail, request, { disposition: "inline" });
  if (carriesFile(request, response) && !isSigned(new URL(request.url).searchParams))
    await note(actor, media, "Saw the thumbnail of");
  return response;
}

const note = (actor: Actor, media: Media, verb: string): Promise<void> =>
  transaction((tx) =>
    audit(tx, actor, {
      action: "download",
      resourceType: DOCUMENT,
      resourceId: media.id,
      description: `${verb} an identity document`,
    }),
  );
