/** The words of the jobs screens. */
export const jobsTexts = {
  title: "Jobs",
  description: "Work that runs in the background: what waits, what is at work, and what went wrong.",
  columns: {
    kind: "Kind",
    subject: "Subject",
    state: "State",
    progress: "Progress",
    attempts: "Attempts",
    created: "Created",
    duration: "Duration",
    reason: "Reason",
    finished: "Ended",
  },
  filters: { state: "State", kind: "Kind" },
  counts: "Jobs by state",
  emptyTitle: "No jobs yet",
  emptyText: "Generate a license’s card or clean up the storage; the work appears here.",
  toLicenses: "Go to licenses",
  live: "Live",
  paused: "Paused",
  pause: "Pause updates",
  resume: "Resume updates",
  idle: "Nothing is at work",
} as const;

export const stateLabels = {
  queued: "Queued",
  running: "Running",
  done: "Done",
  failed: "Failed",
  cancelled: "Cancelled",
} as const;

/** Kinds that people meet, in their words; another kind is made readable. */
const kinds: Record<string, string> = {
  "license.generate": "Generate card",
  "maintenance.process-photos": "Process photos",
  "maintenance.regenerate-licenses": "Regenerate cards",
  "maintenance.cleanup-storage": "Clean up storage",
  "maintenance.sync-files": "Compare files with records",
  "print.batch": "Prepare print batch",
};

export function kindLabel(kind: string): string {
  const words = kind.replaceAll(/[._]/g, " ");
  return kinds[kind] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

export const jobTexts = {
  details: "Details",
  kind: "Kind",
  id: "Job id",
  subject: "Subject",
  requestedAt: "Requested",
  startedAt: "Started",
  endedAt: "Ended",
  duration: "Duration",
  attempts: "Attempts",
  dispatches: "Times sent",
  requestId: "Request id",
  stage: "Now",
  timeline: "Steps",
  timelineText: "What the executor has run, oldest first. A step that is done is not run again after a crash.",
  run: (number: number) => `Run ${number}`,
  noRunsTitle: "No steps to show",
  noRunsText: "Nothing has started yet, or the steps were tidied away some days after the job ended.",
  stepStates: { pending: "At work", done: "Done", failed: "Failed" },
  attempt: (count: number) => (count === 1 ? "1 attempt" : `${count} attempts`),
  input: "Input",
  result: "Result",
  retry: "Retry",
  retryTitle: "Run this job again?",
  retryText: "It starts from the beginning, with the input it had.",
  retried: "The job was sent again",
  cancel: "Cancel job",
  cancelTitle: "Cancel this job?",
  cancelText: "What is at work stops at its next step. Nothing half done is kept.",
  cancelled: "The job was cancelled",
  failedTitle: "This job failed",
  cancelledTitle: "This job was cancelled",
} as const;
