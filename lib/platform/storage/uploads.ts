import type { Readable } from "node:stream";
import { z } from "zod";
import type { Upload } from "@/lib/generated/prisma/client";
import type { Actor } from "../auth/actor";
import { db, Prisma, type Tx, transaction } from "../db";
import { conflict, DomainError, notFound } from "../errors";
import { safeFetch } from "../net/safe-fetch";
import { settings } from "../settings";
import { openMedia, readAll, recordMedia, type StoredFile } from "./media";
import { uploadBytesMax } from "./upload-config";

/** What the router's middleware tells the ingest server of whoever asked for the address. */
export const UploadMetadata = z.object({ userId: z.number().int() });

/** `POST /route-metadata` of the ingest protocol: these keys may now be sent. */
const RouteMetadata = z.object({
  fileKeys: z
    .array(z.string().regex(/^[\w-]{20,80}$/))
    .min(1)
    .max(20),
  metadata: UploadMetadata,
  callbackUrl: z.string().max(2000),
  callbackSlug: z.string().max(60),
});

/** `POST /callback-result` of the ingest protocol: what the router's `onUploadComplete` answered. */
const CallbackResult = z.object({ fileKey: z.string(), callbackData: z.json() });

/** A finished upload, as the cloud describes it; the local ingest server leaves `ufsUrl` out. */
const CloudFile = z.object({ name: z.string(), sizeBytes: z.number().int(), contentType: z.string(), ufsUrl: z.url() });

/** @throws DomainError conflict when a key is known already: keys come from a 32-bit hash, and none is ever reused */
export async function registerUploads(body: unknown): Promise<void> {
  const { fileKeys, metadata, callbackUrl, callbackSlug } = RouteMetadata.parse(body);
  const rows = fileKeys.map((fileKey) => ({
    fileKey,
    userId: metadata.userId,
    slug: callbackSlug,
    callbackUrl,
    metadata,
  }));
  try {
    await db().upload.createMany({ data: rows });
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002") throw alreadyUploaded();
    throw error;
  }
}

export async function recordCallback(body: unknown): Promise<void> {
  const { fileKey, callbackData } = CallbackResult.parse(body);
  await db().upload.update({
    where: { fileKey },
    data: { callbackData: callbackData ?? Prisma.JsonNull, completedAt: new Date() },
  });
}

export const alreadyUploaded = (): DomainError =>
  conflict("already_uploaded", "This file was sent already; choose it again");

/** The row of a key that still waits for its bytes. */
export async function expectedUpload(fileKey: string): Promise<Upload> {
  const upload = await db().upload.findUnique({ where: { fileKey } });
  if (!upload) throw notFound("Upload");
  if (upload.mediaId) throw alreadyUploaded();
  return upload;
}

/** Ties the stored bytes to their key. Of two that sent the same key at once, the second is refused. */
export function recordUpload(upload: Upload, stored: StoredFile): Promise<void> {
  return transaction(async (tx) => {
    const owner = { type: "upload", id: upload.fileKey, group: "file" };
    const media = await recordMedia(tx, stored, { createdBy: upload.userId, owner });
    const { count } = await tx.upload.updateMany({
      where: { fileKey: upload.fileKey, mediaId: null },
      data: { mediaId: media.id, receivedBytes: stored.sizeBytes },
    });
    if (count !== 1) throw alreadyUploaded();
  });
}

/** Notes a file that UploadThing's cloud received; the cloud keeps the bytes until they are taken. */
export async function recordCloudUpload(
  fileKey: string,
  slug: string,
  userId: number,
  file: z.input<typeof CloudFile>,
): Promise<void> {
  const row = {
    userId,
    slug,
    callbackUrl: "",
    metadata: CloudFile.parse(file),
    receivedBytes: file.sizeBytes,
    completedAt: new Date(),
  };
  await db().upload.upsert({ where: { fileKey }, create: { fileKey, ...row }, update: {} });
}

/** A file that a person has sent, for the domain to judge and to store as its own. */
export type TakenUpload = {
  fileKey: string;
  name: string;
  contentType: string;
  sizeBytes: number;
  open: () => Promise<Readable | Buffer>;
  bytes: () => Promise<Buffer>;
};

/**
 * The file behind a key that the browser handed in. Only whoever sent it can take it; to all others it does not exist.
 * Taking it does not use it up, so a failed request can be repeated; it goes after a day, or by `discardUpload`.
 *
 * @throws DomainError not_found
 */
export async function takeUpload(fileKey: string, actor: Pick<Actor, "userId">): Promise<TakenUpload> {
  const upload =
    actor.userId === null ? null : await db().upload.findFirst({ where: { fileKey, userId: actor.userId } });
  const media = upload?.mediaId ? await db().media.findFirst({ where: { id: upload.mediaId, deletedAt: null } }) : null;
  if (media) {
    const open = async () => (await openMedia(media)).stream;
    const { sizeBytes, contentType } = media;
    return {
      fileKey,
      name: media.originalName ?? "file",
      contentType,
      sizeBytes,
      open,
      bytes: async () => readAll(await open()),
    };
  }
  const cloud = CloudFile.safeParse(upload?.metadata);
  if (!upload?.completedAt || !cloud.success) throw notFound("Upload");
  const bytes = () => fetchFromCloud(cloud.data.ufsUrl);
  return { fileKey, ...cloud.data, open: bytes, bytes };
}

/** UploadThing's own hosts, and no other address that a callback may name. */
async function fetchFromCloud(ufsUrl: string): Promise<Buffer> {
  const { hostname, protocol } = new URL(ufsUrl);
  if (protocol !== "https:" || !/^(utfs\.io|([a-z0-9-]+\.)?ufs\.sh)$/.test(hostname)) {
    throw new DomainError("failed", "foreign_upload_host", "The upload lies on a host that is not UploadThing's");
  }
  return (await safeFetch(ufsUrl, { bytesMax: uploadBytesMax(), totalTimeoutMs: 60_000, field: "file" })).bytes;
}

/** Called in the transaction that stored the domain's own copy: the upload is no longer needed. */
export async function discardUpload(tx: Tx, fileKey: string): Promise<void> {
  const upload = await tx.upload.findUnique({ where: { fileKey } });
  if (!upload) return;
  if (upload.mediaId) await tx.media.deleteMany({ where: { id: upload.mediaId } });
  // The row stays until it is swept: it keeps the key from being used again.
  await tx.upload.update({ where: { fileKey }, data: { completedAt: null } });
}

/**
 * Forgets uploads from before `olderThan`. Their files have no row then, and the sweep of orphans takes them; of the
 * cloud's files the cloud is told.
 *
 * @returns how many uploads went
 */
export async function sweepUploads(olderThan: Date, dryRun: boolean): Promise<number> {
  const old = await db().upload.findMany({
    where: { createdAt: { lt: olderThan } },
    select: { fileKey: true, mediaId: true, metadata: true },
  });
  if (dryRun || old.length === 0) return old.length;
  const token = settings().UPLOADTHING_TOKEN;
  const inCloud = old.filter(({ metadata }) => CloudFile.safeParse(metadata).success).map(({ fileKey }) => fileKey);
  if (token && inCloud.length > 0) {
    const { UTApi } = await import("uploadthing/server");
    await new UTApi({ token, logLevel: "Error" }).deleteFiles(inCloud);
  }
  await transaction(async (tx) => {
    await tx.media.deleteMany({ where: { id: { in: old.flatMap(({ mediaId }) => mediaId ?? []) } } });
    await tx.upload.deleteMany({ where: { fileKey: { in: old.map(({ fileKey }) => fileKey) } } });
  });
  return old.length;
}
