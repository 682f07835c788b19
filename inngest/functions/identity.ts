import { cron } from "inngest";
import { generateThumbnails } from "@/lib/identity/media/thumbnail";
import { readDocument as read } from "@/lib/identity/readers";
import { failBatch, followBatch } from "@/lib/identity/tasks/batch";
import { cleanupFailedOcrJobs, cleanupOrphanedMedia } from "@/lib/identity/tasks/cleanup";
import { BATCH_JOB, READ_JOB } from "@/lib/identity/tasks/kinds";
import { failReading, prepareReading, readDocument } from "@/lib/identity/tasks/read";
import { inngest, jobCancelled, jobRequested } from "../client";
import { attempt, reasonOf } from "./run-job";

/** Reads a document: its thumbnail first, then what is written on it. */
export const readIdentityDocument = inngest.createFunction(
  {
    id: "identity-read",
    triggers: [{ event: jobRequested, if: `event.data.kind == '${READ_JOB}'` }],
    retries: 3,
    // The reader has worker processes of its own and lets the rest wait; this only keeps the wait short.
    concurrency: 2,
    singleton: { key: "event.data.jobId", mode: "skip" },
    cancelOn: [{ event: jobCancelled, match: "data.jobId" }],
    onFailure: ({ event, error }) => failReading(event.data.event.data.jobId, reasonOf(error)),
  },
  async ({ event, step, attempt: count }) => {
    const { jobId } = event.data;
    const prepared = await step.run("thumbnail", () => attempt(() => prepareReading(jobId, count)));
    if (prepared) await step.run("read", () => attempt(() => readDocument(jobId, count, { read })));
  },
);

/** Seconds between two looks at a batch: soon at first, rarely when it takes long. */
const pauseSeconds = (look: number): number => Math.min(30, 1 + Math.floor(look / 5));

/** Waits for the readings of a batch. */
export const followIdentityBatch = inngest.createFunction(
  {
    id: "identity-batch",
    triggers: [{ event: jobRequested, if: `event.data.kind == '${BATCH_JOB}'` }],
    retries: 3,
    singleton: { key: "event.data.jobId", mode: "skip" },
    cancelOn: [{ event: jobCancelled, match: "data.jobId" }],
    onFailure: async ({ event, error }) => {
      await failBatch(event.data.event.data.jobId, reasonOf(error));
    },
  },
  async ({ event, step, attempt: count }) => {
    const { jobId } = event.data;
    for (let look = 1; ; look += 1) {
      const left = await step.run(`look-${look}`, () => attempt(() => followBatch(jobId, count)));
      if (!left) return;
      await step.sleep(`pause-${look}`, `${pauseSeconds(look)}s`);
    }
  },
);

/** Every hour: readings that failed long ago, documents that nothing refers to, thumbnails that are missing. */
export const tidyIdentity = inngest.createFunction(
  { id: "identity-tidy", triggers: [cron("40 * * * *")], retries: 1, concurrency: 1 },
  async ({ step }) => {
    const failed = await step.run("cleanup-failed-ocr-jobs", () => cleanupFailedOcrJobs());
    const orphaned = await step.run("cleanup-orphaned-media", () => cleanupOrphanedMedia());
    const thumbnails = await step.run("generate-media-thumbnails", () => generateThumbnails());
    return { failed, orphaned, thumbnails };
  },
);
