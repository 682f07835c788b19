import { db, pool } from "../db";
import { storage } from "./current";
import { PROBE_FOLDER, type Removed } from "./driver";
import { sweepLockSql } from "./key-lock";
import { FILE_FOLDERS } from "./media";
import { sweepQuarantine } from "./quarantine";
import { sweepResumable } from "./resumable";
import { sweepUploads } from "./uploads";

export type SweepOptions = {
  /** Whether temporary files, unfinished writes and uploads that nobody took go. Default: they do. */
  temporary?: boolean;
  /** Whether files without a row go. Default: they do. */
  orphans?: boolean;
  /** Whether the files and rows that were removed go with the orphans. Default: they do. */
  removed?: boolean;
  /** Age in hours at which temporary files and unfinished writes go. */
  temporaryHours?: number;
  /** Minutes that a file may lie without a row: the time between storing it and recording it. */
  orphanMinutes?: number;
  /** Hours for which a removed file can still be brought back by hand. */
  removedHours?: number;
  /** Hours within which an upload must be taken. */
  uploadHours?: number;
  /** Only count. */
  dryRun?: boolean;
  now?: Date;
};

export type SweepReport = {
  temporary: Removed;
  /** Files that no row names, those of removed rows among them. */
  orphans: Removed;
  removedRows: number;
  uploads: number;
  total: Removed;
  dryRun: boolean;
};

const NOTHING: Removed = { files: 0, bytes: 0 };
const BATCH = 500;
const HOUR_MS = 3_600_000;

/**
 * Removes what nobody needs: old temporary files, uploads that nobody took, rows that were removed a day ago, and files
 * without a row. Safe beside writers and beside another sweep: see `removeOrphan`.
 */
export async function sweepStorage(options: SweepOptions = {}): Promise<SweepReport> {
  const {
    temporary: withTemporary = true,
    orphans: withOrphans = true,
    removed: withRemoved = true,
    temporaryHours = 24,
    orphanMinutes = 15,
    removedHours = 24,
    uploadHours = 24,
    dryRun = false,
    now = new Date(),
  } = options;
  const before = (ms: number) => new Date(now.getTime() - ms);

  const temporary = withTemporary ? await sweepTemporary(before(temporaryHours * HOUR_MS), dryRun) : NOTHING;
  const uploads = withTemporary
    ? (await sweepUploads(before(uploadHours * HOUR_MS), dryRun)) +
      (await sweepResumable(before(uploadHours * HOUR_MS), dryRun))
    : 0;
  if (!withOrphans) return { temporary, orphans: NOTHING, removedRows: 0, uploads, total: temporary, dryRun };

  const removedBefore = withRemoved ? before(removedHours * HOUR_MS) : new Date(0);
  const goneRows = { deletedAt: { lt: removedBefore } };
  const removedRows = dryRun
    ? await db().media.count({ where: goneRows })
    : (await db().media.deleteMany({ where: goneRows })).count;

  const orphans = { files: 0, bytes: 0 };
  const graceEnd = before(orphanMinutes * 60_000);
  for (const folder of [...FILE_FOLDERS, PROBE_FOLDER]) {
    for await (const batch of batches(oldFiles(folder, graceEnd))) {
      const named = await namedKeys([...batch.keys()], removedBefore);
      for (const [key, bytes] of batch) {
        if (named.has(key)) continue;
        if (!dryRun && !(await removeOrphan(key, graceEnd))) continue;
        orphans.files += 1;
        orphans.bytes += bytes;
      }
    }
  }
  return { temporary, orphans, removedRows, uploads, total: add(temporary, orphans), dryRun };
}

async function sweepTemporary(olderThan: Date, dryRun: boolean): Promise<Removed> {
  const staged = await sweepQuarantine(olderThan, dryRun);
  return add(staged, await storage().removePartials(olderThan, dryRun));
}

/**
 * Removes one file, if it still has no row and is still old. The lock on its key keeps recorders out until the file is
 * gone; they then miss it and say so. Somebody who holds the lock is recording the file: it stays. The transaction is
 * open while the storage deletes, on purpose: the lock lives in it, and it holds no row.
 *
 * @returns whether the file was removed
 */
export async function removeOrphan(key: string, graceEnd: Date): Promise<boolean> {
  const client = await pool().connect();
  try {
    await client.query("BEGIN");
    const { rows } = await client.query<{ taken: boolean }>(sweepLockSql(key));
    const free =
      rows[0]?.taken &&
      (await client.query("SELECT 1 FROM media WHERE storage_key = $1 LIMIT 1", [key])).rowCount === 0;
    const found = free ? await storage().stat(key) : null;
    const remove = found !== null && found.modifiedAt < graceEnd;
    if (remove) await storage().delete(key);
    await client.query("COMMIT");
    return remove;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

async function* oldFiles(folder: string, olderThan: Date): AsyncIterable<[key: string, bytes: number]> {
  for await (const file of storage().list(folder)) {
    if (file.modifiedAt < olderThan) yield [file.key, file.sizeBytes];
  }
}

async function* batches(files: AsyncIterable<[string, number]>): AsyncIterable<Map<string, number>> {
  let batch = new Map<string, number>();
  for await (const [key, bytes] of files) {
    batch.set(key, bytes);
    if (batch.size < BATCH) continue;
    yield batch;
    batch = new Map();
  }
  if (batch.size > 0) yield batch;
}

/** Keys that a row names, other than a row that goes in this sweep (a dry run has not removed those). */
async function namedKeys(keys: string[], removedBefore: Date): Promise<Set<string>> {
  const rows = await db().media.findMany({
    where: { storageKey: { in: keys }, OR: [{ deletedAt: null }, { deletedAt: { gte: removedBefore } }] },
    select: { storageKey: true },
    distinct: ["storageKey"],
  });
  return new Set(rows.map(({ storageKey }) => storageKey));
}

const add = (one: Removed, other: Removed): Removed => ({
  files: one.files + other.files,
  bytes: one.bytes + other.bytes,
});
