import { mkdir, statfs } from "node:fs/promises";
import { settings } from "../settings";
import { formatBytes } from "./usage";

/** `warning` from STORAGE_WARN_PERCENT on, `critical` from STORAGE_CRITICAL_PERCENT on. */
export type StorageLevel = "ok" | "warning" | "critical";

/** `usedPercent`: 0 to 100, of what an ordinary process may use, as `df` counts it. */
export type DiskUsage = { freeBytes: number; totalBytes: number; usedPercent: number; level: StorageLevel };

/** How full the disk of the local files is; null where the files lie elsewhere, or it is not known. */
export async function diskUsage(): Promise<DiskUsage | null> {
  if (settings().STORAGE_DRIVER !== "local") return null;
  await mkdir(settings().filesDir, { recursive: true });
  const disk = await statfs(settings().filesDir).catch(() => null);
  if (!disk) return null;
  const used = disk.blocks - disk.bfree;
  const usedPercent = (100 * used) / Math.max(1, used + disk.bavail);
  return {
    freeBytes: disk.bavail * disk.bsize,
    totalBytes: disk.blocks * disk.bsize,
    usedPercent,
    level: levelOf(usedPercent),
  };
}

/** Points below a threshold at which it counts as left again, so that a disk at the threshold does not alarm every hour. */
const CALM_POINTS = 2;
const LEVELS = ["ok", "warning", "critical"] as const;

/** @param before the level until now: it is left only when the disk is clearly below its threshold */
export function levelOf(usedPercent: number, before: StorageLevel = "ok"): StorageLevel {
  const thresholds = [0, settings().STORAGE_WARN_PERCENT, settings().STORAGE_CRITICAL_PERCENT];
  const reached = LEVELS.findLast((level, index) => {
    const calm = index > 0 && LEVELS.indexOf(before) >= index ? CALM_POINTS : 0;
    return level === "ok" || usedPercent >= (thresholds[index] ?? 0) - calm;
  });
  return reached ?? "ok";
}

export const isWorse = (level: StorageLevel, than: StorageLevel): boolean =>
  LEVELS.indexOf(level) > LEVELS.indexOf(than);

/** "83 % of the disk is used, 12.4 GB are free (warning from 80 %)". */
export function describeFullness({ usedPercent, freeBytes, level }: DiskUsage): string {
  const used = `${Math.floor(usedPercent)} % of the disk is used, ${formatBytes(freeBytes)} are free`;
  if (level === "ok") return used;
  const { STORAGE_WARN_PERCENT: warn, STORAGE_CRITICAL_PERCENT: critical } = settings();
  return `${used} (${level} from ${level === "critical" ? critical : warn} %)`;
}
