import type { Media } from "@/lib/generated/prisma/client";
import { audit } from "@/lib/platform/audit/audit";
import { type Actor, systemActor } from "@/lib/platform/auth/actor";
import { db, transaction } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { zipOf } from "@/lib/platform/export/zip";
import {
  beginJob,
  completeJob,
  createJob,
  dispatch,
  failJob,
  type Job,
  reportProgress,
} from "@/lib/platform/jobs/jobs";
import { carriesFile, downloadResponse } from "@/lib/platform/storage/download";
import {
  mediaFor,
  openMedia,
  recordMedia,
  removeMedia,
  type StoredFile,
  storeFile,
} from "@/lib/platform/storage/media";
import { personalData } from "./collect";
import { DATA_EXPORT_DAYS, DATA_EXPORT_GROUP, DATA_EXPORT_JOB, PERSONAL_DATA } from "./kinds";
import { dataSubject } from "./subject";

const PACKAGE_BYTES_MAX = 2 ** 31 - 1;
const DAY_MS = 86_400_000;

/**
 * Has an applicant's data packed: what is written of them as JSON, and their pictures (GDPR, articles 15 and 20). One at a
 * time; a second request joins the first.
 *
 * @throws DomainError not_found; conflict `not_an_applicant`
 */
export async function requestDataExport(actor: Actor, userId: number): Promise<Job> {
  const user = await dataSubject(actor, userId);
  const job = await transaction(async (tx) => {
    const subject = { type: PERSONAL_DATA, id: user.id };
    const { job, created } = await createJob(tx, actor, {
      kind: DATA_EXPORT_JOB,
      subject,
      input: { user_id: user.id },
    });
    if (created)
      await audit(tx, actor, {
        action: "export",
        resourceType: PERSONAL_DATA,
        resourceId: user.id,
        description: "Asked for everything that is kept of an applicant",
      });
    return job;
  });
  await dispatch(job);
  return job;
}

/** @returns null when the job has ended or was cancelled */
export async function packDataExport(jobId: string, attempt: number): Promise<StoredFile | null> {
  const job = await beginJob(jobId, attempt);
  if (!job) return null;
  const { data, files } = await personalData(Number(job.subjectId));
  await reportProgress(jobId, 0.2, "Packing");
  const entries = [
    { path: "data.json", text: `${JSON.stringify(data, null, 2)}\n` },
    ...files.map(({ path, media }) => ({ path, open: async () => (await openMedia(media)).stream })),
  ];
  return storeFile({
    // As the pictures in it, it lies encrypted.
    folder: "identity",
    source: zipOf(entries, job.createdAt),
    bytesMax: PACKAGE_BYTES_MAX,
    originalName: "my-data.zip",
    accept: ["application/zip"],
  });
}

/** Gives the package its row, in place of an earlier one. */
export async function completeDataExport(jobId: string, stored: StoredFile): Promise<void> {
  await transaction(async (tx) => {
    const job = await tx.job.findUniqueOrThrow({ where: { id: jobId } });
    if (!(await completeJob(tx, jobId, { size_bytes: stored.sizeBytes, days: DATA_EXPORT_DAYS }))) return;
    const userId = Number(job.subjectId);
    const owner = { type: PERSONAL_DATA, id: userId, group: DATA_EXPORT_GROUP };
    await removeMedia(
      tx,
      (await mediaFor(owner, tx)).map(({ id }) => id),
    );
    await recordMedia(tx, stored, { createdBy: job.requestedBy, owner, more: { ownerId: userId } });
    await audit(tx, systemActor, {
      action: "export",
      resourceType: PERSONAL_DATA,
      resourceId: userId,
      description: "Packed what is kept of an applicant",
      newValues: { size_bytes: stored.sizeBytes },
    });
  });
}

export const failDataExport = (jobId: string, { code, message }: { code: string; message: string }): Promise<unknown> =>
  transaction((tx) => failJob(tx, jobId, code, message));

/** What a person may do with their data now: the last package, and what is under way. */
export type DataRequests = {
  exporting: Job | null;
  erasing: Job | null;
  /** The package that can be fetched, until when. */
  ready: { until: Date; sizeBytes: number } | null;
};

/** @throws DomainError not_found; conflict `not_an_applicant` */
export async function dataRequests(actor: Actor, userId: number): Promise<DataRequests> {
  const user = await dataSubject(actor, userId);
  const [jobs, [file]] = await Promise.all([
    db().job.findMany({
      where: { subjectType: PERSONAL_DATA, subjectId: String(user.id), state: { in: ["queued", "running"] } },
    }),
    mediaFor({ type: PERSONAL_DATA, id: user.id, group: DATA_EXPORT_GROUP }),
  ]);
  return {
    exporting: jobs.find(({ kind }) => kind === DATA_EXPORT_JOB) ?? null,
    erasing: jobs.find(({ kind }) => kind !== DATA_EXPORT_JOB) ?? null,
    ready: file ? { until: endOf(file), sizeBytes: file.sizeBytes } : null,
  };
}

const endOf = ({ createdAt }: Media): Date => new Date(createdAt.getTime() + DATA_EXPORT_DAYS * DAY_MS);

/**
 * Streams the package to the person, or to an administrator who hands it over. Each time is noted.
 *
 * @throws DomainError not_found; conflict `not_an_applicant`
 */
export async function serveDataExport(actor: Actor, userId: number, request: Request): Promise<Response> {
  const user = await dataSubject(actor, userId);
  const [file] = await mediaFor({ type: PERSONAL_DATA, id: user.id, group: DATA_EXPORT_GROUP });
  if (!file) throw notFound("Package");
  const response = await downloadResponse(file, request, { disposition: "attachment", fileName: "my-data.zip" });
  if (carriesFile(request, response))
    await transaction((tx) =>
      audit(tx, actor, {
        action: "read",
        resourceType: PERSONAL_DATA,
        resourceId: user.id,
        description: "Fetched what is kept of an applicant",
      }),
    );
  return response;
}

/** Packages whose days are over. Says how many it took. */
export async function removeOldExports(now = new Date()): Promise<number> {
  return transaction(async (tx) => {
    const old = await tx.mediaAttachment.findMany({
      where: {
        ownerType: PERSONAL_DATA,
        group: DATA_EXPORT_GROUP,
        media: { deletedAt: null, createdAt: { lt: new Date(now.getTime() - DATA_EXPORT_DAYS * DAY_MS) } },
      },
      select: { mediaId: true },
    });
    return removeMedia(
      tx,
      old.map(({ mediaId }) => mediaId),
      now,
    );
  });
}
