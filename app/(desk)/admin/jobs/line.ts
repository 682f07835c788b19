import type { Job } from "@/lib/platform/jobs/jobs";
import type { JobStateName } from "@/lib/platform/jobs/schema";
import { type Subject, subjectOf } from "../_shared/subject";

/** One job of the list; plain values, since it travels to the browser. */
export type JobLine = {
  id: string;
  kind: string;
  subject: Subject | null;
  state: JobStateName;
  /** 0 to 1. */
  progress: number;
  stage: string | null;
  attempts: number;
  createdAt: string;
  /** From its start to its end, or to now; null while it waits. */
  durationMs: number | null;
  reason: string | null;
};

export const jobLine = (job: Job, now: Date): JobLine => ({
  id: job.id,
  kind: job.kind,
  subject: subjectOf(job.subjectType, job.subjectId),
  state: job.state,
  progress: job.progress,
  stage: job.stage,
  attempts: job.attempts,
  createdAt: job.createdAt.toISOString(),
  durationMs: durationOf(job, now),
  reason: job.reason,
});

/** Milliseconds from the job's start to its end, or to `now`; null for one that has not started. */
export const durationOf = (job: Pick<Job, "startedAt" | "finishedAt">, now: Date): number | null =>
  job.startedAt === null ? null : (job.finishedAt ?? now).getTime() - job.startedAt.getTime();
