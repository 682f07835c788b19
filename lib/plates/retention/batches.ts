import type { Media } from "@/lib/generated/prisma/client";
import { Prisma, type Tx } from "@/lib/platform/db";
import type { RetentionClass } from "./classes";

/** Rows of one transaction. */
const BATCH = 500;

/** A hit that a person found to be a misread is none. */
export const HIT = Prisma.sql`EXISTS (SELECT 1 FROM bolo_match m WHERE m.event_id = e.id AND m.state <> 'misread')`;

/** Reads that are past a bound, by when they were captured and when the office got them, and that nobody holds. */
export const past = (bound: Date) =>
  Prisma.sql`e.captured_at < ${bound} AND e.created_at < ${bound} AND NOT e.evidence_hold`;

type Pictures = { crop_id: string | null; frame_id: string | null };

/** Removes the next rows of a class that are past their bound. Gives how many, and the files that were theirs. */
export type RemoveBatch = (tx: Tx, bound: Date) => Promise<{ rows: number; media: Media[] }>;

const removeEvents =
  (which: Prisma.Sql): RemoveBatch =>
  async (tx, bound) => {
    const removed = await tx.$queryRaw<Pictures[]>(Prisma.sql`
      DELETE FROM plate_event WHERE id IN (
        SELECT e.id FROM plate_event e WHERE ${past(bound)} AND ${which}
        ORDER BY e.captured_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
      RETURNING crop_id, frame_id`);
    return { rows: removed.length, media: await takeMedia(tx, idsOf(removed)) };
  };

const removePictures: RemoveBatch = async (tx, bound) => {
  const found = await tx.$queryRaw<(Pictures & { id: string })[]>(Prisma.sql`
    SELECT e.id, e.crop_id, e.frame_id FROM plate_event e
    WHERE ${past(bound)} AND NOT ${HIT} AND (e.crop_id IS NOT NULL OR e.frame_id IS NOT NULL)
    ORDER BY e.captured_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`);
  const ids = found.map(({ id }) => id);
  await tx.plateEvent.updateMany({ where: { id: { in: ids } }, data: { cropId: null, frameId: null } });
  return { rows: found.length, media: await takeMedia(tx, idsOf(found)) };
};

const removeRecordings: RemoveBatch = async (tx, bound) => {
  const found = await tx.$queryRaw<{ id: string; media_id: string }[]>(Prisma.sql`
    SELECT u.id, u.media_id FROM plate_upload u JOIN job j ON j.id = u.job_id
    WHERE u.created_at < ${bound} AND NOT u.evidence_hold AND u.media_id IS NOT NULL
      AND j.state NOT IN ('queued', 'running')
    ORDER BY u.created_at LIMIT ${BATCH} FOR UPDATE OF u SKIP LOCKED`);
  const ids = found.map(({ id }) => id);
  await tx.plateUpload.updateMany({ where: { id: { in: ids } }, data: { mediaId: null, checkpoint: Prisma.DbNull } });
  return {
    rows: found.length,
    media: await takeMedia(
      tx,
      found.map(({ media_id }) => media_id),
    ),
  };
};

const removeExports: RemoveBatch = async (tx, bound) => {
  const found = await tx.$queryRaw<{ id: string; media_id: string }[]>(Prisma.sql`
    SELECT id, media_id FROM plate_export WHERE created_at < ${bound} AND media_id IS NOT NULL
    ORDER BY created_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`);
  const ids = found.map(({ id }) => id);
  // The row stays: it tells which reads went out, to whom, and by which checksum they are known.
  await tx.plateExport.updateMany({ where: { id: { in: ids } }, data: { mediaId: null } });
  return {
    rows: found.length,
    media: await takeMedia(
      tx,
      found.map(({ media_id }) => media_id),
    ),
  };
};

const idsOf = (pictures: readonly Pictures[]): string[] =>
  pictures.flatMap(({ crop_id, frame_id }) => [crop_id, frame_id].filter((id) => id !== null));

async function takeMedia(tx: Tx, ids: string[]): Promise<Media[]> {
  const media = await tx.media.findMany({ where: { id: { in: ids } } });
  await tx.media.deleteMany({ where: { id: { in: ids } } });
  return media;
}

export const REMOVERS: Record<RetentionClass, RemoveBatch> = {
  reads: removeEvents(Prisma.sql`NOT ${HIT}`),
  hits: removeEvents(HIT),
  crops: removePictures,
  videos: removeRecordings,
  exports: removeExports,
};
