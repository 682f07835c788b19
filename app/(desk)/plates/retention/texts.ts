import { formatCount } from "@/components/texts";
import type { RetentionClass } from "@/lib/plates/retention/classes";

const count = (n: number, one: string, many: string) => `${formatCount(n)} ${n === 1 ? one : many}`;

/** A class of retention as people know it, with the setting that limits it. */
export const classTexts: Record<RetentionClass, { title: string; text: string; setting: string }> = {
  reads: {
    title: "Reads without a hit",
    text: "The read with its crop and frame",
    setting: "PLATE_RETENTION_READS_DAYS",
  },
  hits: {
    title: "Reads with a hit",
    text: "Unless the hit was found to be a misread",
    setting: "PLATE_RETENTION_HITS_DAYS",
  },
  crops: {
    title: "Pictures of reads without a hit",
    text: "The read stays, its crop and frame go",
    setting: "PLATE_RETENTION_CROPS_DAYS",
  },
  videos: { title: "Recordings", text: "The file; its reads stay", setting: "PLATE_RETENTION_VIDEO_DAYS" },
  exports: {
    title: "Training packages",
    text: "The file; who had it made stays known",
    setting: "PLATE_RETENTION_EXPORTS_DAYS",
  },
};

export const texts = {
  title: "Plate retention",
  description: "How long plates are kept, what goes tonight, what has gone, and what is held as evidence.",
  classes: {
    title: "What is kept, and how long",
    hint: "The periods are settings of the installation. They count from the capture or the arrival here, whichever is later.",
    columns: { name: "Class", kept: "Kept", due: "Goes next", bytes: "Files", setting: "Setting" },
    days: (n: number) => count(n, "day", "days"),
    always: "Always",
    // A read's pictures: as long as the read.
    withRead: "As long as the read",
    more: (n: number) => `more than ${formatCount(n)}`,
    next: "The next purge begins",
  },
  run: {
    open: "Purge now",
    title: "Remove now what is past its limit?",
    text: "It cannot be brought back. What is held as evidence stays. The same is done every night anyway.",
    parts: (parts: string[]) => (parts.length === 0 ? "At this moment nothing is past its limit." : parts.join(" · ")),
    part: (title: string, n: string) => `${title}: ${n}`,
    confirm: "Remove it",
    started: "The purge has begun",
    working: "A purge is at work",
  },
  holds: {
    title: "Evidence holds",
    hint: "Purges pass over these. A hold is put on a read or a recording on its own page.",
    columns: { what: "Held", kind: "Kind", camera: "Camera", at: "Captured", by: "Held by", note: "Why", actions: "" },
    kinds: { recording: "Recording", read: "Read" },
    reads: (n: number) => `with ${count(n, "read", "reads")}`,
    none: "Nothing is held as evidence.",
    more: (shown: number, total: number) => `The first ${formatCount(shown)} of ${formatCount(total)}.`,
    release: "Release",
    releaseTitle: (title: string) => `End the evidence hold of ${title}?`,
    releaseText: "What is past its limit goes with the next purge.",
    reason: "Why it is no longer needed",
    reasonMissing: "A reason is required",
    released: "The hold has ended",
  },
  purges: {
    title: "Past purges",
    columns: {
      created: "Begun",
      state: "State",
      reads: "Reads",
      hits: "With a hit",
      crops: "Pictures of",
      videos: "Recordings",
      exports: "Packages",
      files: "Files",
      bytes: "Size",
      held: "Held back",
      limits: "Limits, days",
    },
    states: { queued: "Queued", running: "Running", done: "Done", failed: "Failed", cancelled: "Cancelled" },
    empty: "Nothing has been purged yet",
    emptyHint: "The first purge runs tonight, or when you begin one here.",
  },
} as const;
