import { cron } from "inngest";
import { type MaintenanceTask, maintenanceKind } from "@/lib/licenses/maintenance/schema";
import {
  type BatchReport,
  completeMaintenance,
  failMaintenance,
  planMaintenance,
  runBatch,
} from "@/lib/licenses/maintenance/service";
import { checkStorageLevel } from "@/lib/platform/storage/alerts";
import { inngest, jobCancelled, jobRequested } from "../client";
import { attempt, reasonOf } from "./run-job";

const requestOf = (task: MaintenanceTask) => ({
  event: jobRequested,
  if: `event.data.kind == '${maintenanceKind(task)}'`,
});

/** A maintenance task: a step for each batch, so that a crash loses one batch's place at most. */
export const maintain = inngest.createFunction(
  {
    id: "storage-maintain",
    triggers: [
      requestOf("process-photos"),
      requestOf("regenerate-licenses"),
      requestOf("cleanup-storage"),
      requestOf("sync-files"),
    ],
    retries: 3,
    // One at a time: the desk's own jobs come first.
    concurrency: 1,
    singleton: { key: "event.data.jobId", mode: "skip" },
    cancelOn: [{ event: jobCancelled, match: "data.jobId" }],
    onFailure: async ({ event, error }) => {
      await failMaintenance(event.data.event.data.jobId, reasonOf(error));
    },
  },
  async ({ event, step, attempt: count }) => {
    const { jobId } = event.data;
    const plan = await step.run("plan", () => attempt(() => planMaintenance(jobId, count)));
    if (!plan) return;
    const reports: BatchReport[] = [];
    for (let more = plan.more; more; ) {
      const place = {
        after: reports.at(-1)?.next ?? null,
        handled: reports.reduce((sum, { handled }) => sum + handled, 0),
        attempt: count,
      };
      const report = await step.run(`batch ${reports.length + 1}`, () => attempt(() => runBatch(jobId, plan, place)));
      if (!report) return;
      reports.push(report);
      more = report.next !== null;
    }
    await step.run("complete", () => attempt(() => completeMaintenance(jobId, plan, reports, count)));
  },
);

/** Every ten minutes: whether the disk of the files has crossed a threshold. */
export const watchStorage = inngest.createFunction(
  { id: "storage-watch", triggers: [cron("*/10 * * * *")], retries: 0, concurrency: 1 },
  async ({ step }) => step.run("level", () => checkStorageLevel()),
);
