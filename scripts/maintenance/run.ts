import { setTimeout as sleep } from "node:timers/promises";
import { external, inngest } from "@/inngest/client";
import { createExecutor } from "@/inngest/embedded/executor";
import { functions } from "@/inngest/functions";
import { type MaintenanceRequest, MaintenanceResult } from "@/lib/licenses/maintenance/schema";
import { requestMaintenance } from "@/lib/licenses/maintenance/service";
import { storageFigures } from "@/lib/licenses/storage";
import { systemActor } from "@/lib/platform/auth/actor";
import { closeDatabase } from "@/lib/platform/db";
import { DomainError } from "@/lib/platform/errors";
import { connectJobs, type Job } from "@/lib/platform/jobs/jobs";
import { getJob } from "@/lib/platform/jobs/service";
import { stopSoon } from "@/lib/platform/jobs/stopping";
import { settings } from "@/lib/platform/settings";
import { isOfficeRunning } from "../lib/office-lock.mjs";
import type { Command } from "./arguments";
import { progressOn, resultText, statsText } from "./output";

const LOOK_MS = 200;
const INTERRUPTED = 130;

/** Does what was asked for, and gives the process's exit code. */
export async function runCommand(command: Exclude<Command, { kind: "help" }>): Promise<number> {
  try {
    if (command.kind === "task") return await runTask(command.request);
    console.log(statsText(await storageFigures(systemActor)));
    return 0;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    console.error(error.message);
    return 1;
  } finally {
    await closeDatabase();
  }
}

/** Queues the task's job and follows it. Where no server of this office runs, this process does the work itself. */
async function runTask(request: MaintenanceRequest): Promise<number> {
  connectJobs((event) => inngest.send(event));
  const interrupted = interruption();
  const alone = !external && !isOfficeRunning(settings().dataDir);
  const { id } = await requestMaintenance(systemActor, request);
  const executor = alone ? await createExecutor({ client: inngest, functions }) : null;
  try {
    const job = await follow(id, interrupted);
    if (job) return report(request.task, job);
    stopSoon();
    console.error(
      alone
        ? "Interrupted. The same command goes on where this one stopped; so does the office when it starts."
        : `The office goes on with it: ${settings().publicUrl}/admin/jobs/${id}`,
    );
    return INTERRUPTED;
  } finally {
    await executor?.stop();
  }
}

/** True from the first Ctrl-C on. */
function interruption(): () => boolean {
  let interrupted = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => {
      interrupted = true;
    });
  return () => interrupted;
}

/** The job when it has ended; null when a person has interrupted us before. */
async function follow(jobId: string, interrupted: () => boolean): Promise<Job | null> {
  const progress = progressOn(process.stdout);
  try {
    while (!interrupted()) {
      const job = await getJob(systemActor, jobId);
      if (job.state !== "queued" && job.state !== "running") return job;
      progress.show(job);
      await sleep(LOOK_MS);
    }
    return null;
  } finally {
    progress.end();
  }
}

function report(task: string, job: Job): number {
  if (job.state !== "done") {
    console.error(`${task} ${job.state}: ${job.reason}`);
    return 1;
  }
  const result = MaintenanceResult.parse(job.result);
  console.log(resultText(task, result));
  return result.failed > 0 ? 1 : 0;
}
