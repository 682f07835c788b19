import { setTimeout as sleep } from "node:timers/promises";
import { audit } from "../audit/audit";
import { type Actor, authorize, isStaff, type Policy } from "../auth/actor";
import { db, Prisma, transaction } from "../db";
import { conflict, type DomainError } from "../errors";
import { announceCancel, dispatch, type Job } from "./jobs";

const jobPolicy = {
  view: (actor, job) => isStaff(actor) || (job.requestedBy !== null && job.requestedBy === actor.userId),
  control: (actor) => isStaff(actor),
} satisfies Policy<Job, "view" | "control">;

export async function getJob(actor: Actor, id: string): Promise<Job> {
  return authorize(jobPolicy, "view", actor, await db().job.findUnique({ where: { id } }), "Job");
}

/** @throws DomainError conflict when the job has ended */
export async function cancelJob(actor: Actor, id: string): Promise<Job> {
  const job = await transaction(async (tx) => {
    authorize(jobPolicy, "control", actor, await tx.job.findUnique({ where: { id } }), "Job");
    const { count } = await tx.job.updateMany({
      where: { id, state: { in: ["queued", "running"] } },
      data: {
        state: "cancelled",
        activeKey: null,
        stage: null,
        reason: `Cancelled by ${actor.name}`,
        finishedAt: new Date(),
      },
    });
    if (count !== 1) throw conflict("job_ended", "This job has already ended");
    await audit(tx, actor, { action: "cancel", resourceType: "job", resourceId: id });
    return tx.job.findUniqueOrThrow({ where: { id } });
  });
  await announceCancel(id);
  return job;
}

const jobActive = (): DomainError => conflict("job_active", "The same job is already at work");

/** Runs a failed or cancelled job once more, with the input it had. */
export async function retryJob(actor: Actor, id: string): Promise<Job> {
  const job = await transaction(async (tx) => {
    const job = authorize(jobPolicy, "control", actor, await tx.job.findUnique({ where: { id } }), "Job");
    const activeKey = `${job.kind}:${job.subjectId}`;
    if (await tx.job.findUnique({ where: { activeKey } })) throw jobActive();
    const { count } = await tx.job
      .updateMany({
        where: { id, state: { in: ["failed", "cancelled"] } },
        data: {
          state: "queued",
          activeKey,
          progress: 0,
          stage: null,
          reason: null,
          errorCode: null,
          finishedAt: null,
          startedAt: null,
          dispatchedAt: null,
        },
      })
      .catch((error: unknown) => {
        // Somebody asked for the same after the look above.
        const taken = error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
        throw taken ? jobActive() : error;
      });
    if (count !== 1) throw conflict("job_not_failed", "Only a failed or cancelled job can be tried again");
    await audit(tx, actor, { action: "retry", resourceType: "job", resourceId: id });
    return tx.job.findUniqueOrThrow({ where: { id } });
  });
  await dispatch(job);
  return job;
}

/** Waits until a job has ended or `timeoutMs` have gone by, for clients that want the answer of the work itself. */
export async function waitForJob(id: string, timeoutMs: number): Promise<Job> {
  for (const deadline = Date.now() + timeoutMs; ; ) {
    const job = await db().job.findUniqueOrThrow({ where: { id } });
    if ((job.state !== "queued" && job.state !== "running") || Date.now() > deadline) return job;
    await sleep(50);
  }
}
