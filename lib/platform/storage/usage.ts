import { db } from "../db";
import { DomainError } from "../errors";
import { settings } from "../settings";
import type { Removed } from "./driver";
import { quarantineUsage } from "./quarantine";

export type Usage = Removed;
/** `folders` has a line for each first part of a storage key that is in use; `temp` is the quarantine. */
export type StorageStats = { folders: Record<string, Usage>; temp: Usage; total: Usage };

/** Files and bytes on the storage. Equal files are counted once, as they lie there once; removed ones until they are swept. */
export async function storageStats(): Promise<StorageStats> {
  const rows = await db().$queryRaw<{ folder: string; files: number; bytes: bigint }[]>`
    SELECT split_part(storage_key, '/', 1) AS folder, count(*)::int AS files, sum(size_bytes)::bigint AS bytes
    FROM (SELECT DISTINCT ON (storage_key) storage_key, size_bytes FROM media) AS file
    GROUP BY 1 ORDER BY 1`;
  const folders = Object.fromEntries(rows.map(({ folder, files, bytes }) => [folder, { files, bytes: Number(bytes) }]));
  const temp = await quarantineUsage();
  const total = [...Object.values(folders), temp].reduce(
    (sum, { files, bytes }) => ({ files: sum.files + files, bytes: sum.bytes + bytes }),
    {
      files: 0,
      bytes: 0,
    },
  );
  return { folders, temp, total };
}

/** Bytes as contract 1 writes them: `1.2 MB`, `204.8 KB`, `0.0 B`. */
export function formatBytes(bytes: number): string {
  const units = ["B", "KB", "MB", "GB", "TB"];
  let value = bytes;
  let unit = 0;
  // 1023.95 would be written as 1024.0.
  while (value >= 1023.95 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${value.toFixed(1)} ${units[unit]}`;
}

const COUNT_LIFE_MS = 15_000;
let counted: { at: number; bytes: number } | undefined;

/**
 * Refuses a file that the office's quota has no room for. The sum over all rows is taken at most every 15 s; what
 * this process stores meanwhile is added to it, so the quota may be passed only by what other processes store.
 *
 * @throws DomainError storage_full
 */
export async function checkQuota(bytes: number, now: number = Date.now()): Promise<void> {
  const quotaMb = settings().STORAGE_QUOTA_MB;
  if (quotaMb === undefined) return;
  if (!counted || now - counted.at > COUNT_LIFE_MS) counted = { at: now, bytes: (await storageStats()).total.bytes };
  if (counted.bytes + bytes > quotaMb * 1024 * 1024) {
    throw new DomainError("storage_full", "quota_exceeded", `The office's ${quotaMb} MB for files are used up`);
  }
  counted.bytes += bytes;
}

/** For tests: the next check counts again. */
export function forgetUsage(): void {
  counted = undefined;
}
