import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { unlink } from "node:fs/promises";
import type { Readable } from "node:stream";
import type { Media } from "@/lib/generated/prisma/client";
import { db, type Prisma, type Tx } from "../db";
import { DomainError, notFound } from "../errors";
import { newId } from "../ids";
import { openContent, storedBytes } from "./content";
import { storage } from "./current";
import { type ByteRange, type FileSource, fileMissing, isMove, storageFailure } from "./driver";
import { lockForRecording } from "./key-lock";
import { displayName } from "./names";
import { type Staged, stage, tooLarge } from "./quarantine";
import { fileAltered, sealContent } from "./sealed/format";
import { currentKey, sealedName } from "./sealed/keys";
import { sniff } from "./sniff";
import { checkQuota } from "./usage";

export type { Media };

/** First part of a storage key. It tells what the figures of the storage page count a file as. */
export const FILE_FOLDERS = [
  "licenses",
  "photos",
  "documents",
  "uploads",
  "plates",
  "exports",
  "identity",
  "candidates",
  "certificates",
] as const;
export type FileFolder = (typeof FILE_FOLDERS)[number];

/** Folders whose files lie encrypted on the storage. */
const SEALED_FOLDERS: ReadonlySet<FileFolder> = new Set(["identity", "candidates"]);

/** What a file is to a row of some domain. */
export type MediaOwner = { type: string; id: string | number; group: string };

export type NewFile = {
  folder: FileFolder;
  source: Uint8Array | Readable;
  bytesMax: number;
  /** Given by whoever sent the file; shown to people, never used as a path. */
  originalName?: string | null;
  /** Content types that are welcome, judged by the bytes. Default: all. */
  accept?: readonly string[];
  /** The size that was announced; another one is refused. */
  bytesExpected?: number;
};

/** A file that is stored but has no row yet. Plain data, so that a job step can hand it to the next one. */
export type StoredFile = {
  sha256: string;
  sizeBytes: number;
  contentType: string;
  originalName: string | null;
  driver: "local" | "s3";
  storageKey: string;
  /** Id of the key that it is encrypted with; null where it lies in plain. */
  sealedBy: string | null;
  widthPx: number | null;
  heightPx: number | null;
};

/**
 * Measures, sniffs and stores a file under a key made of its SHA-256, so that equal bytes of one folder lie there
 * once. The file is put even when it is there already: that renews its time, which keeps the sweeper off, and heals
 * a copy that was damaged or removed behind our back. No row is written; `recordMedia` does that. In a folder of
 * identity documents the storage sees ciphertext only, under a keyed name.
 *
 * @throws DomainError too_large, invalid (empty, or not the announced size), unsupported_type, storage_full, unavailable
 */
export async function storeFile(file: NewFile): Promise<StoredFile> {
  if (!(file.source instanceof Uint8Array)) {
    const staged = await stage(file.source, file.bytesMax);
    try {
      return await publish(file, staged, staged.path, { moveFrom: staged.path });
    } finally {
      await staged.discard();
    }
  }
  if (file.source.byteLength > file.bytesMax) throw tooLarge(file.bytesMax);
  const measured = {
    sha256: createHash("sha256").update(file.source).digest("hex"),
    sizeBytes: file.source.byteLength,
  };
  return publish(file, measured, file.source, file.source);
}

/**
 * The same for a file that was staged before: it is moved, not copied.
 *
 * @throws DomainError as `storeFile`
 */
export const storeStaged = (file: Omit<NewFile, "source" | "bytesMax">, staged: Staged): Promise<StoredFile> =>
  publish(file, staged, staged.path, { moveFrom: staged.path });

async function publish(
  file: Omit<NewFile, "source" | "bytesMax">,
  { sha256, sizeBytes }: { sha256: string; sizeBytes: number },
  content: Uint8Array | string,
  source: FileSource,
): Promise<StoredFile> {
  if (sizeBytes === 0) throw new DomainError("invalid", "file_empty", "The file is empty");
  if (file.bytesExpected !== undefined && file.bytesExpected !== sizeBytes) {
    throw new DomainError(
      "invalid",
      "file_incomplete",
      `The file has ${sizeBytes} bytes instead of the ${file.bytesExpected} that were announced`,
    );
  }
  const { extension, ...sniffed } = await sniff(content);
  if (file.accept && !file.accept.includes(sniffed.contentType)) {
    throw new DomainError(
      "unsupported_type",
      "unsupported_type",
      `This kind of file (${sniffed.contentType.split(";")[0]}) is not accepted here`,
    );
  }
  await checkQuota(sizeBytes);
  const driver = storage();
  const originalName = file.originalName ? displayName(file.originalName) : null;
  const stored = { sha256, sizeBytes, ...sniffed, originalName, driver: driver.name };
  if (SEALED_FOLDERS.has(file.folder)) {
    const key = currentKey();
    const storageKey = keyFor(file.folder, sealedName(key, sha256), "sealed");
    const plain = isMove(source) ? createReadStream(source.moveFrom) : source;
    await driver.put(storageKey, sealContent(plain, key, storageKey));
    if (isMove(source)) await unlink(source.moveFrom);
    return { ...stored, storageKey, sealedBy: key.id };
  }
  const storageKey = keyFor(file.folder, sha256, extension);
  await driver.put(storageKey, source, sniffed.contentType);
  return { ...stored, storageKey, sealedBy: null };
}

const keyFor = (folder: FileFolder, name: string, extension: string): string =>
  `${folder}/${name.slice(0, 2)}/${name.slice(2, 4)}/${name}.${extension}`;

/**
 * Gives a stored file its row and its place with `owner`, inside the caller's transaction. From the shared lock on,
 * until that transaction ends, no sweeper can take the file; and as it may have come earlier, the file is looked for
 * (one `stat`) before the row is written. So no row is ever committed without its file.
 *
 * @throws DomainError unavailable/file_swept when the file is gone: store it again
 */
export async function recordMedia(
  tx: Tx,
  stored: StoredFile,
  row: { createdBy: number | null; owner?: MediaOwner; more?: MediaDetails },
): Promise<Media> {
  await claimStored(tx, stored);
  const media = await tx.media.create({ data: { id: newId(), ...stored, ...row.more, createdBy: row.createdBy } });
  if (row.owner) await attachMedia(tx, media.id, row.owner);
  return media;
}

/** What else a file's row may say. */
export type MediaDetails = Pick<
  Prisma.MediaUncheckedCreateInput,
  "ownerId" | "dedupKey" | "parentId" | "variant" | "ordering"
>;

/**
 * Makes sure that a stored file is there and stays there until the caller's transaction ends.
 *
 * @throws DomainError unavailable/file_swept
 */
export async function claimStored(tx: Tx, stored: Pick<StoredFile, "storageKey">): Promise<void> {
  await lockForRecording(tx, stored.storageKey);
  if (!(await storage().exists(stored.storageKey))) {
    throw new DomainError("unavailable", "file_swept", "The stored file is gone; store it again");
  }
}

/** Lets one more row own the file. Attaching it twice is no error. */
export async function attachMedia(tx: Tx, mediaId: string, owner: MediaOwner): Promise<void> {
  const place = { ownerType: owner.type, ownerId: String(owner.id), group: owner.group, mediaId };
  await tx.mediaAttachment.upsert({
    where: { ownerType_ownerId_group_mediaId: place },
    create: { id: newId(), ...place },
    update: {},
  });
}

/** The live files of a row, the newest first; of one group, or of all. */
export function mediaFor(owner: Omit<MediaOwner, "group"> & { group?: string }, tx: Tx = db()): Promise<Media[]> {
  const place = { ownerType: owner.type, ownerId: String(owner.id), group: owner.group };
  return tx.media.findMany({
    where: { deletedAt: null, attachments: { some: place } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
}

/** @throws DomainError not_found when there is no such file, or it was removed */
export async function getMedia(mediaId: string, tx: Tx = db()): Promise<Media> {
  const media = await tx.media.findFirst({ where: { id: mediaId, deletedAt: null } });
  if (!media) throw notFound("File");
  return media;
}

/** Takes files out of sight; row and bytes stay for a day, until the sweeper removes them. Says how many it took. */
export async function removeMedia(
  tx: Tx,
  mediaIds: string | readonly string[],
  at: Date = new Date(),
): Promise<number> {
  const ids = typeof mediaIds === "string" ? [mediaIds] : [...mediaIds];
  const { count } = await tx.media.updateMany({ where: { id: { in: ids }, deletedAt: null }, data: { deletedAt: at } });
  return count;
}

/** @throws DomainError not_found: no row, removed, or `file_missing` when the bytes are gone from the storage */
export async function openMedia(
  media: string | Media,
  options: { range?: ByteRange } = {},
): Promise<{ media: Media; stream: Readable }> {
  const row = typeof media === "string" ? await getMedia(media) : media;
  return { media: row, stream: await openContent(row, options.range) };
}

/** The whole file in memory; for pictures and documents, whose size was limited when they came in. */
export async function readMedia(media: string | Media): Promise<Buffer> {
  const { stream } = await openMedia(media);
  return readAll(stream);
}

export async function readAll(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of stream) chunks.push(chunk as Buffer);
  } catch (error) {
    throw storageFailure(error);
  }
  return Buffer.concat(chunks);
}

/** Whether the bytes are there in their full length; `verifyMedia` reads them too. */
export async function mediaIsThere(media: Pick<Media, "storageKey" | "sizeBytes" | "sealedBy">): Promise<boolean> {
  return (await storage().stat(media.storageKey))?.sizeBytes === storedBytes(media);
}

/** Reads the whole file and compares it with what was recorded. */
export async function verifyMedia(media: Media): Promise<"intact" | "altered" | "missing"> {
  const hash = createHash("sha256");
  try {
    for await (const chunk of await openContent(media)) hash.update(chunk as Buffer);
  } catch (error) {
    if (error instanceof DomainError && error.code === fileMissing().code) return "missing";
    if (error instanceof DomainError && error.code === fileAltered().code) return "altered";
    throw storageFailure(error);
  }
  return hash.digest("hex") === media.sha256 ? "intact" : "altered";
}
