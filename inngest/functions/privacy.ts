import { cron } from "inngest";
import { erase, eraseOverdue, failErasure } from "@/lib/identity/privacy/erasure";
import { completeDataExport, failDataExport, packDataExport, removeOldExports } from "@/lib/identity/privacy/export";
import { DATA_EXPORT_JOB, ERASURE_JOB } from "@/lib/identity/privacy/kinds";
import { settings } from "@/lib/platform/settings";
import { inngest, jobCancelled, jobRequested } from "../client";
import { attempt, reasonOf } from "./run-job";

/** Packs what is kept of an applicant. */
export const exportPersonalData = inngest.createFunction(
  {
    id: "identity-data-export",
    triggers: [{ event: jobRequested, if: `event.data.kind == '${DATA_EXPORT_JOB}'` }],
    retries: 3,
    concurrency: 1,
    singleton: { key: "event.data.jobId", mode: "skip" },
    cancelOn: [{ event: jobCancelled, match: "data.jobId" }],
    onFailure: async ({ event, error }) => {
      await failDataExport(event.data.event.data.jobId, reasonOf(error));
    },
  },
  async ({ event, step, attempt: count }) => {
    const { jobId } = event.data;
    const stored = await step.run("pack", () => attempt(() => packDataExport(jobId, count)));
    if (stored) await step.run("complete", () => attempt(() => completeDataExport(jobId, stored)));
  },
);

/** Erases an applicant. */
export const erasePersonalData = inngest.createFunction(
  {
    id: "identity-erasure",
    triggers: [{ event: jobRequested, if: `event.data.kind == '${ERASURE_JOB}'` }],
    retries: 3,
    concurrency: 1,
    singleton: { key: "event.data.jobId", mode: "skip" },
    cancelOn: [{ event: jobCancelled, match: "data.jobId" }],
    onFailure: async ({ event, error }) => {
      await failErasure(event.data.event.data.jobId, reasonOf(error));
    },
  },
  async ({ event, step, attempt: count }) => {
    await step.run("erase", () => attempt(() => erase(event.data.jobId, count)));
  },
);

/** Every night: applicants and packages whose time is over. */
export const keepPersonalDataShort = inngest.createFunction(
  { id: "identity-retention", triggers: [cron("20 3 * * *")], retries: 1, concurrency: 1 },
  async ({ step }) => {
    const erased = await step.run("overdue", () => eraseOverdue(settings().IDENTITY_RETENTION_DAYS));
    const packages = await step.run("packages", () => removeOldExports());
    return { erased, packages };
  },
);
