import { prepareCards } from "@/lib/licenses/production/batch-cards";
import { completeBatch, failBatch, makeSheet, placeCards } from "@/lib/licenses/production/batch-sheets";
import { SHEET_FORMATS } from "@/lib/licenses/production/schema";
import { BATCH_JOB } from "@/lib/licenses/production/sheet-records";
import { inngest, jobCancelled, jobRequested } from "../client";
import { attempt, reasonOf } from "./run-job";

/** Prepares a print batch: its cards' files in steps of a few, then a sheet file a step. */
export const prepareBatch = inngest.createFunction(
  {
    id: "print-batch",
    triggers: [{ event: jobRequested, if: `event.data.kind == '${BATCH_JOB}'` }],
    retries: 3,
    concurrency: 1,
    singleton: { key: "event.data.jobId", mode: "skip" },
    cancelOn: [{ event: jobCancelled, match: "data.jobId" }],
    onFailure: async ({ event, error }) => {
      await failBatch(event.data.event.data.jobId, reasonOf(error));
    },
  },
  async ({ event, step, attempt: count }) => {
    const { jobId } = event.data;
    for (let round = 1, left: number | null = 1; left !== 0; round += 1) {
      left = await step.run(`cards-${round}`, () => attempt(() => prepareCards(jobId, count)));
      if (left === null) return;
    }
    const parts = await step.run("places", () => attempt(() => placeCards(jobId, count)));
    if (parts === null) return;
    for (const format of SHEET_FORMATS)
      for (let part = 1; part <= parts; part += 1)
        await step.run(`${format}-${part}`, () => attempt(() => makeSheet(jobId, count, { format, part, parts })));
    await step.run("complete", () => attempt(() => completeBatch(jobId)));
  },
);
