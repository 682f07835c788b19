import { audit } from "@/lib/platform/audit/audit";
import { type Actor, permit, systemActor } from "@/lib/platform/auth/actor";
import { transaction } from "@/lib/platform/db";
import { conflict, DomainError } from "@/lib/platform/errors";
import {
  beginJob,
  completeJob,
  createJob,
  dispatch,
  failJob,
  type Job,
  reportProgress,
} from "@/lib/platform/jobs/jobs";
import { isStopping } from "@/lib/platform/jobs/stopping";
import { log } from "@/lib/platform/log";
import { mayMaintainStorage } from "../policy";
import { cleanupStorage } from "./cleanup";
import { processPhotos } from "./photos";
import { regenerateLicenses } from "./regenerate";
import {
  type Counts,
  FAILURES_LISTED_MAX,
  type Failure,
  MaintenanceRequest,
  type MaintenanceResult,
  type MaintenanceTask,
  maintenanceKind,
} from "./schema";
import { summaryOf } from "./summary";
import { syncFiles } from "./sync";
import type { Cursor, Task } from "./task";

const tasks: { [T in MaintenanceTask]: Task<T> } = {
  "process-photos": processPhotos,
  "regenerate-licenses": regenerateLicenses,
  "cleanup-storage": cleanupStorage,
  "sync-files": syncFiles,
};

/** The task of a request; its methods take that very request. */
const taskOf = (request: MaintenanceRequest) => tasks[request.task] as Task<MaintenanceTask>;

/**
 * Asks for a maintenance task, or joins the one that is at work with the same options.
 *
 * @throws DomainError conflict `maintenance_active` when it is at work with other options
 */
export async function requestMaintenance(actor: Actor, request: MaintenanceRequest): Promise<Job> {
  permit(mayMaintainStorage(actor));
  const { job, created } = await transaction(async (tx) => {
    const requested = await createJob(tx, actor, {
      kind: maintenanceKind(request.task),
      // A dry run stands in nobody's way.
      subject: { type: "storage", id: request.dry_run ? "dry-run" : "all" },
      input: request,
    });
    if (requested.created) {
      await audit(tx, actor, {
        action: "maintain",
        resourceType: "storage",
        resourceId: request.task,
        description: `Requested ${request.task}${request.dry_run ? " (dry run)" : ""}`,
        newValues: { job: requested.job.id, ...request },
      });
    }
    return requested;
  });
  if (created) await dispatch(job);
  else if (!sameOptions(MaintenanceRequest.parse(job.input), request))
    throw conflict("maintenance_active", `${request.task} is at work with other options; wait for it, or cancel it`);
  return job;
}

const sameOptions = (one: MaintenanceRequest, other: MaintenanceRequest): boolean =>
  JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort());

/** What is handed from step to step; plain data. `more`: there are batches to run. */
export type Plan = { found: number; counts: Counts; more: boolean };
export type BatchReport = { handled: number; done: number; failures: Failure[]; counts: Counts; next: Cursor };

/** Counts what there is to do. Null when the job has ended. */
export async function planMaintenance(jobId: string, attempt: number): Promise<Plan | null> {
  const request = await begin(jobId, attempt);
  if (!request) return null;
  await reportProgress(jobId, 0, "Looking for what there is to do");
  const task = taskOf(request);
  const plan = await task.plan(request);
  const worth = plan.found > 0 && (!request.dry_run || task.looksInDryRun === true);
  return { ...plan, more: task.batch !== undefined && worth };
}

/**
 * Does one batch; in a process that is about to end, no more of it than the item at work. What fails is written down
 * with its reason, and the next is tried. Of a batch that a crash interrupted, what was done is not done again (and is
 * missing from the counts).
 *
 * @param handled how many earlier batches have gone through
 * @returns null when the job has ended
 */
export async function runBatch(
  jobId: string,
  plan: Plan,
  { after, handled, attempt }: { after: Cursor; handled: number; attempt: number },
): Promise<BatchReport | null> {
  const request = await begin(jobId, attempt);
  if (!request) return null;
  const { items, passed, next } = (await taskOf(request).batch?.(request, after)) ?? {
    items: [],
    passed: 0,
    next: null,
  };
  const report: BatchReport = { handled: 0, done: 0, failures: [], counts: {}, next: after };
  for (const item of items) {
    const at = handled + report.handled;
    const stage = `${at} of ${plan.found} · ${item.name}`;
    if (!(await reportProgress(jobId, Math.min(0.99, at / plan.found), stage))) return null;
    try {
      const outcome = await item.work();
      report.done += 1;
      report.counts[outcome] = (report.counts[outcome] ?? 0) + 1;
    } catch (error) {
      report.failures.push({ what: item.name, reason: sentenceOf(error, item.name) });
    }
    report.handled += 1;
    report.next = item.key;
    if (isStopping()) return report;
  }
  report.handled += passed;
  report.done += passed;
  report.next = next;
  await reportProgress(jobId, Math.min(0.99, (handled + report.handled) / plan.found), "Going on");
  return report;
}

function sentenceOf(error: unknown, what: string): string {
  if (error instanceof DomainError) return error.message;
  log.error({ err: error, what }, "maintenance: one of many failed unexpectedly");
  return "An unexpected error occurred; the server's log tells more";
}

/** Does what is left after the batches, and ends the job with its result. */
export async function completeMaintenance(
  jobId: string,
  plan: Plan,
  reports: readonly BatchReport[],
  attempt: number,
): Promise<void> {
  const request = await begin(jobId, attempt);
  if (!request) return;
  const last = (await taskOf(request).finish?.(request)) ?? {};
  const failures = reports.flatMap((report) => report.failures);
  const result: MaintenanceResult = {
    dry_run: request.dry_run,
    found: plan.found,
    done: reports.reduce((sum, { done }) => sum + done, 0),
    failed: failures.length,
    counts: [...reports.map(({ counts }) => counts), last].reduce(added, plan.counts),
    failures: failures.slice(0, FAILURES_LISTED_MAX),
  };
  await transaction(async (tx) => {
    if (!(await completeJob(tx, jobId, result))) return;
    const { failures: _, ...figures } = result;
    await audit(tx, systemActor, {
      action: "maintain",
      resourceType: "storage",
      resourceId: request.task,
      description: `${request.task}: ${summaryOf(result)}`,
      newValues: { job: jobId, ...figures },
    });
  });
}

function added(one: Counts, other: Counts): Counts {
  const sum = { ...one };
  for (const [name, count] of Object.entries(other)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
}

/** Marks the job as running and reads what it was asked for. */
async function begin(jobId: string, attempt: number): Promise<MaintenanceRequest | null> {
  const job = await beginJob(jobId, attempt);
  return job && MaintenanceRequest.parse(job.input);
}

export const failMaintenance = (jobId: string, error: { code: string; message: string }): Promise<boolean> =>
  transaction((tx) => failJob(tx, jobId, error.code, error.message));
