import type { Calibration } from "../../platform/vision/calibration";
import { boxOf, overlap } from "../../platform/vision/geometry";
import { cropJpeg, type RgbImage } from "../../platform/vision/picture";
import { grammarsOf } from "./grammars/select";
import { judge } from "./judging/judge";
import { plateScore } from "./judging/plate-score";
import { type Vote, vote } from "./reading/tally";
import type { Recognizer, Sighting } from "./recognizer";
import type { Box, PlateRead } from "./types";

export type RecognizeOptions = { grammars: readonly string[]; confidenceMin: number };

/** Two sightings that share this much of the smaller one are one plate. */
const SAME_PLATE_OVERLAP = 0.5;

/** A sighting that was read as something: its vote, and how much it looks like a plate (0–1). */
export type RankedSighting = { sighting: Sighting; box: Box; vote: Vote; score: number };

/** The plates among sightings of one picture, the likeliest plate first, each once. */
export function rank(sightings: readonly Sighting[]): RankedSighting[] {
  const scored = sightings
    .flatMap((sighting) => {
      const decided = vote(sighting.readings);
      if (!decided) return [];
      return [{ sighting, box: boxOf(sighting.quad), vote: decided, score: plateScore(sighting.detection, decided) }];
    })
    .sort((a, b) => b.score - a.score);
  const kept: RankedSighting[] = [];
  for (const entry of scored) {
    if (kept.every((other) => overlap(other.box, entry.box) < SAME_PLATE_OVERLAP)) kept.push(entry);
  }
  return kept;
}

/** Finds and reads the plates of one picture. */
export async function recognizePicture(
  image: RgbImage,
  recognizer: Recognizer,
  calibration: Calibration,
  { grammars: codes, confidenceMin }: RecognizeOptions,
): Promise<PlateRead[]> {
  const grammars = grammarsOf(codes);
  const plates: PlateRead[] = [];
  for (const { sighting, vote: decided, box } of rank(await recognizer.see(image, "still"))) {
    const judgement = judge(decided, sighting.detection, grammars, codes.length > 0, calibration);
    if (judgement.confidence < confidenceMin) continue;
    plates.push({ ...judgement, quad: sighting.quad, box, crop: await cropJpeg(image, sighting.quad) });
  }
  return plates;
}
