import { db, Prisma } from "@/lib/platform/db";
import type { ReviewState } from "../events/schema";
import type { Corners, DatasetRead, Point } from "./dataset/reads";

const ROWS_AT_ONCE = 1000;

const picture = { select: { sha256: true, storageKey: true, sizeBytes: true, widthPx: true, heightPx: true } } as const;

/**
 * The reads that a package was asked to hold, oldest first, with the labels of that moment. A read that retention has
 * taken a picture of since is passed over.
 */
export async function readsOf(exportId: string): Promise<DatasetRead[]> {
  const incomplete = await incompleteFrames(exportId);
  const reads: DatasetRead[] = [];
  let after: { capturedAt: Date; eventId: string } | undefined;
  for (;;) {
    const rows = await db().plateExportItem.findMany({
      where: {
        exportId,
        ...(after
          ? {
              OR: [
                { event: { capturedAt: { gt: after.capturedAt } } },
                { event: { capturedAt: after.capturedAt }, eventId: { gt: after.eventId } },
              ],
            }
          : {}),
      },
      include: { event: { include: { camera: { select: { id: true, name: true } }, crop: picture, frame: picture } } },
      orderBy: [{ event: { capturedAt: "asc" } }, { eventId: "asc" }],
      take: ROWS_AT_ONCE,
    });
    for (const { event, label, reviewState } of rows) {
      const { crop, frame } = event;
      if (!crop || !frame) continue;
      reads.push({
        eventId: event.id,
        reviewState: reviewState as ReviewState,
        label,
        original: event.plate,
        region: event.region,
        confidence: event.confidence,
        characters: event.characters as unknown as DatasetRead["characters"],
        box: event.bbox as Corners,
        quad: event.quad as Point[] | null,
        frameNo: event.frameNo,
        capturedAt: event.capturedAt,
        camera: event.camera,
        uploadId: event.uploadId,
        crop,
        frame,
        frameComplete: !incomplete.has(event.id),
      });
    }
    const last = rows.at(-1);
    if (!last || rows.length < ROWS_AT_ONCE) return reads;
    after = { capturedAt: last.event.capturedAt, eventId: last.eventId };
  }
}

/**
 * Reads in whose frame another plate was read that is not in the package and that nobody has rejected: the frame has a
 * plate without a label. Frames are told apart by recording and number, those of live streams by camera and time.
 */
async function incompleteFrames(exportId: string): Promise<Set<string>> {
  const outside = Prisma.sql`o.id <> e.id AND o.review_state <> 'rejected'
    AND NOT EXISTS (SELECT 1 FROM plate_export_item p WHERE p.export_id = i.export_id AND p.event_id = o.id)`;
  const rows = await db().$queryRaw<{ event_id: string }[]>(Prisma.sql`
    SELECT i.event_id FROM plate_export_item i JOIN plate_event e ON e.id = i.event_id
    WHERE i.export_id = ${exportId}::uuid AND (
      EXISTS (SELECT 1 FROM plate_event o
        WHERE o.upload_id = e.upload_id AND o.frame_no = e.frame_no AND ${outside})
      OR e.upload_id IS NULL AND EXISTS (SELECT 1 FROM plate_event o
        WHERE o.camera_id = e.camera_id AND o.captured_at = e.captured_at AND ${outside}))`);
  return new Set(rows.map(({ event_id }) => event_id));
}
