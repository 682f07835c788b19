import type { PlateUpload } from "@/lib/generated/prisma/client";
import { audit } from "@/lib/platform/audit/audit";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db, type Tx, transaction } from "@/lib/platform/db";
import { DomainError, invalidField } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { createJob, dispatch, type Job } from "@/lib/platform/jobs/jobs";
import { recordMedia, type StoredFile, storeStaged } from "@/lib/platform/storage/media";
import type { ReceivedFile } from "@/lib/platform/storage/multipart";
import { mayWorkWithPlates } from "../policy";
import { findUpload } from "./queries";
import { PICTURE_TYPES, VIDEO_TYPES } from "./schema";

export const PROCESS_JOB = "plates.process";
export const PLATE_UPLOAD = "plate_upload";

export type NewUpload = {
  file: ReceivedFile;
  cameraId?: string;
  recordedAt?: Date;
  /** Read it again although the same file was sent before. */
  force?: boolean;
  /** Called with the job in the transaction that makes it, or that finds the one it has. */
  note?: (tx: Tx, jobId: string) => Promise<void>;
};

/** The sentence of contract 2, which knows no pictures. */
const notWelcome = (): DomainError =>
  new DomainError("malformed", "invalid_file_type", "Invalid file type. Only video files allowed.", [
    { name: "file", reason: "is neither a recording (mp4, mov, mkv, avi, webm) nor a picture" },
  ]);

/**
 * Takes a recording or picture and has its plates read. The same file of the same camera and time is answered with the
 * job that it has already, unless that one failed or `force` is given.
 *
 * @throws DomainError invalid, field `camera_id` or `recorded_at`; malformed `invalid_file_type`; storage_full
 */
export async function submitUpload(
  actor: Actor,
  { file, cameraId, recordedAt, force, note }: NewUpload,
  now = new Date(),
): Promise<{ job: Job; upload: PlateUpload; created: boolean }> {
  permit(mayWorkWithPlates(actor));
  if (cameraId && (await db().camera.count({ where: { id: cameraId } })) === 0)
    throw invalidField("camera_id", "There is no such camera");
  if (recordedAt && recordedAt > now) throw invalidField("recorded_at", "must not be in the future");
  const stored = await store(file);
  const submitted = await transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`plate_upload:${stored.sha256}`}, 0))`;
    const known = force ? null : await sameUpload(tx, stored, { cameraId, recordedAt });
    const made = known
      ? { job: known.job, upload: known, created: false }
      : { ...(await record(tx, actor, stored, { cameraId, recordedAt }, now)), created: true };
    await note?.(tx, made.job.id);
    return made;
  });
  if (submitted.created) await dispatch(submitted.job);
  return submitted;
}

async function store({ name, staged }: ReceivedFile): Promise<StoredFile> {
  if (staged.sizeBytes === 0) throw invalidField("file", "The file is empty");
  const accept = [...VIDEO_TYPES, ...PICTURE_TYPES];
  return storeStaged({ folder: "plates", originalName: name, accept }, staged).catch((error: unknown) => {
    throw error instanceof DomainError && error.kind === "unsupported_type" ? notWelcome() : error;
  });
}

type Origin = Pick<NewUpload, "cameraId" | "recordedAt">;

const sameUpload = (tx: Tx, { sha256 }: StoredFile, { cameraId, recordedAt }: Origin) =>
  tx.plateUpload.findFirst({
    where: {
      sha256,
      cameraId: cameraId ?? null,
      recordedAt: recordedAt ?? null,
      job: { state: { in: ["queued", "running", "done"] } },
    },
    orderBy: { createdAt: "desc" },
    include: { job: true },
  });

async function record(
  tx: Tx,
  actor: Actor,
  stored: StoredFile,
  { cameraId, recordedAt }: Origin,
  now: Date,
): Promise<{ job: Job; upload: PlateUpload }> {
  const id = newId();
  const { job } = await createJob(tx, actor, { kind: PROCESS_JOB, subject: { type: PLATE_UPLOAD, id }, input: {} });
  const owner = { type: PLATE_UPLOAD, id, group: "recording" };
  const media = await recordMedia(tx, stored, { createdBy: actor.userId, owner });
  const upload = await tx.plateUpload.create({
    data: {
      id,
      jobId: job.id,
      cameraId: cameraId ?? null,
      uploadedById: actor.userId,
      kind: stored.contentType.startsWith("image/") ? "image" : "video",
      filename: stored.originalName ?? "recording",
      sha256: stored.sha256,
      sizeBytes: stored.sizeBytes,
      contentType: stored.contentType,
      mediaId: media.id,
      recordedAt: recordedAt ?? null,
      createdAt: now,
    },
  });
  await audit(tx, actor, {
    action: "create",
    resourceType: PLATE_UPLOAD,
    resourceId: id,
    description: `Sent ${upload.filename} to have its plates read`,
    newValues: { job_id: job.id, sha256: stored.sha256, camera_id: upload.cameraId, recorded_at: upload.recordedAt },
  });
  return { job, upload };
}

/** Keeps a recording and its reads from retention, or lets them go again. */
export function holdUpload(actor: Actor, jobId: string, hold: boolean, reason: string | null): Promise<void> {
  permit(mayWorkWithPlates(actor));
  return transaction(async (tx) => {
    const { id, evidenceHold } = await findUpload(actor, jobId, tx);
    if (evidenceHold === hold) return;
    await tx.plateUpload.update({ where: { id }, data: { evidenceHold: hold } });
    await tx.plateEvent.updateMany({ where: { uploadId: id }, data: { evidenceHold: hold } });
    await audit(tx, actor, {
      action: "update",
      resourceType: PLATE_UPLOAD,
      resourceId: id,
      description: `${hold ? "Put an evidence hold on" : "Ended the evidence hold of"} a recording${reason ? `: ${reason}` : ""}`,
      oldValues: { evidence_hold: evidenceHold },
      newValues: { evidence_hold: hold },
    });
  });
}
