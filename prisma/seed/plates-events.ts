import sharp, { type Sharp } from "sharp";
import type { Camera } from "@/lib/generated/prisma/client";
import { confirmEvent, correctEvent, rejectEvent } from "@/lib/plates/events/review-service";
import { recordSightings, type Sighting, storePicture } from "@/lib/plates/events/sightings";
import type { PlateRead } from "@/lib/plates/recognition";
import { normalizePlate } from "@/lib/plates/recognition/normalize";
import { cornersOfDrawn, type DrawnPlate, drawScene } from "@/lib/plates/recognition/testing/drawn-scene";
import type { Actor } from "@/lib/platform/auth/actor";
import { transaction } from "@/lib/platform/db";
import type { StoredFile } from "@/lib/platform/storage/media";
import { repeatable } from "./people";

/** Plates of South African formats; two of them are on the demo office's list of stolen vehicles. */
const PLATES = [
  "CA 428-117",
  "CA 482-913",
  "BCD 123 GP",
  "FN 52 BK GP",
  "HXB 207 GP",
  "JD 84 RT GP",
  "ND 318-446",
  "NUR 25108",
  "BRK 771 L",
  "DSC 640 MP",
] as const;
const READS = 72;
const SCENE = { width: 800, height: 450 } as const;
/** Room around the plate that its crop shows, px. */
const MARGIN = 10;
const HOUR_MS = 3_600_000;
const HOURS = 24;
/** What readers mistake for each other; the seed's doubtful reads have one of these wrong. */
const MISREAD: Readonly<Record<string, string>> = { "0": "D", "1": "I", "8": "B", B: "8", D: "0", G: "6", S: "5" };

/** A drawn car: the frame that it is in, its plate cut out, and where that is. */
export type DrawnRead = {
  plate: string;
  quad: PlateRead["quad"];
  box: PlateRead["box"];
  crop: StoredFile;
  frame: StoredFile;
};
type Random = () => number;

/**
 * Drawn cars of the last day, seen by the cameras that there are: some reviewed by the clerk, some doubtful, most of
 * them waiting in the review queue.
 */
export async function seedPlateEvents(clerk: Actor, cameras: readonly Camera[], now = new Date()): Promise<void> {
  const random = repeatable(20_261_121);
  const pictures: DrawnRead[] = [];
  for (const plate of PLATES) pictures.push(await drawRead(plate, random));
  const places = cameras.length > 0 ? cameras : [null];
  for (const [index, camera] of places.entries()) {
    const share = Array.from({ length: READS }, (_, seen) => seen).filter((seen) => seen % places.length === index);
    const sightings = share.map((seen) => sightingOf(seen, pictures, random, now));
    const source = {
      key: `demo:${camera?.id ?? "none"}`,
      uploadId: null,
      cameraId: camera?.id ?? null,
      evidenceHold: false,
      createdBy: clerk.userId,
    };
    const events = await transaction((tx) => recordSightings(tx, source, sightings, now));
    for (const event of events) {
      const seen = Number(event.passKey.split(":").at(-1));
      const drawn = pictures[seen % pictures.length];
      if (seen % 3 !== 0 || !drawn) continue;
      if (normalizePlate(drawn.plate) !== event.normalizedPlate) await correctEvent(clerk, event.id, drawn.plate, null);
      else if (seen % 15 === 0) await rejectEvent(clerk, event.id, "The same car was read twice");
      else await confirmEvent(clerk, event.id, null);
    }
  }
}

export async function drawRead(plate: string, random: Random): Promise<DrawnRead> {
  const width = 150 + Math.round(random() * 50);
  const height = Math.round(width / 4.2);
  const drawn: DrawnPlate = {
    lines: [plate],
    x: 180 + Math.round(random() * 260),
    y: 250 + Math.round(random() * 90),
    width,
    height,
    lean: random() * 8 - 4,
  };
  const { data } = drawScene({ ...SCENE, plates: [drawn], shade: Math.round(random() * 50) - 25 });
  const quad = cornersOfDrawn(drawn);
  const [left, top] = [Math.min(...quad.map(({ x }) => x)), Math.min(...quad.map(({ y }) => y))];
  const [right, bottom] = [Math.max(...quad.map(({ x }) => x)), Math.max(...quad.map(({ y }) => y))];
  const box = { x: left, y: top, width: right - left, height: bottom - top };
  const frame = sharp(data, { raw: { ...SCENE, channels: 3 } });
  const crop = frame.clone().extract({
    left: Math.floor(left) - MARGIN,
    top: Math.floor(top) - MARGIN,
    width: Math.ceil(box.width) + 2 * MARGIN,
    height: Math.ceil(box.height) + 2 * MARGIN,
  });
  return { plate, quad, box, crop: await stored(crop, "crop.jpg"), frame: await stored(frame, "frame.jpg") };
}

async function stored(picture: Sharp, name: string): Promise<StoredFile> {
  const { data, info } = await picture.jpeg({ quality: 82 }).toBuffer({ resolveWithObject: true });
  return storePicture({ data, widthPx: info.width, heightPx: info.height }, name);
}

function sightingOf(seen: number, pictures: readonly DrawnRead[], random: Random, now: Date): Sighting {
  const picture = pictures[seen % pictures.length] as DrawnRead;
  const { plate: rightPlate, quad, box, crop, frame } = picture;
  const doubtful = random() < 0.3;
  const [plate, wrong] = doubtful ? misread(rightPlate) : [rightPlate, -1];
  const characters = [...plate]
    .map((char, index) => ({
      char,
      confidence: index === wrong ? 0.45 + random() * 0.3 : 0.9 + random() * 0.099,
    }))
    .filter(({ char }) => char !== " ");
  const confidence = Math.min(...characters.map((character) => character.confidence)) * (0.97 + random() * 0.03);
  return {
    key: String(seen),
    read: {
      plate,
      rawPlate: normalizePlate(plate),
      normalizedPlate: normalizePlate(plate),
      confidence,
      characters,
      region: regionOf(rightPlate),
      grammar: null,
      quad,
      box,
    },
    frameNo: seen * 50,
    capturedAt: new Date(now.getTime() - Math.round(random() * HOURS * HOUR_MS)),
    crop,
    frame,
  };
}

/** A plate with one character mistaken for another that looks like it, and where that one stands. */
function misread(plate: string): [string, number] {
  const index = [...plate].findLastIndex((char) => char in MISREAD);
  const other = MISREAD[plate[index] ?? ""];
  return other === undefined ? [plate, 0] : [plate.slice(0, index) + other + plate.slice(index + 1), index];
}

const REGIONS = [
  [/^CA/, "ZA-WC"],
  [/GP$/, "ZA-GP"],
  [/^N/, "ZA-NL"],
  [/ L$/, "ZA-LP"],
  [/MP$/, "ZA-MP"],
] as const;
const regionOf = (plate: string): string => REGIONS.find(([format]) => format.test(plate))?.[1] ?? "ZA";
