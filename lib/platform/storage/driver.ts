import { randomBytes } from "node:crypto";
import type { Readable } from "node:stream";
import { DomainError, isStorageFull } from "../errors";
import { newId } from "../ids";
import { log } from "../log";

/** Byte positions, both inclusive and counted from 0, as in an HTTP Range header. */
export type ByteRange = { start: number; end: number };

export type FileStat = { key: string; sizeBytes: number; modifiedAt: Date };

/** What to store. `moveFrom` names a local file that the driver may take away instead of copying. */
export type FileSource = Uint8Array | Readable | { moveFrom: string };

/** How much a clean-up removed, or would remove. */
export type Removed = { files: number; bytes: number };

/**
 * Where bytes are kept. Keys are lower-case paths such as `photos/ab/cd/abcd….jpg`; a driver knows nothing of rows.
 * Every method throws DomainError: `storage_full`, `unavailable`, or `not_found` from `open`.
 */
export interface StorageDriver {
  readonly name: "local" | "s3";
  /** Stores all of it or nothing; on return it outlives a power cut. An existing file is replaced and its time renewed. */
  put(key: string, source: FileSource, contentType?: string): Promise<void>;
  /** A stream of the file, or of `range` of it. */
  open(key: string, options?: { range?: ByteRange }): Promise<Readable>;
  stat(key: string): Promise<FileStat | null>;
  exists(key: string): Promise<boolean>;
  /** Removing what is not there is no error. */
  delete(key: string): Promise<void>;
  /** Every file whose key begins with the folder `prefix`; the order is the driver's own. */
  list(prefix: string): AsyncIterable<FileStat>;
  /** Removes what interrupted writes left behind before `olderThan`. */
  removePartials(olderThan: Date, dryRun: boolean): Promise<Removed>;
  /** Writes, reads back and removes a small file: the only honest answer to "does storage work". */
  ping(): Promise<void>;
}

const segment = "[a-z0-9][a-z0-9._-]{0,127}";
const keyPattern = new RegExp(`^${segment}(/${segment}){1,7}$`);
const prefixPattern = new RegExp(`^${segment}(/${segment}){0,7}/?$`);

/** A key can name nothing outside its root: no `..`, no absolute path, no hidden file, no backslash. */
export function checkKey(key: string): string {
  if (!keyPattern.test(key))
    throw new DomainError("malformed", "bad_storage_key", "The file's storage key is not valid");
  return key;
}

/** The prefix with its closing slash, so that `photos` does not also list `photos-old`. */
export function checkPrefix(prefix: string): string {
  if (!prefixPattern.test(prefix))
    throw new DomainError("malformed", "bad_storage_key", "The storage folder is not valid");
  return prefix.endsWith("/") ? prefix : `${prefix}/`;
}

export const isMove = (source: FileSource): source is { moveFrom: string } => "moveFrom" in source;

export const fileMissing = (): DomainError => new DomainError("not_found", "file_missing", "File not found");

/** A driver's failure in the domain's words; what really happened goes to the log and into `cause`. */
export function storageFailure(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  log.error({ err: error }, "the storage for files failed");
  const failure = isStorageFull(error)
    ? new DomainError("storage_full", "storage_full", "The storage for files is full")
    : new DomainError(
        "unavailable",
        "storage_unavailable",
        "The storage for files does not answer; try again",
        undefined,
        5,
      );
  failure.cause = error;
  return failure;
}

/** The probe behind every driver's `ping`. A crash in the middle leaves a file that the sweeper finds, as it has no row. */
export async function probe(driver: StorageDriver): Promise<void> {
  const key = `${PROBE_FOLDER}/${newId()}`;
  const written = randomBytes(64);
  try {
    await driver.put(key, written);
    const read: Buffer[] = [];
    for await (const chunk of await driver.open(key)) read.push(chunk as Buffer);
    if (!Buffer.concat(read).equals(written)) {
      throw new DomainError(
        "unavailable",
        "storage_corrupt",
        "The storage for files returned other bytes than were written",
      );
    }
  } finally {
    await driver.delete(key);
  }
}

export const PROBE_FOLDER = "health";
