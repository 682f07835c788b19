import type { PlatePurge } from "@/lib/generated/prisma/client";
import { audit } from "@/lib/platform/audit/audit";
import { type Actor, permit, systemActor } from "@/lib/platform/auth/actor";
import { db, transaction } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
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
import { removeOrphan } from "@/lib/platform/storage/sweep";
import { mayAdministerPlates } from "../policy";
import { REMOVERS } from "./batches";
import { RETENTION_CLASSES, type RetentionClass, type RetentionLimits } from "./classes";
import { boundOf, retentionLimits } from "./limits";

export const PURGE_JOB = "plates.purge";
/** A step of the job ends after so long; the next one goes on. */
const STEP_MS = 30_000;
/** A file that was stored this moment may be waiting for its row; the sweep of orphans sees to it later. */
const FILE_AGE_MS = 60_000;

/** Begins a purge by the limits of this moment, or joins the one that is at work. */
export async function requestPurge(actor: Actor): Promise<Job> {
  permit(mayAdministerPlates(actor));
  const { job, created } = await transaction(async (tx) => {
    const subject = { type: "plate_retention", id: "office" };
    const requested = await createJob(tx, actor, { kind: PURGE_JOB, subject, input: {} });
    if (!requested.created) return requested;
    const limits = retentionLimits();
    await tx.platePurge.create({ data: { id: newId(), jobId: requested.job.id, limits } });
    await audit(tx, actor, {
      action: "cleanup",
      resourceType: "plate_retention",
      resourceId: requested.job.id,
      description: "Began to remove reads, pictures and recordings whose time is over",
      newValues: { limits },
    });
    return requested;
  });
  if (created) await dispatch(job);
  return job;
}

/**
 * Removes what is past its limit for as long as a step may take. Rows and the report's figures commit together, and the
 * files go after that: what a crash leaves behind has no row, and the sweep of orphans takes it.
 *
 * @returns whether there is more; null when the job has ended or was cancelled
 */
export async function purgeStep(jobId: string, attempt: number, now = new Date()): Promise<"more" | "done" | null> {
  if (!(await beginJob(jobId, attempt))) return null;
  const purge = await db().platePurge.findUniqueOrThrow({ where: { jobId } });
  const limits = purge.limits as RetentionLimits;
  const began = Date.now();
  for (const [index, name] of RETENTION_CLASSES.entries()) {
    const bound = boundOf(limits[name], now);
    while (bound && (await purgeBatch(purge.id, name, bound)) > 0) {
      if (!(await reportProgress(jobId, index / RETENTION_CLASSES.length, `Removing ${name}`))) return null;
      if (isStopping() || Date.now() - began > STEP_MS) return "more";
    }
  }
  return "done";
}

async function purgeBatch(purgeId: string, name: RetentionClass, bound: Date): Promise<number> {
  const { rows, media } = await transaction(async (tx) => {
    const removed = await REMOVERS[name](tx, bound);
    if (removed.rows > 0)
      await tx.platePurge.update({ where: { id: purgeId }, data: { [name]: { increment: removed.rows } } });
    return removed;
  });
  const files = new Map(media.map(({ storageKey, sizeBytes }) => [storageKey, sizeBytes]));
  let count = 0;
  let bytes = 0;
  for (const [key, size] of files) {
    if (!(await removeOrphan(key, new Date(Date.now() - FILE_AGE_MS)))) continue;
    count += 1;
    bytes += size;
  }
  if (count > 0)
    await db().platePurge.update({
      where: { id: purgeId },
      data: { files: { increment: count }, bytes: { increment: bytes } },
    });
  return rows;
}

/** Ends a purge with its report. */
export async function completePurge(jobId: string, now = new Date()): Promise<void> {
  await transaction(async (tx) => {
    const held =
      (await tx.plateEvent.count({ where: { evidenceHold: true } })) +
      (await tx.plateUpload.count({ where: { evidenceHold: true } }));
    const purge = await tx.platePurge.update({ where: { jobId }, data: { completedAt: now, held } });
    const report = reportOf(purge);
    if (!(await completeJob(tx, jobId, report))) return;
    await audit(tx, systemActor, {
      action: "cleanup",
      resourceType: "plate_retention",
      resourceId: jobId,
      description: `Removed ${purge.reads + purge.hits} reads, pictures of ${purge.crops}, ${purge.videos} recordings and ${purge.exports} training packages whose time was over`,
      newValues: report,
    });
  });
}

const reportOf = ({ reads, hits, crops, videos, exports, files, bytes, held }: PlatePurge) => ({
  reads,
  hits,
  crops,
  videos,
  exports,
  files,
  bytes: Number(bytes),
  held,
});

/** Ends it as failed; what it removed before is in its report. */
export async function failPurge(jobId: string, reason: { code: string; message: string }): Promise<void> {
  await transaction((tx) => failJob(tx, jobId, reason.code, reason.message));
}
