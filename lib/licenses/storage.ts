import { audit } from "@/lib/platform/audit/audit";
import { type Actor, isStaff, permit, systemActor } from "@/lib/platform/auth/actor";
import { transaction } from "@/lib/platform/db";
import {
  beginJob,
  completeJob,
  createJob,
  dispatch,
  failJob,
  type Job,
  reportProgress,
} from "@/lib/platform/jobs/jobs";
import { sweepStorage } from "@/lib/platform/storage/sweep";
import { formatBytes, storageStats } from "@/lib/platform/storage/usage";
import { mayCleanStorage } from "./policy";

export const CLEANUP_JOB = "storage.cleanup";

/** The figures of contract 1, section 1.2, `storage/stats`. */
export async function storageFigures(actor: Actor) {
  permit(isStaff(actor));
  const { folders, temp, total } = await storageStats();
  const none = { files: 0, bytes: 0 };
  const licenses = folders.licenses ?? none;
  const photos = folders.photos ?? none;
  return {
    total_files: total.files,
    total_size_bytes: total.bytes,
    license_files: licenses.files,
    photo_files: photos.files,
    temp_files: temp.files,
    license_size_bytes: licenses.bytes,
    photo_size_bytes: photos.bytes,
    temp_size_bytes: temp.bytes,
    total_size_formatted: formatBytes(total.bytes),
    license_size_formatted: formatBytes(licenses.bytes),
    photo_size_formatted: formatBytes(photos.bytes),
    temp_size_formatted: formatBytes(temp.bytes),
  };
}

/** @param olderThanHours age at which temporary and superseded files go */
export async function requestStorageCleanup(actor: Actor, olderThanHours: number): Promise<Job> {
  permit(mayCleanStorage(actor));
  const { job, created } = await transaction(async (tx) => {
    const requested = await createJob(tx, actor, {
      kind: CLEANUP_JOB,
      subject: { type: "storage", id: "all" },
      input: { older_than_hours: olderThanHours },
    });
    if (requested.created)
      await audit(tx, actor, {
        action: "cleanup",
        resourceType: "storage",
        resourceId: "all",
        description: `Requested a cleanup of files older than ${olderThanHours} hours`,
      });
    return requested;
  });
  if (created) await dispatch(job);
  return job;
}

export async function cleanStorage(jobId: string, attempt: number): Promise<void> {
  const job = await beginJob(jobId, attempt);
  if (!job) return;
  await reportProgress(jobId, 0.1, "Looking for files that nobody needs");
  const hours = Number((job.input as { older_than_hours?: number }).older_than_hours ?? 24);
  // Whatever age was asked for: a temporary file of the last hour may be one that is being written now.
  const unfinishedHours = Math.max(hours, 1);
  const report = await sweepStorage({
    temporaryHours: unfinishedHours,
    removedHours: hours,
    uploadHours: unfinishedHours,
  });
  const result = {
    files_removed: report.total.files,
    space_freed_bytes: report.total.bytes,
    space_freed_formatted: formatBytes(report.total.bytes),
  };
  await transaction(async (tx) => {
    if (!(await completeJob(tx, jobId, result))) return;
    await audit(tx, systemActor, {
      action: "cleanup",
      resourceType: "storage",
      resourceId: "all",
      description: `Removed ${report.total.files} files`,
      newValues: result,
    });
  });
}

export const failCleanup = (jobId: string, error: { code: string; message: string }): Promise<boolean> =>
  transaction((tx) => failJob(tx, jobId, error.code, error.message));
