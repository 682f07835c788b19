import { cron } from "inngest";
import { completeGeneration, drawCard, failGeneration, GENERATE_JOB } from "@/lib/licenses/generation/service";
import { expireLicenses } from "@/lib/licenses/life-cycle-service";
import { inngest, jobCancelled, jobRequested } from "../client";
import { attempt, reasonOf } from "./run-job";

/** Every hour, since the office's midnight is an hour of UTC that settings choose: licenses whose last day is over. */
export const expire = inngest.createFunction(
  { id: "license-expire", triggers: [cron("5 * * * *")], retries: 2, concurrency: 1 },
  async ({ step }) => step.run("expire", () => expireLicenses()),
);

/** Draws a license's card and records its files. */
export const generateLicense = inngest.createFunction(
  {
    id: "license-generate",
    triggers: [{ event: jobRequested, if: `event.data.kind == '${GENERATE_JOB}'` }],
    retries: 3,
    concurrency: 2,
    // What was sent twice, by the sweep or after a restart, starts no second run beside a living one.
    singleton: { key: "event.data.jobId", mode: "skip" },
    cancelOn: [{ event: jobCancelled, match: "data.jobId" }],
    onFailure: ({ event, error }) => failGeneration(event.data.event.data.jobId, reasonOf(error)),
  },
  async ({ event, step, attempt: count }) => {
    const { jobId } = event.data;
    const card = await step.run("draw", () => attempt(() => drawCard(jobId, count)));
    if (card) await step.run("complete", () => attempt(() => completeGeneration(jobId, card, count)));
  },
);
