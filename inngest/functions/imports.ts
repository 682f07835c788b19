import { IMPORT_JOB, UNDO_JOB } from "@/lib/candidates/imports/service";
import { completeImport, failImport, importNext, undoNext } from "@/lib/candidates/imports/steps";
import { inngest, jobCancelled, jobRequested } from "../client";
import { attempt, reasonOf } from "./run-job";

/** A list is imported, or an import is taken back: some rows in each step, then the end. */
const rowsOfJob = (
  id: string,
  kind: string,
  next: (jobId: string, attempt: number) => Promise<number | null>,
  end: "done" | "undone",
) =>
  inngest.createFunction(
    {
      id,
      triggers: [{ event: jobRequested, if: `event.data.kind == '${kind}'` }],
      retries: 3,
      concurrency: 1,
      singleton: { key: "event.data.jobId", mode: "skip" },
      cancelOn: [{ event: jobCancelled, match: "data.jobId" }],
      onFailure: async ({ event, error }) => {
        await failImport(event.data.event.data.jobId, reasonOf(error));
      },
    },
    async ({ event, step, attempt: count }) => {
      const { jobId } = event.data;
      for (let round = 1, left: number | null = 1; left !== 0; round += 1) {
        left = await step.run(`rows-${round}`, () => attempt(() => next(jobId, count)));
        if (left === null) return;
      }
      await step.run("complete", () => attempt(() => completeImport(jobId, end)));
    },
  );

export const importList = rowsOfJob("candidates-import", IMPORT_JOB, importNext, "done");
export const undoImportedList = rowsOfJob("candidates-import-undo", UNDO_JOB, undoNext, "undone");
