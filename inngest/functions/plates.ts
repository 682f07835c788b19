import { cron } from "inngest";
import { notifyOverdue } from "@/lib/plates/bolos/notify";
import { packExport } from "@/lib/plates/exports/pack";
import { completeExport, EXPORT_JOB, failExport } from "@/lib/plates/exports/service";
import { PURGE_AT } from "@/lib/plates/retention/limits";
import { completePurge, failPurge, PURGE_JOB, purgeStep, requestPurge } from "@/lib/plates/retention/service";
import { completeUpload, failUpload } from "@/lib/plates/uploads/completion";
import { readSegment } from "@/lib/plates/uploads/segment";
import { PROCESS_JOB } from "@/lib/plates/uploads/service";
import { systemActor } from "@/lib/platform/auth/actor";
import { inngest, jobCancelled, jobRequested } from "../client";
import { attempt, reasonOf } from "./run-job";

/** Reads the plates of an upload: a step for some seconds of work each, which a kill takes up again at its last checkpoint. */
export const readPlates = inngest.createFunction(
  {
    id: "plates-process",
    triggers: [{ event: jobRequested, if: `event.data.kind == '${PROCESS_JOB}'` }],
    retries: 3,
    // Recognition has worker processes of its own, as many as the machine bears; one upload after the other.
    concurrency: 1,
    singleton: { key: "event.data.jobId", mode: "skip" },
    cancelOn: [{ event: jobCancelled, match: "data.jobId" }],
    onFailure: ({ event, error }) => failUpload(event.data.event.data.jobId, reasonOf(error)),
  },
  async ({ event, step, attempt: count }) => {
    const { jobId } = event.data;
    for (let segment = 1, more = true; more; segment += 1) {
      const state = await step.run(`segment-${segment}`, () => attempt(() => readSegment(jobId, count)));
      if (state === null) return;
      more = state === "more";
    }
    await step.run("complete", () => attempt(() => completeUpload(jobId)));
  },
);

/** Every minute: hits that a crash left untold. */
export const tellHits = inngest.createFunction(
  { id: "plates-tell-hits", triggers: [cron("* * * * *")], retries: 0, concurrency: 1 },
  async ({ step }) => step.run("tell", () => notifyOverdue(new Date(Date.now() - 30_000))),
);

/** Every night: reads, pictures and recordings whose time is over. */
export const requestNightlyPurge = inngest.createFunction(
  {
    id: "plates-nightly-purge",
    triggers: [cron(`${PURGE_AT.minute} ${PURGE_AT.hour} * * *`)],
    retries: 2,
    concurrency: 1,
  },
  async ({ step }) => step.run("request", async () => (await requestPurge(systemActor)).id),
);

/** Removes what is past its limit, in steps of half a minute. */
export const purgePlates = inngest.createFunction(
  {
    id: "plates-purge",
    triggers: [{ event: jobRequested, if: `event.data.kind == '${PURGE_JOB}'` }],
    retries: 3,
    concurrency: 1,
    singleton: { key: "event.data.jobId", mode: "skip" },
    cancelOn: [{ event: jobCancelled, match: "data.jobId" }],
    onFailure: ({ event, error }) => failPurge(event.data.event.data.jobId, reasonOf(error)),
  },
  async ({ event, step, attempt: count }) => {
    const { jobId } = event.data;
    for (let part = 1, more = true; more; part += 1) {
      const state = await step.run(`part-${part}`, () => attempt(() => purgeStep(jobId, count)));
      if (state === null) return;
      more = state === "more";
    }
    await step.run("complete", () => attempt(() => completePurge(jobId)));
  },
);

/** Packs reviewed reads for training. A kill while it packs costs that time and nothing else. */
export const exportPlates = inngest.createFunction(
  {
    id: "plates-export",
    triggers: [{ event: jobRequested, if: `event.data.kind == '${EXPORT_JOB}'` }],
    retries: 3,
    concurrency: 1,
    singleton: { key: "event.data.jobId", mode: "skip" },
    cancelOn: [{ event: jobCancelled, match: "data.jobId" }],
    onFailure: ({ event, error }) => failExport(event.data.event.data.jobId, reasonOf(error)),
  },
  async ({ event, step, attempt: count }) => {
    const { jobId } = event.data;
    const packed = await step.run("pack", () => attempt(() => packExport(jobId, count)));
    if (packed) await step.run("complete", () => attempt(() => completeExport(jobId, packed)));
  },
);
