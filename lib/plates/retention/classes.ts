/** What has its own limit: reads without and with a hit, the pictures of reads without one, recordings, training packages. */
export const RETENTION_CLASSES = ["reads", "hits", "crops", "videos", "exports"] as const;
export type RetentionClass = (typeof RETENTION_CLASSES)[number];

/** Days per class; 0 keeps it. */
export type RetentionLimits = Record<RetentionClass, number>;

/** What a purge would remove of a class: rows, at most `COUNTED_MAX` + 1, and the bytes of their files. */
export type DuePart = { rows: number; bytes: number };
export type Due = Record<RetentionClass, DuePart>;

/** Beyond this nobody waits for the exact number. */
export const COUNTED_MAX = 100_000;
