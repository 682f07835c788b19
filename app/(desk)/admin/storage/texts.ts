import { formatCount } from "@/components/texts";
import type { MaintenanceTask, REGENERATE_CHOICES } from "@/lib/licenses/maintenance/schema";

/** The words of the storage screen. */
export const storageTexts = {
  title: "Storage",
  description: "The files of this office: how many, how large, and what can go.",
  figures: { files: "Files", size: "Size", quota: "Quota", disk: "Free on disk" },
  noQuota: "No limit is set",
  ofQuota: (percent: string) => `${percent} % is used`,
  ofDisk: (total: string) => `of ${total}`,
  remote: "Kept by the S3 service",
  byClass: "Size by kind of file",
  byClassText: "Equal files lie on the storage once and are counted once.",
  columns: { kind: "Kind", files: "Files", size: "Size" },
  total: "in all",
  noFilesTitle: "No files yet",
  noFilesText: "Photos and cards appear here as soon as the first is stored.",
  health: "Health",
  healthText: "The storage was asked to write a file and read it back just now.",
  healthFacts: { driver: "Driver", state: "State", detail: "Finding", took: "Answered in", place: "Place" },
  drivers: { local: "Local disk", s3: "S3 API" },
  alert: { warning: "The disk for files is filling up", critical: "The disk for files is almost full" },
} as const;

/** First part of a storage key → what people call such files. `temp` is what is on its way in. */
const classes: Record<string, string> = {
  licenses: "License files",
  photos: "Photos",
  documents: "Documents",
  uploads: "Uploads",
  temp: "Temporary",
};
export const classLabel = (folder: string): string => classes[folder] ?? folder;

/** The words of the maintenance cards. */
export const maintenanceTexts = {
  title: "Maintenance",
  description: "Bulk work on photos, cards and files. A dry run only counts and lists.",
  dryRun: "Dry run",
  started: "It has started. You may leave this page.",
  waiting: "Waiting for its turn",
  following: "Maintenance at work",
  openJob: "Open the job",
  failed: "It failed",
  cancelled: "It was cancelled",
  failures: (failed: number) => (failed === 1 ? "1 was not in order" : `${formatCount(failed)} were not in order`),
} as const;

type TaskWords = {
  title: string;
  text: string;
  run: string;
  confirmTitle: string;
  confirmText: string;
  destructive: boolean;
};

export const taskTexts: Record<MaintenanceTask, TaskWords> = {
  "process-photos": {
    title: "Process photos",
    text: "Cuts the portraits of people whose photo is known but was never processed.",
    run: "Process photos",
    confirmTitle: "Process the photos?",
    confirmText: "Portraits are cut, and photos that are known by their address only are downloaded.",
    destructive: false,
  },
  "regenerate-licenses": {
    title: "Regenerate cards",
    text: "Draws the cards of active licenses again that are missing, old, or would come out otherwise today.",
    run: "Regenerate cards",
    confirmTitle: "Draw these cards again?",
    confirmText: "The new files take the place of the present ones.",
    destructive: false,
  },
  "cleanup-storage": {
    title: "Clean up",
    text: "Removes temporary files, uploads that nobody took, and files that no record names any more.",
    run: "Clean up now",
    confirmTitle: "Clean up the storage?",
    confirmText: "Files that nobody needs and that are older than the age given are removed for good.",
    destructive: true,
  },
  "sync-files": {
    title: "Compare files with records",
    text: "Finds records whose file is missing or damaged, restores what it can, and counts files without a record.",
    run: "Compare and restore",
    confirmTitle: "Compare and restore?",
    confirmText: "Lost cards are drawn again and lost portraits are cut again. What has no source is listed.",
    destructive: false,
  },
};

export const fieldTexts: Record<string, { label: string; hint?: string }> = {
  batch_size: { label: "Batch size", hint: "How many are done between two checkpoints." },
  only: { label: "Which cards", hint: "Of active licenses." },
  version_cutoff: { label: "Older than version", hint: "Cards of an older generator version are drawn again." },
  older_than_hours: { label: "Older than (hours)", hint: "Younger files stay. The nightly cleanup uses 24." },
  cleanup_temp: {
    label: "Remove temporary files and abandoned uploads",
    hint: "This is done when neither is chosen, too.",
  },
  cleanup_orphaned: { label: "Remove files without a record" },
};

/** Which cards are drawn again. */
export const regenerateTexts: Record<(typeof REGENERATE_CHOICES)[number], string> = {
  all: "All that are missing or out of date",
  never_generated: "Missing",
  older_version: "Of an older generator version",
  key_revoked: "Signed by a revoked key",
  photo_changed: "With an earlier photo",
  older_template: "Of an older template",
  details_changed: "With details that have changed",
};
