import { settings } from "@/lib/platform/settings";
import type { RetentionLimits } from "./classes";

export function retentionLimits(): RetentionLimits {
  const set = settings();
  return {
    reads: set.PLATE_RETENTION_READS_DAYS,
    hits: set.PLATE_RETENTION_HITS_DAYS,
    crops: set.PLATE_RETENTION_CROPS_DAYS,
    videos: set.PLATE_RETENTION_VIDEO_DAYS,
    exports: set.PLATE_RETENTION_EXPORTS_DAYS,
  };
}

const DAY_MS = 86_400_000;

/** When the nightly purge begins, UTC. */
export const PURGE_AT = { hour: 1, minute: 15 } as const;

/** The next nightly purge after a moment. */
export function nextPurge(after: Date): Date {
  const next = new Date(after);
  next.setUTCHours(PURGE_AT.hour, PURGE_AT.minute, 0, 0);
  return next > after ? next : new Date(next.getTime() + DAY_MS);
}

/** What is older than this goes; null where everything stays. */
export const boundOf = (days: number, now: Date): Date | null =>
  days === 0 ? null : new Date(now.getTime() - days * DAY_MS);
