import { createHash, randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, readdir, stat, unlink } from "node:fs/promises";
import path from "node:path";
import { type Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { DomainError } from "../errors";
import { settings } from "../settings";
import { type Removed, storageFailure } from "./driver";

/** Incoming bytes that have been measured but not judged yet. */
export type Staged = { path: string; sha256: string; sizeBytes: number; discard: () => Promise<void> };

/** Beside the local files, and so on their file system: moving a file out of it costs no copy. */
export const quarantineFolder = (): string => path.join(settings().filesDir, "temp");

export const tooLarge = (bytesMax: number): DomainError =>
  new DomainError("too_large", "file_too_large", `The file is larger than ${formatLimit(bytesMax)}`);

const formatLimit = (bytes: number): string =>
  bytes >= 1024 * 1024
    ? `${+(bytes / (1024 * 1024)).toFixed(1)} MB`
    : bytes >= 1024
      ? `${+(bytes / 1024).toFixed(1)} KB`
      : `${bytes} bytes`;

/**
 * Streams `source` into the quarantine while it is hashed and counted; memory stays at one chunk.
 *
 * @throws DomainError too_large as soon as the limit is passed, storage_full, unavailable
 */
export async function stage(source: Readable, bytesMax: number): Promise<Staged> {
  const file = path.join(quarantineFolder(), randomUUID());
  const hash = createHash("sha256");
  let sizeBytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      sizeBytes += chunk.length;
      if (sizeBytes > bytesMax) return done(tooLarge(bytesMax));
      hash.update(chunk);
      done(null, chunk);
    },
  });
  const discard = () => unlink(file).catch(() => undefined);
  try {
    await mkdir(quarantineFolder(), { recursive: true });
    await pipeline(source, measure, createWriteStream(file, { flags: "wx", mode: 0o600 }));
  } catch (error) {
    await discard();
    throw isOfDisk(error) ? storageFailure(error) : error;
  }
  return { path: file, sha256: hash.digest("hex"), sizeBytes, discard };
}

/** A disk's failure has a system call's name; a source that broke keeps its own error. */
const isOfDisk = (error: unknown): boolean =>
  ["open", "write", "mkdir", "close", "fsync"].includes((error as NodeJS.ErrnoException | null)?.syscall ?? "");

/** Removes quarantined files that nobody came back for. */
export async function sweepQuarantine(olderThan: Date, dryRun: boolean): Promise<Removed> {
  const removed = { files: 0, bytes: 0 };
  for await (const { file, sizeBytes, modifiedAt } of quarantined()) {
    if (modifiedAt >= olderThan) continue;
    if (!dryRun) await unlink(file).catch(() => undefined);
    removed.files += 1;
    removed.bytes += sizeBytes;
  }
  return removed;
}

export async function quarantineUsage(): Promise<Removed> {
  const usage = { files: 0, bytes: 0 };
  for await (const { sizeBytes } of quarantined()) {
    usage.files += 1;
    usage.bytes += sizeBytes;
  }
  return usage;
}

async function* quarantined(): AsyncIterable<{ file: string; sizeBytes: number; modifiedAt: Date }> {
  const names = await readdir(quarantineFolder()).catch(() => []);
  for (const name of names) {
    const file = path.join(quarantineFolder(), name);
    const found = await stat(file).catch(() => null);
    if (found?.isFile()) yield { file, sizeBytes: found.size, modifiedAt: found.mtime };
  }
}
