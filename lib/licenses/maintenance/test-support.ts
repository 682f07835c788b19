import { db } from "@/lib/platform/db";
import { MaintenanceResult } from "./schema";
import { type BatchReport, completeMaintenance, planMaintenance, runBatch } from "./service";

/** Goes through a maintenance job's steps as its Inngest function does, and reads its result. */
export async function performMaintenance(jobId: string): Promise<MaintenanceResult> {
  const plan = await planMaintenance(jobId, 0);
  if (!plan) throw new Error("The job has ended");
  const reports: BatchReport[] = [];
  for (let more = plan.more; more; more = reports.at(-1)?.next != null) {
    const handled = reports.reduce((sum, report) => sum + report.handled, 0);
    const report = await runBatch(jobId, plan, { after: reports.at(-1)?.next ?? null, handled, attempt: 0 });
    if (!report) throw new Error("The job has ended");
    reports.push(report);
  }
  await completeMaintenance(jobId, plan, reports, 0);
  return MaintenanceResult.parse((await db().job.findUniqueOrThrow({ where: { id: jobId } })).result);
}
