import { boxOf, overlap } from "../../../platform/vision/geometry";
import type { RgbImage } from "../../../platform/vision/picture";
import type { Quad } from "../types";

/** A place that may be a plate, in px of the picture, and how sure its finder is (0–1). */
export type Candidate = { quad: Quad; score: number };

export type FindOptions = { scoreMin: number; candidatesMax: number };

/** Finds places that may be plates, the surest first. */
export type PlateFinder = {
  find(image: RgbImage, options: FindOptions): Promise<Candidate[]>;
  release(): Promise<void>;
};

/** Non-maximum suppression: of candidates that cover each other by more than `overlapMax`, the surest stays. */
export function suppressOverlaps(candidates: readonly Candidate[], overlapMax: number, most: number): Candidate[] {
  const kept: { candidate: Candidate; box: ReturnType<typeof boxOf> }[] = [];
  for (const candidate of [...candidates].sort((a, b) => b.score - a.score)) {
    if (kept.length >= most) break;
    const box = boxOf(candidate.quad);
    if (kept.every((other) => overlap(other.box, box) <= overlapMax)) kept.push({ candidate, box });
  }
  return kept.map((entry) => entry.candidate);
}
