import { settings } from "@/lib/platform/settings";

/** What has its own limit: reads without and with a hit, the pictures of reads without one, recordings, training packages. */
export const RETENTION_CLASSES = ["reads", "hits", "crops", "videos", "exports"] as const;
export type RetentionClass = (typeof RETENTION_CLASSES)[number];

/** Days per class; 0 keeps it. */
export type RetentionLimits = Record<RetentionClass, number>;

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

/** What is older than this goes; null where everything stays. */
export const boundOf = (days: number, now: Date): Date | null =>
  days === 0 ? null : new Date(now.getTime() - days * DAY_MS);
