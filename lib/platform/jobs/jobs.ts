import type { Job } from "@/lib/generated/prisma/client";
import type { Actor } from "../auth/actor";
import { requestContext } from "../context";
import { db, type Prisma, type Tx } from "../db";
import { newId } from "../ids";
import { log } from "../log";
import { metrics } from "../metrics";
import type { JobStateName, JobStatusName, JobView } from "./schema";

export type { Job };

/** An event as the Inngest client sends it. It carries an id and nothing more: the row holds the truth. */
export type JobEvent =
  | { name: "bureau/job.requested"; id: string; data: { jobId: string; kind: string } }
  | { name: "bureau/job.cancelled"; id: string; data: { jobId: string } }
  | { name: "bureau/webhook.due"; id: string; data: { endpointId: string } };

type Sender = (event: JobEvent) => Promise<unknown>;
const holder = globalThis as typeof globalThis & { bureauSendEvent?: Sender };

/** `lib` knows no Inngest: the process that has a client lends its `send` here (instrumentation.ts, the tests). */
export function connectJobs(send: Sender): void {
  holder.bureauSendEvent = send;
}

export type NewJob = {
  kind: string;
  subject: { type: string; id: string | number };
  input: Prisma.InputJsonObject;
  maxAttempts?: number;
};

/**
 * Makes a job inside the caller's transaction, or finds the one of the same kind that is already at work on the same
 * subject: a second click on a button joins the first.
 *
 * @returns the job, and whether it was made now; `dispatch` it after commit
 */
export async function createJob(tx: Tx, actor: Actor, job: NewJob): Promise<{ job: Job; created: boolean }> {
  const activeKey = `${job.kind}:${job.subject.id}`;
  const data = {
    kind: job.kind,
    subjectType: job.subject.type,
    subjectId: String(job.subject.id),
    activeKey,
    input: job.input,
    maxAttempts: job.maxAttempts ?? 4,
    requestedBy: actor.userId,
    requestId: requestContext()?.requestId ?? null,
  };
  for (;;) {
    const made = await tx.job.createMany({ data: { id: newId(), ...data }, skipDuplicates: true });
    const active = await tx.job.findUnique({ where: { activeKey } });
    // None when the one that stood in the way has ended between the two statements: its place is free now.
    if (active) return { job: active, created: made.count === 1 };
  }
}

/**
 * Hands a job to Inngest, after commit. Should the send be lost, `resendLostJobs` sends it again; the event id counts
 * the sends, since Inngest drops a repeated id for a day.
 */
export async function dispatch(job: Pick<Job, "id" | "kind">): Promise<void> {
  const claimed = await db().job.updateManyAndReturn({
    where: { id: job.id, state: "queued" },
    data: { dispatches: { increment: 1 }, dispatchedAt: new Date() },
    select: { dispatches: true },
  });
  const dispatches = claimed[0]?.dispatches;
  if (dispatches === undefined) return;
  try {
    await sendEvent({
      name: "bureau/job.requested",
      id: `${job.id}:${dispatches}`,
      data: { jobId: job.id, kind: job.kind },
    });
  } catch (error) {
    log.warn({ err: error, jobId: job.id }, "a job could not be sent; the sweep will send it again");
  }
}

const SEND_MS_MAX = 5000;

/** An Inngest server that hangs must not hold up whoever asked for the work: what it missed is sent again by a sweep. */
export async function sendEvent(event: JobEvent): Promise<void> {
  const sent = holder.bureauSendEvent?.(event);
  // Left behind, it may still fail: somebody has to have listened.
  sent?.catch(() => undefined);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${SEND_MS_MAX} ms`)), SEND_MS_MAX);
  });
  await Promise.race([sent, late]).finally(() => clearTimeout(timer));
}

/**
 * Sends again what a crash lost: queued jobs whose send is older than `graceSeconds`, and running ones that have shown
 * no sign of life for `silentSeconds` (their run is gone, for instance with the database of an Inngest server).
 */
export async function resendLostJobs(graceSeconds = 60, silentSeconds = 900, now = new Date()): Promise<number> {
  const before = (seconds: number) => new Date(now.getTime() - seconds * 1000);
  await db().job.updateMany({
    where: { state: "running", heartbeatAt: { lt: before(silentSeconds) } },
    data: { state: "queued", dispatchedAt: null },
  });
  const lost = await db().job.findMany({
    where: {
      state: "queued",
      OR: [
        { dispatchedAt: null, createdAt: { lt: before(Math.min(graceSeconds, 5)) } },
        { dispatchedAt: { lt: before(graceSeconds) } },
      ],
    },
    select: { id: true, kind: true },
    orderBy: { createdAt: "asc" },
    take: 500,
  });
  for (const job of lost) await dispatch(job);
  return lost.length;
}

/**
 * Marks a job as running and gives its row, or null when there is nothing left to do: it has ended, or was cancelled.
 */
export async function beginJob(jobId: string, attempt: number, now = new Date()): Promise<Job | null> {
  const { count } = await db().job.updateMany({
    where: { id: jobId, state: { in: ["queued", "running"] } },
    data: { state: "running", attempts: attempt + 1, heartbeatAt: now },
  });
  if (count === 0) return null;
  await db().job.updateMany({ where: { id: jobId, startedAt: null }, data: { startedAt: now } });
  return db().job.findUnique({ where: { id: jobId } });
}

/**
 * @param progress 0 to 1
 * @returns false when the job has ended or was cancelled: long work stops there
 */
export async function reportProgress(
  jobId: string,
  progress: number,
  stage: string,
  now = new Date(),
): Promise<boolean> {
  const { count } = await db().job.updateMany({
    where: { id: jobId, state: "running" },
    data: { progress, stage, heartbeatAt: now },
  });
  return count === 1;
}

/** Ends a job as done, in the transaction that holds its effect. False when it had ended before: then write nothing. */
export async function completeJob(
  tx: Tx,
  jobId: string,
  result: Prisma.InputJsonObject,
  now = new Date(),
): Promise<boolean> {
  const ended = await tx.job.updateManyAndReturn({
    where: { id: jobId, state: { in: ["queued", "running"] } },
    data: {
      state: "done",
      progress: 1,
      stage: null,
      result,
      reason: null,
      errorCode: null,
      activeKey: null,
      finishedAt: now,
    },
  });
  observe(ended[0], "done");
  return ended.length === 1;
}

export async function failJob(
  tx: Tx,
  jobId: string,
  errorCode: string,
  reason: string,
  now = new Date(),
): Promise<boolean> {
  const ended = await tx.job.updateManyAndReturn({
    where: { id: jobId, state: { in: ["queued", "running"] } },
    data: { state: "failed", stage: null, errorCode, reason: reason.slice(0, 500), activeKey: null, finishedAt: now },
  });
  observe(ended[0], "failed");
  return ended.length === 1;
}

function observe(job: Job | undefined, outcome: string): void {
  if (!job) return;
  metrics().jobsTotal.inc({ kind: job.kind, outcome });
  if (job.finishedAt)
    metrics().jobDuration.observe({ kind: job.kind }, (job.finishedAt.getTime() - job.createdAt.getTime()) / 1000);
}

/** Tells a running Inngest function to stop (its `cancelOn`), after the row was cancelled. */
export async function announceCancel(jobId: string): Promise<void> {
  const event = { name: "bureau/job.cancelled", id: `${jobId}:cancelled:${newId()}`, data: { jobId } } as const;
  await sendEvent(event).catch((error: unknown) => {
    log.warn({ err: error, jobId }, "the cancellation could not be sent; the job's next step will see the row");
  });
}

const STATUS_OF_STATE: Record<JobStateName, JobStatusName> = {
  queued: "queued",
  running: "processing",
  done: "done",
  failed: "failed",
  cancelled: "failed",
};

/** A job's state in the words of contract 2. */
export const jobStatus = (state: JobStateName): JobStatusName => STATUS_OF_STATE[state];

export const jobView = (job: Job): JobView => ({
  id: job.id,
  job_id: job.id,
  kind: job.kind,
  subject_type: job.subjectType,
  subject_id: job.subjectId,
  state: job.state,
  status: jobStatus(job.state),
  progress: job.progress,
  stage: job.stage,
  attempts: job.attempts,
  reason: job.reason,
  error_code: job.errorCode,
  result: job.result,
  created_at: job.createdAt.toISOString(),
  started_at: job.startedAt?.toISOString() ?? null,
  finished_at: job.finishedAt?.toISOString() ?? null,
});
