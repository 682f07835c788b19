import { readFile } from "node:fs/promises";
import type { Media, PlateUpload } from "@/lib/generated/prisma/client";
import { db, Prisma, transaction } from "@/lib/platform/db";
import { DomainError } from "@/lib/platform/errors";
import { beginJob, reportProgress } from "@/lib/platform/jobs/jobs";
import { isStopping } from "@/lib/platform/jobs/stopping";
import { withLocalFile } from "@/lib/platform/storage/local-copy";
import { notifyMatches } from "../bolos/notify";
import { recordSightings, type Sighting, storePicture } from "../events/sightings";
import type { RecognizeImage, RecognizeVideo } from "../readers";
import { recognizeImage, recognizeVideo, type VideoCheckpoint, type VideoProgress } from "../recognition";
import { secondsLeft } from "./queries";
import { PLATE_UPLOAD } from "./service";

/**
 * A step of the job ends at the first checkpoint after so long, and the next step goes on. A step that ends is one that
 * no later death of the process counts against: the executor gives up what kills too many workers.
 */
const SEGMENT_MS = 8_000;
/** And after this share of the recording, so that a long one is not a run of thousands of steps (Inngest takes 1,000). */
const SEGMENT_SHARE = 1 / 500;
/** How often the job's row is told where the reading is. */
const PROGRESS_MS = 1000;
/** Passes of one transaction: a crowded road must not hold one open for long. */
const PASSES_PER_WRITE = 20;

export type Readers = { image: RecognizeImage; video: RecognizeVideo };

type Work = { upload: PlateUpload & { media: Media | null; camera: { grammars: string[] } | null }; jobId: string };

/** What recognition says of a checkpoint that it cannot go on from. */
const UNUSABLE = new Set(["checkpoint_unreadable", "checkpoint_mismatch"]);

/** The job was cancelled, or another worker has gone on with it: nothing more may be written. */
class Superseded extends Error {}

/**
 * Reads the next part of an upload, from its last checkpoint. What was found and the checkpoint behind it are written
 * together, so that a kill at any moment neither loses nor doubles a pass.
 *
 * @returns whether there is more; null when the job has ended or was cancelled
 * @throws DomainError what recognition says of the file; storage_full, unavailable
 */
export async function readSegment(
  jobId: string,
  attempt: number,
  readers: Readers = { image: recognizeImage, video: recognizeVideo },
): Promise<"more" | "done" | null> {
  if (!(await beginJob(jobId, attempt))) return null;
  const upload = await db().plateUpload.findUniqueOrThrow({
    where: { jobId },
    include: { media: true, camera: { select: { grammars: true } } },
  });
  const { media } = upload;
  if (!media) throw new DomainError("invalid", "recording_removed", "The recording was removed by retention");
  const work = { upload, jobId };
  try {
    return await withLocalFile(media, (file) =>
      upload.kind === "image" ? readPicture(work, media, file, readers) : readVideo(work, file, readers),
    );
  } catch (error) {
    if (error instanceof Superseded) return null;
    if (!(error instanceof DomainError) || !UNUSABLE.has(error.code) || upload.checkpoint === null) throw error;
    // Made by another version of the reader: begun anew, the passes that are there already are passed over.
    await db().plateUpload.update({ where: { id: upload.id }, data: { checkpoint: Prisma.DbNull } });
    return "more";
  }
}

const grammarsOf = ({ upload }: Work) => (upload.camera?.grammars.length ? upload.camera.grammars : undefined);

/** When the recording began, as far as anybody knows. */
const startOf = ({ upload }: Work): Date => upload.recordedAt ?? upload.createdAt;

async function readPicture(work: Work, media: Media, file: string, readers: Readers): Promise<"done"> {
  const reads = await readers.image(await readFile(file), { grammars: grammarsOf(work) });
  const { widthPx, heightPx, sha256, sizeBytes, contentType, originalName, storageKey, sealedBy } = media;
  const driver = media.driver as "local" | "s3";
  const frame = { sha256, sizeBytes, contentType, originalName, driver, storageKey, sealedBy, widthPx, heightPx };
  const sightings: Sighting[] = [];
  for (const [index, { crop, ...read }] of reads.entries())
    sightings.push({
      key: String(index),
      read,
      frameNo: 0,
      capturedAt: startOf(work),
      crop: await storePicture(crop, "crop.jpg"),
      frame,
    });
  const progress = { framesDone: 1, framesTotal: 1, framesPerSecond: null, positionSeconds: 0 };
  await write(work, sightings, { ...progress });
  return "done";
}

async function readVideo(work: Work, file: string, readers: Readers): Promise<"more" | "done"> {
  const stop = new AbortController();
  const options = { grammars: grammarsOf(work), resumeFrom: checkpointOf(work.upload), signal: stop.signal };
  const began = Date.now();
  let told = 0;
  let pending: Sighting[] = [];
  let figures: Figures = {};
  const positionBefore = work.upload.positionSeconds ?? 0;
  const isLongEnough = () =>
    Date.now() - began > SEGMENT_MS &&
    (figures.positionSeconds ?? 0) - positionBefore >= (figures.durationSeconds ?? 0) * SEGMENT_SHARE;
  try {
    for await (const event of readers.video(file, options)) {
      if (event.type === "opened") figures = { durationSeconds: event.video.durationS };
      if (event.type === "progress") {
        figures = { ...figures, ...figuresOf(event.progress) };
        if (Date.now() - told < PROGRESS_MS) continue;
        told = Date.now();
        if (!(await tell(work, event.progress))) throw new Superseded();
      }
      if (event.type === "pass") {
        const { crop, frame, ...read } = event.pass;
        pending.push({
          key: read.key,
          read,
          frameNo: read.frameNo,
          capturedAt: new Date(startOf(work).getTime() + Math.round(read.timeS * 1000)),
          crop: await storePicture(crop, "crop.jpg"),
          frame: await storePicture(frame, "frame.jpg"),
        });
        if (pending.length < PASSES_PER_WRITE) continue;
        await write(work, pending, figures);
        pending = [];
      }
      if (event.type === "checkpoint") {
        await write(work, pending, { ...figures, checkpoint: event.checkpoint });
        pending = [];
        if (isStopping() || isLongEnough()) return "more";
      }
    }
    await write(work, pending, figures);
    return "done";
  } finally {
    stop.abort();
  }
}

const checkpointOf = ({ checkpoint }: PlateUpload): VideoCheckpoint | null =>
  checkpoint as unknown as VideoCheckpoint | null;

type Figures = Partial<
  Pick<PlateUpload, "durationSeconds" | "framesDone" | "framesTotal" | "framesPerSecond" | "positionSeconds">
> & { checkpoint?: VideoCheckpoint };

const figuresOf = (progress: VideoProgress): Figures => ({
  framesDone: progress.framesDone,
  framesTotal: progress.framesTotal,
  framesPerSecond: progress.framesPerSecond,
  positionSeconds: progress.timeS,
});

/** @returns false when the job is no longer running */
async function tell({ jobId, upload }: Work, progress: VideoProgress): Promise<boolean> {
  const { framesDone, framesTotal, framesPerSecond } = progress;
  const left = secondsLeft({ framesDone, framesTotal, framesPerSecond });
  const stage = [
    framesTotal === null ? `Frame ${framesDone}` : `Frame ${framesDone} of ${framesTotal}`,
    `${framesPerSecond.toFixed(1)} frames/s`,
    ...(left === null ? [] : [`${left} s left`]),
  ].join(", ");
  // The end is the completion's to tell.
  const share = framesTotal ? Math.min(framesDone / framesTotal, 0.99) : 0;
  await db().plateUpload.update({
    where: { id: upload.id },
    data: figuresOf(progress) as Prisma.PlateUploadUpdateInput,
  });
  return reportProgress(jobId, share, stage);
}

/** Writes passes, and the checkpoint behind them, if this worker still has the job. */
async function write(work: Work, sightings: readonly Sighting[], { checkpoint, ...figures }: Figures): Promise<void> {
  const { upload, jobId } = work;
  const source = {
    key: `upload:${upload.id}`,
    uploadId: upload.id,
    cameraId: upload.cameraId,
    evidenceHold: upload.evidenceHold,
    createdBy: upload.uploadedById,
  };
  const events = await transaction(async (tx) => {
    const running = await tx.job.updateMany({
      where: { id: jobId, state: "running", subjectType: PLATE_UPLOAD },
      data: { heartbeatAt: new Date() },
    });
    if (running.count !== 1) throw new Superseded();
    const made = await recordSightings(tx, source, sightings);
    const { count } = await tx.plateUpload.updateMany({
      where: { id: upload.id, checkpointSeq: upload.checkpointSeq },
      data: {
        ...figures,
        ...(checkpoint ? { checkpoint: checkpoint as unknown as Prisma.InputJsonObject } : {}),
        checkpointSeq: { increment: 1 },
        eventsDetected: { increment: made.length },
      },
    });
    if (count !== 1) throw new Superseded();
    return made;
  });
  upload.checkpointSeq += 1;
  await notifyMatches(events.map(({ id }) => id));
}
