import type { Media } from "@/lib/generated/prisma/client";
import { type AuditNote, audit } from "@/lib/platform/audit/audit";
import { type Actor, authorize, isStaff } from "@/lib/platform/auth/actor";
import { db, type Tx, transaction } from "@/lib/platform/db";
import { conflict, invalidField, notFound } from "@/lib/platform/errors";
import { isUuid } from "@/lib/platform/ids";
import { dispatch } from "@/lib/platform/jobs/jobs";
import { claimStored, recordMedia, type StoredFile } from "@/lib/platform/storage/media";
import { removeTree, restoreTree } from "@/lib/platform/storage/media-tree";
import { admitClient, documentPolicy } from "../policy";
import { DOCUMENT } from "../tasks/kinds";
import { lockDocument, type RequestedReading, requestReading } from "../tasks/request";
import { DOCUMENT_GROUP, storeDocument } from "./document";

export type NewDocument = {
  bytes: Uint8Array;
  /** As its sender called it. */
  name: string | null;
  /** Whose document it is: a user's number or UUID. Default: the sender's own. */
  userId?: string;
};

export type TakenDocument = { media: Media; reading: RequestedReading };

/**
 * Takes a picture of a document and has it read. The same picture of the same owner is one document: a live one is
 * answered as it is, one that was deleted comes back.
 *
 * @throws DomainError unauthenticated; invalid, field `user_id` or `file`; too_large, unsupported_type, storage_full
 */
export async function uploadDocument(actor: Actor, document: NewDocument): Promise<TakenDocument> {
  admitClient(actor);
  const ownerId = await ownerOf(actor, document.userId);
  const stored = await storeDocument(document.bytes, document.name);
  const taken = await transaction(async (tx) => {
    const { media, ...note } = await takeDocument(tx, actor, stored, ownerId);
    const reading = await requestReading(tx, actor, media);
    await audit(tx, actor, { ...note, resourceType: DOCUMENT, resourceId: media.id });
    return { media, reading };
  });
  if (taken.reading.created) await dispatch(taken.reading.job);
  return taken;
}

/**
 * The reading of a document that is there: the one under way, the one that is done, or else a new one.
 *
 * @throws DomainError not_found
 */
export async function resumeReading(actor: Actor, id: string): Promise<TakenDocument> {
  const taken = await transaction(async (tx) => {
    const found = await findDocument(tx, id);
    const media = authorize(documentPolicy, "read", actor, found?.deletedAt ? null : found, "Media");
    return { media, reading: await requestReading(tx, actor, media) };
  });
  if (taken.reading.created) await dispatch(taken.reading.job);
  return taken;
}

async function ownerOf(actor: Actor, userId: string | undefined): Promise<number | null> {
  if (!userId) return actor.userId;
  const unknown = () => invalidField("user_id", "There is no such user");
  if (!isUuid(userId) && !/^[1-9]\d{0,8}$/.test(userId)) throw invalidField("user_id", "must be a user's id");
  const where = isUuid(userId) ? { uuid: userId } : { id: Number(userId) };
  const user = await db().user.findUnique({ where, select: { id: true } });
  // Somebody else's id looks like one that there is not.
  if (!user || (user.id !== actor.userId && !isStaff(actor))) throw unknown();
  return user.id;
}

/** A document's row, and what the trail is to say about it: its head is locked last. */
type Taken = { media: Media } & Pick<AuditNote, "action" | "description" | "newValues">;

async function takeDocument(tx: Tx, actor: Actor, stored: StoredFile, ownerId: number | null): Promise<Taken> {
  const dedupKey = `identity:${ownerId ?? "nobody"}:${stored.sha256}`;
  await lockDocument(tx, dedupKey);
  const known = await tx.media.findUnique({ where: { dedupKey } });
  const again = known && (await takeAgain(tx, actor, known, stored));
  if (again) return again;
  const owner = ownerId === null ? undefined : { type: "user", id: ownerId, group: DOCUMENT_GROUP };
  const media = await recordMedia(tx, stored, { createdBy: actor.userId, owner, more: { ownerId, dedupKey } });
  const newValues = { size: media.sizeBytes, owner_id: ownerId };
  return { media, action: "create", description: "Sent an identity document", newValues };
}

/** @returns null when the sweeper has taken the row meanwhile */
async function takeAgain(tx: Tx, actor: Actor, known: Media, stored: StoredFile): Promise<Taken | null> {
  await claimStored(tx, stored);
  const restored = await restoreTree(tx, known.id, actor.userId);
  // Encrypted anew: since the key was changed it may lie under another name.
  const { driver, storageKey, sealedBy } = stored;
  const { count } = await tx.media.updateMany({
    where: { id: known.id, deletedAt: null },
    data: { driver, storageKey, sealedBy },
  });
  if (count === 0) return null;
  return {
    media: await tx.media.findUniqueOrThrow({ where: { id: known.id } }),
    action: "update",
    description: restored
      ? "Sent a deleted identity document again, which brought it back"
      : "Sent an identity document again",
  };
}

const findDocument = (tx: Tx, id: string): Promise<Media | null> =>
  isUuid(id) ? tx.media.findFirst({ where: { id, dedupKey: { not: null } } }) : Promise.resolve(null);

/**
 * Takes a document out of sight, with its thumbnail; for a day it can be brought back.
 *
 * @throws DomainError not_found; conflict `media_in_use` while anything but its owner refers to it
 */
export async function deleteDocument(actor: Actor, id: string): Promise<Media> {
  admitClient(actor);
  return transaction(async (tx) => {
    const found = await findDocument(tx, id);
    const media = authorize(documentPolicy, "delete", actor, found?.deletedAt ? null : found, "Media");
    const references = await tx.mediaAttachment.count({ where: { mediaId: media.id, NOT: { group: DOCUMENT_GROUP } } });
    if (references > 0)
      throw conflict("media_in_use", "This document belongs to a record that is kept; remove it there first");
    if (!(await removeTree(tx, media.id, actor.userId))) throw notFound("Media");
    await audit(tx, actor, {
      action: "delete",
      resourceType: DOCUMENT,
      resourceId: media.id,
      description: "Deleted an identity document",
    });
    return media;
  });
}

/** @throws DomainError not_found when it is not there, or was swept away after its day */
export async function restoreDocument(actor: Actor, id: string): Promise<Media> {
  admitClient(actor);
  return transaction(async (tx) => {
    const media = authorize(documentPolicy, "restore", actor, await findDocument(tx, id), "Media");
    if (!media.deletedAt) return media;
    if (!(await restoreTree(tx, media.id, actor.userId))) throw notFound("Media");
    await audit(tx, actor, {
      action: "update",
      resourceType: DOCUMENT,
      resourceId: media.id,
      description: "Brought a deleted identity document back",
    });
    return tx.media.findUniqueOrThrow({ where: { id: media.id } });
  });
}
