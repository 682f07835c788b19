import type { PlateCorrection } from "@/lib/generated/prisma/client";
import type { Prisma } from "@/lib/platform/db";
import { cropUrl, frameUrl } from "./picture-url";
import type { CorrectionView, EventView } from "./schema";

export const withContext = {
  camera: { select: { name: true } },
  upload: { select: { jobId: true } },
  reviewedBy: { select: { username: true, fullName: true } },
  matches: { where: { state: { not: "misread" } }, select: { id: true }, take: 1 },
} satisfies Prisma.PlateEventInclude;
export type EventRow = Prisma.PlateEventGetPayload<{ include: typeof withContext }>;

export const eventView = (event: EventRow): EventView => ({
  id: event.id,
  plate: event.plate,
  normalized_plate: event.normalizedPlate,
  confidence: event.confidence,
  camera_id: event.cameraId,
  bbox: event.bbox as EventView["bbox"],
  captured_at: event.capturedAt.toISOString(),
  frame_no: event.frameNo,
  crop_path: event.cropId ? `crops/${event.id}.jpg` : null,
  crop_url: cropUrl(event.id, event.cropId),
  is_bolo_match: event.matches.length > 0,
  review_state: event.reviewState,
  created_at: event.createdAt.toISOString(),
  current_plate: event.currentPlate,
  corrected_plate: event.correctedPlate,
  raw_plate: event.rawPlate,
  region: event.region,
  characters: event.characters as EventView["characters"],
  quad: event.quad as EventView["quad"],
  frame_url: frameUrl(event.id, event.frameId),
  camera_name: event.camera?.name ?? null,
  job_id: event.upload?.jobId ?? null,
  reviewed_by: event.reviewedBy ? (event.reviewedBy.fullName ?? event.reviewedBy.username) : null,
  reviewed_at: event.reviewedAt?.toISOString() ?? null,
  notes: event.notes,
  evidence_hold: event.evidenceHold,
});

export const correctionView = (
  correction: PlateCorrection & { correctedBy: { uuid: string } | null },
): CorrectionView => ({
  id: correction.id,
  event_id: correction.eventId,
  original_plate: correction.originalPlate,
  corrected_plate: correction.correctedPlate,
  corrected_by: correction.correctedBy?.uuid ?? null,
  confidence_before: correction.confidenceBefore,
  comments: correction.comments,
  created_at: correction.createdAt.toISOString(),
});
