import { ISSUE_JOB } from "@/lib/candidates/certificates/bulk/service";
import { completeIssue, failIssue, issueNext } from "@/lib/candidates/certificates/bulk/steps";
import { inngest, jobCancelled, jobRequested } from "../client";
import { attempt, reasonOf } from "./run-job";

/** Issues many certificates: some in each step, then the end. */
export const issueCertificates = inngest.createFunction(
  {
    id: "certificates-issue",
    triggers: [{ event: jobRequested, if: `event.data.kind == '${ISSUE_JOB}'` }],
    retries: 3,
    concurrency: 1,
    singleton: { key: "event.data.jobId", mode: "skip" },
    cancelOn: [{ event: jobCancelled, match: "data.jobId" }],
    onFailure: async ({ event, error }) => {
      await failIssue(event.data.event.data.jobId, reasonOf(error));
    },
  },
  async ({ event, step, attempt: count }) => {
    const { jobId } = event.data;
    for (let round = 1, left: number | null = 1; left !== 0; round += 1) {
      left = await step.run(`certificates-${round}`, () => attempt(() => issueNext(jobId, count)));
      if (left === null) return;
    }
    await step.run("complete", () => attempt(() => completeIssue(jobId)));
  },
);
