import { audit } from "@/lib/platform/audit/audit";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db, type Prisma, type Tx, transaction } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { jobStatus } from "@/lib/platform/jobs/jobs";
import type { JobStateName } from "@/lib/platform/jobs/schema";
import { carriesFile, downloadResponse } from "@/lib/platform/storage/download";
import { mayWorkWithPlates } from "../policy";
import type { UploadView } from "./schema";

const withJob = { job: true, camera: { select: { name: true } } } satisfies Prisma.PlateUploadInclude;
export type UploadRow = Prisma.PlateUploadGetPayload<{ include: typeof withJob }>;

/** @throws DomainError not_found "Upload not found" */
export async function findUpload(actor: Actor, jobId: string, tx: Tx = db()): Promise<UploadRow> {
  permit(mayWorkWithPlates(actor));
  const upload = await tx.plateUpload.findUnique({ where: { jobId }, include: withJob });
  if (!upload) throw notFound("Upload");
  return upload;
}

/** @throws DomainError not_found */
export async function findUploadById(actor: Actor, id: string): Promise<UploadRow> {
  permit(mayWorkWithPlates(actor));
  const upload = await db().plateUpload.findUnique({ where: { id }, include: withJob });
  if (!upload) throw notFound("Upload");
  return upload;
}

export const getUpload = async (actor: Actor, jobId: string): Promise<UploadView> =>
  uploadView(await findUpload(actor, jobId));

export type UploadFilter = { state?: JobStateName; cameraId?: string; q?: string };

/** The newest first. */
export async function listUploads(
  actor: Actor,
  filter: UploadFilter,
  page: { skip: number; take: number },
): Promise<{ items: UploadView[]; total: number }> {
  permit(mayWorkWithPlates(actor));
  const where: Prisma.PlateUploadWhereInput = {
    cameraId: filter.cameraId,
    job: filter.state ? { state: filter.state } : undefined,
    filename: filter.q ? { contains: filter.q.trim(), mode: "insensitive" } : undefined,
  };
  const [rows, total] = await Promise.all([
    db().plateUpload.findMany({ where, include: withJob, orderBy: [{ createdAt: "desc" }, { id: "desc" }], ...page }),
    db().plateUpload.count({ where }),
  ]);
  return { items: rows.map(uploadView), total };
}

/** Streams the recording, with ranges, so that it plays; taken away as a file it is noted in the trail. */
export async function serveRecording(
  actor: Actor,
  jobId: string,
  request: Request,
  asDownload: boolean,
): Promise<Response> {
  const { id, mediaId, filename } = await findUpload(actor, jobId);
  const media = mediaId ? await db().media.findFirst({ where: { id: mediaId, deletedAt: null } }) : null;
  if (!media) throw notFound("Recording");
  const disposition = asDownload ? "attachment" : "inline";
  const response = await downloadResponse(media, request, { disposition, fileName: filename });
  if (asDownload && carriesFile(request, response))
    await transaction((tx) =>
      audit(tx, actor, {
        action: "download",
        resourceType: "plate_upload",
        resourceId: id,
        description: `Downloaded the recording ${filename}`,
      }),
    );
  return response;
}

export const uploadView = (upload: UploadRow): UploadView => ({
  job_id: upload.jobId,
  status: jobStatus(upload.job.state),
  state: upload.job.state,
  reason: upload.job.reason,
  stage: upload.job.stage,
  progress: upload.job.progress,
  kind: upload.kind,
  filename: upload.filename,
  size_bytes: upload.sizeBytes,
  camera_id: upload.cameraId,
  camera_name: upload.camera?.name ?? null,
  recorded_at: upload.recordedAt?.toISOString() ?? null,
  frames_done: upload.framesDone,
  frames_total: upload.framesTotal,
  frames_per_second: upload.framesPerSecond,
  seconds_left: upload.job.state === "running" ? secondsLeft(upload) : null,
  position_seconds: upload.positionSeconds,
  duration_seconds: upload.durationSeconds,
  events_detected: upload.eventsDetected,
  evidence_hold: upload.evidenceHold,
  file_url: upload.mediaId ? `/api/uploads/${upload.jobId}/file` : null,
  created_at: upload.createdAt.toISOString(),
  started_at: upload.job.startedAt?.toISOString() ?? null,
  completed_at: upload.job.finishedAt?.toISOString() ?? null,
});

type Pace = { framesDone: number; framesTotal: number | null; framesPerSecond: number | null };

/** How long the rest takes at the present pace, or null while nobody can tell. */
export const secondsLeft = ({ framesDone, framesTotal, framesPerSecond }: Pace): number | null =>
  framesTotal === null || !framesPerSecond
    ? null
    : Math.max(0, Math.ceil((framesTotal - framesDone) / framesPerSecond));
