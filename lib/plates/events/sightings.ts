import type { PlateEvent } from "@/lib/generated/prisma/client";
import type { Prisma, Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { recordMedia, type StoredFile, storeFile } from "@/lib/platform/storage/media";
import { matchEvents } from "../bolos/match";
import { count } from "../counters";
import type { Box, Jpeg, PlateRead, Quad } from "../recognition";
import { lookAlikeKey } from "../recognition/normalize";

const PICTURE_BYTES_MAX = 32 * 1024 * 1024;
/** More than any plate has; a reader that goes wild must not fill an index. */
const PLATE_LENGTH_MAX = 50;

/** One vehicle's pass, with its pictures stored but without rows yet. */
export type Sighting = {
  /** The same for the same pass of the same source, however often it is read. */
  key: string;
  read: Omit<PlateRead, "crop">;
  frameNo: number;
  capturedAt: Date;
  crop: StoredFile;
  frame: StoredFile;
};

/** Where sightings come from. */
export type SightingSource = {
  /** `upload:<id>` or `camera:<id>`. */
  key: string;
  uploadId: string | null;
  cameraId: string | null;
  evidenceHold: boolean;
  createdBy: number | null;
};

/** Stores a picture of a pass, before the transaction that records it. */
export const storePicture = (picture: Jpeg, originalName: string): Promise<StoredFile> =>
  storeFile({ folder: "plates", source: picture.data, bytesMax: PICTURE_BYTES_MAX, originalName });

/**
 * Records passes, with what they hit, in the caller's transaction. Those that are there already, from before a crash,
 * are passed over.
 *
 * @returns the events that are new
 */
export async function recordSightings(
  tx: Tx,
  source: SightingSource,
  sightings: readonly Sighting[],
  now = new Date(),
): Promise<PlateEvent[]> {
  const keyed = sightings
    .filter(({ read }) => read.normalizedPlate.length > 0)
    .map((sighting) => ({ sighting, passKey: `${source.key}:${sighting.key}` }));
  const there = await tx.plateEvent.findMany({
    where: { passKey: { in: keyed.map(({ passKey }) => passKey) } },
    select: { passKey: true },
  });
  const known = new Set(there.map(({ passKey }) => passKey));
  const rows: Prisma.PlateEventCreateManyInput[] = [];
  for (const { sighting, passKey } of keyed) {
    if (known.has(passKey)) continue;
    known.add(passKey);
    rows.push(await rowOf(tx, source, sighting, passKey, now));
  }
  const events = await tx.plateEvent.createManyAndReturn({ data: rows });
  await matchEvents(tx, events, now);
  await count(tx, "events_processed", events.length);
  return events;
}

async function rowOf(
  tx: Tx,
  source: SightingSource,
  { read, frameNo, capturedAt, crop, frame }: Sighting,
  passKey: string,
  now: Date,
): Promise<Prisma.PlateEventCreateManyInput> {
  const id = newId();
  // No place in `media_attachment`: millions of reads have two pictures each, and their rows name them.
  const media = (file: StoredFile) => recordMedia(tx, file, { createdBy: source.createdBy });
  const normalized = read.normalizedPlate.slice(0, PLATE_LENGTH_MAX);
  return {
    id,
    passKey,
    uploadId: source.uploadId,
    cameraId: source.cameraId,
    plate: read.plate.slice(0, PLATE_LENGTH_MAX),
    rawPlate: read.rawPlate.slice(0, PLATE_LENGTH_MAX),
    normalizedPlate: normalized,
    currentPlate: normalized,
    foldedPlate: lookAlikeKey(normalized),
    region: read.region,
    confidence: read.confidence,
    characters: read.characters.slice(0, PLATE_LENGTH_MAX),
    bbox: cornersOf(read.box),
    quad: quadOf(read.quad),
    frameNo,
    capturedAt,
    cropId: (await media(crop)).id,
    frameId: (await media(frame)).id,
    evidenceHold: source.evidenceHold,
    createdAt: now,
  };
}

/** The box as contract 2 has it, in whole px. */
const cornersOf = ({ x, y, width, height }: Box) => ({
  x1: Math.round(x),
  y1: Math.round(y),
  x2: Math.round(x + width),
  y2: Math.round(y + height),
});

const quadOf = (quad: Quad) => quad.map(({ x, y }) => ({ x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 }));
