import { ONBOARDING_JOB } from "@/lib/identity/onboarding/kinds";
import { failDraft, readDraft } from "@/lib/identity/onboarding/reading-job";
import { inngest, jobCancelled, jobRequested } from "../client";
import { attempt, reasonOf } from "./run-job";

/** Reads and judges an applicant's document. */
export const readApplicantDocument = inngest.createFunction(
  {
    id: "identity-onboard",
    triggers: [{ event: jobRequested, if: `event.data.kind == '${ONBOARDING_JOB}'` }],
    retries: 3,
    // The reader has worker processes of its own and lets the rest wait; this only keeps the wait short.
    concurrency: 2,
    singleton: { key: "event.data.jobId", mode: "skip" },
    cancelOn: [{ event: jobCancelled, match: "data.jobId" }],
    onFailure: ({ event, error }) => failDraft(event.data.event.data.jobId, reasonOf(error)),
  },
  async ({ event, step, attempt: count }) => {
    await step.run("read", () => attempt(() => readDraft(event.data.jobId, count)));
  },
);
