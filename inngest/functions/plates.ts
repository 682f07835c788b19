import { completeUpload, failUpload } from "@/lib/plates/uploads/completion";
import { readSegment } from "@/lib/plates/uploads/segment";
import { PROCESS_JOB } from "@/lib/plates/uploads/service";
import { inngest, jobCancelled, jobRequested } from "../client";
import { attempt, reasonOf } from "./run-job";

/** Reads the plates of an upload: a step for each minute of work, which a kill takes up again at its last checkpoint. */
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
