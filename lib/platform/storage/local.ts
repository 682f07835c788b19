import { randomUUID } from "node:crypto";
import { createReadStream, createWriteStream, type Dirent } from "node:fs";
import { type FileHandle, mkdir, open, readdir, rename, stat, unlink } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import {
  type ByteRange,
  checkKey,
  checkPrefix,
  type FileSource,
  type FileStat,
  fileMissing,
  isMove,
  probe,
  type Removed,
  type StorageDriver,
  storageFailure,
} from "./driver";

const PARTIAL = /^\..*\.part$/;

const codeOf = (error: unknown): unknown => (error as { code?: unknown } | null)?.code;
const isMissing = (error: unknown): boolean => codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR";

/** Makes the names in a folder outlive a power cut. Windows cannot open a folder and needs no such thing. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** `mkdir -p` whose new folders outlive a power cut: each is an entry of its parent, so each parent is synced. */
async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true });
  if (!first) return;
  for (let made = folder; made.length >= first.length; made = path.dirname(made)) await syncFolder(path.dirname(made));
}

/** Files under one folder of the local disk. */
export class LocalDriver implements StorageDriver {
  readonly name = "local";

  /** @param root absolute folder; made when first needed */
  constructor(private readonly root: string) {}

  async put(key: string, source: FileSource): Promise<void> {
    const file = this.pathOf(key);
    // In the target's own folder, since a rename is atomic only within one file system.
    const temporary = path.join(path.dirname(file), `.${randomUUID()}.part`);
    try {
      await makeFolder(path.dirname(file));
      const moved = isMove(source) && (await tryRename(source.moveFrom, temporary));
      if (!moved) await write(temporary, isMove(source) ? createReadStream(source.moveFrom) : source);
      await settle(temporary);
      await rename(temporary, file);
      await syncFolder(path.dirname(file));
      if (isMove(source) && !moved) await unlink(source.moveFrom);
    } catch (error) {
      await unlink(temporary).catch(() => undefined);
      throw storageFailure(error);
    }
  }

  async open(key: string, { range }: { range?: ByteRange } = {}): Promise<Readable> {
    try {
      const handle: FileHandle = await open(this.pathOf(key), "r");
      return handle.createReadStream(range ?? {});
    } catch (error) {
      throw isMissing(error) ? fileMissing() : storageFailure(error);
    }
  }

  async stat(key: string): Promise<FileStat | null> {
    try {
      const found = await stat(this.pathOf(key));
      return found.isFile() ? { key, sizeBytes: found.size, modifiedAt: found.mtime } : null;
    } catch (error) {
      if (isMissing(error)) return null;
      throw storageFailure(error);
    }
  }

  async exists(key: string): Promise<boolean> {
    return (await this.stat(key)) !== null;
  }

  async delete(key: string): Promise<void> {
    try {
      await unlink(this.pathOf(key));
    } catch (error) {
      if (!isMissing(error)) throw storageFailure(error);
    }
  }

  async *list(prefix: string): AsyncIterable<FileStat> {
    for await (const { file, found } of this.walk(path.join(this.root, checkPrefix(prefix)))) {
      if (PARTIAL.test(path.basename(file))) continue;
      yield { key: path.relative(this.root, file).split(path.sep).join("/"), ...found };
    }
  }

  async removePartials(olderThan: Date, dryRun: boolean): Promise<Removed> {
    const removed = { files: 0, bytes: 0 };
    for await (const { file, found } of this.walk(this.root)) {
      if (!PARTIAL.test(path.basename(file)) || found.modifiedAt >= olderThan) continue;
      if (!dryRun) await unlink(file).catch(ignoreMissing);
      removed.files += 1;
      removed.bytes += found.sizeBytes;
    }
    return removed;
  }

  ping(): Promise<void> {
    return probe(this);
  }

  private pathOf(key: string): string {
    return path.join(this.root, checkKey(key));
  }

  /** Folder by folder, so that a million files are never held at once. Files that vanish meanwhile are passed over. */
  private async *walk(folder: string): AsyncIterable<{ file: string; found: { sizeBytes: number; modifiedAt: Date } }> {
    let entries: Dirent[];
    try {
      entries = await readdir(folder, { withFileTypes: true });
    } catch (error) {
      if (isMissing(error)) return;
      throw storageFailure(error);
    }
    for (const entry of entries) {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) yield* this.walk(file);
      else if (entry.isFile()) {
        const found = await stat(file).catch(ignoreMissing);
        if (found) yield { file, found: { sizeBytes: found.size, modifiedAt: found.mtime } };
      }
    }
  }
}

function ignoreMissing(error: unknown): undefined {
  if (!isMissing(error)) throw storageFailure(error);
}

/** False where the staging folder lies on another file system and the bytes have to be copied. */
async function tryRename(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if (codeOf(error) === "EXDEV") return false;
    throw error;
  }
}

async function write(file: string, source: Uint8Array | Readable): Promise<void> {
  const input = source instanceof Uint8Array ? Readable.from([source]) : source;
  await pipeline(input, createWriteStream(file, { flags: "wx", mode: 0o600 }));
}

/** To the disk before the rename, and with a new time: the sweeper spares what was stored a moment ago. */
async function settle(file: string): Promise<void> {
  const handle = await open(file, "r+");
  try {
    const now = new Date();
    await handle.utimes(now, now);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
