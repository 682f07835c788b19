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
  cleanup: "Clean up",
  cleanupText: "Removes temporary files, uploads that nobody took, and files that no record names any more.",
  hours: "Older than (hours)",
  hoursHint: "Younger files stay. 24 hours is what the nightly cleanup uses.",
  preview: "Show what would go",
  run: "Clean up now",
  confirmTitle: "Clean up the storage?",
  confirmText: (hours: number) =>
    `Files that nobody needs and that are older than ${hours === 1 ? "1 hour" : `${hours} hours`} are removed for good.`,
  previewTitle: (files: number) =>
    files === 0 ? "Nothing would go" : `${files === 1 ? "1 file" : `${files} files`} would go`,
  previewFacts: {
    temporary: "Temporary files",
    orphans: "Files without a record",
    removedRows: "Removed records",
    uploads: "Abandoned uploads",
    freed: "Space freed",
  },
  started: "The cleanup has started. You may leave this page.",
  following: "Cleaning up",
  finished: (files: number, size: string) =>
    files === 0 ? "Finished: there was nothing to remove." : `Finished: removed ${files} files and freed ${size}.`,
  failed: "The cleanup failed",
  openJob: "Open the job",
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
