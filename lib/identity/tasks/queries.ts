import { audit } from "@/lib/platform/audit/audit";
import type { Actor } from "@/lib/platform/auth/actor";
import { db, transaction } from "@/lib/platform/db";
import { isUuid } from "@/lib/platform/ids";
import type { Job } from "@/lib/platform/jobs/jobs";
import { settings } from "@/lib/platform/settings";
import type { TaskView } from "../media/schema";
import { storedView } from "../media/view";
import { admitClient, documentPolicy, mayFollowBatch } from "../policy";
import { type BatchInput, batchResults } from "./batch-results";
import { BATCH_JOB, DOCUMENT, READ_JOB, READ_STEPS } from "./kinds";

const pending = (taskId: string): TaskView => ({ task_id: taskId, state: "PENDING", status: "Task is pending..." });

/**
 * How far a task is, in contract 3's words. One that nobody knows, that is somebody else's, or whose result has expired is
 * pending, as it is for the task queue that the contract was written for.
 *
 * @throws DomainError unauthenticated
 */
export async function getTask(actor: Actor, taskId: string, now = new Date()): Promise<TaskView> {
  admitClient(actor);
  const job = isUuid(taskId) ? await db().job.findUnique({ where: { id: taskId } }) : null;
  if (!job || hasExpired(job, now) || job.state === "queued") return pending(taskId);
  if (job.kind === READ_JOB) return readTask(actor, job);
  if (job.kind === BATCH_JOB && mayFollowBatch(actor, job.requestedBy)) return batchTask(actor, job);
  return pending(taskId);
}

const hasExpired = ({ finishedAt }: Job, now: Date): boolean =>
  finishedAt !== null && finishedAt.getTime() < now.getTime() - settings().DOCUMENT_TASK_MINUTES * 60_000;

/** A task that has not ended well: running, failed or cancelled. */
function unfinished(job: Job): TaskView {
  const { id, state, progress, stage, reason } = job;
  if (state === "running")
    return {
      task_id: id,
      state: "PROGRESS",
      status: stage ?? READ_STEPS.download.stage,
      progress: Math.round(100 * Math.max(progress, stage ? 0 : READ_STEPS.download.progress)),
    };
  const error = reason ?? "The task was cancelled";
  return { task_id: id, state: state === "cancelled" ? "REVOKED" : "FAILURE", error };
}

async function readTask(actor: Actor, job: Job): Promise<TaskView> {
  const media = await db().media.findUnique({ where: { id: job.subjectId ?? "" } });
  if (!media || !documentPolicy.read(actor, media)) return pending(job.id);
  if (media.deletedAt) return { task_id: job.id, state: "REVOKED", error: "Media was deleted" };
  if (job.state !== "done") return unfinished(job);
  const { ocr_job_id } = job.result as { ocr_job_id: string };
  const ocrJob = await db().ocrJob.findUnique({ where: { id: ocr_job_id } });
  await transaction((tx) =>
    audit(tx, actor, {
      action: "read",
      resourceType: DOCUMENT,
      resourceId: media.id,
      description: "Fetched what was read from an identity document",
    }),
  );
  return {
    task_id: job.id,
    state: "SUCCESS",
    result: {
      status: "success",
      ...storedView(media),
      original_filename: media.originalName,
      ocr_job_id,
      extracted_text: ocrJob?.outputData ?? {},
      processing_time_ms: ocrJob?.processingTimeMs ?? null,
    },
  };
}

async function batchTask(actor: Actor, job: Job): Promise<TaskView> {
  if (job.state !== "done") return unfinished(job);
  const results = await batchResults(job.input as unknown as BatchInput);
  await transaction((tx) =>
    audit(tx, actor, {
      action: "read",
      resourceType: DOCUMENT,
      description: `Fetched what was read from ${results.length} identity documents`,
      newValues: { ids: results.flatMap(({ media_id }) => media_id ?? []) },
    }),
  );
  return {
    task_id: job.id,
    state: "SUCCESS",
    result: { status: "completed", total_processed: results.length, results },
  };
}
