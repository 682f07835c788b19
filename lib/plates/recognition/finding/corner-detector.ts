import { isConvex } from "../../../platform/vision/geometry";
import type { RgbImage } from "../../../platform/vision/picture";
import { loadModel, type ModelOutput, type SessionOptions } from "../../../platform/vision/session";
import { SYMMETRIC, writeBgrPlanes } from "../../../platform/vision/tensor";
import type { Point, Quad } from "../types";
import { type Candidate, type PlateFinder, suppressOverlaps } from "./candidate";

/** The network's output has one cell for 8 × 8 px of its input; corner offsets are in units of 32 px. */
const CELL_PX = 8;
const OFFSET_PX = 32;
/** The network halves its input five times. */
const SIDE_MULTIPLE = 32;
/** A small picture is enlarged no further than this: beyond, there is nothing to see. */
const ENLARGE_MAX = 4;
/** Two plates of one picture do not cover each other; a truck's two stand side by side or one above the other. */
const OVERLAP_MAX = 0.45;

export type CornerDetectorOptions = SessionOptions & {
  /** Longer side of the picture as the network sees it, in px. */
  sidePx: number;
};

/** The size at which a picture is shown to the network: `sidePx` for its longer side, both multiples of 32. */
export function networkSize(image: { width: number; height: number }, sidePx: number) {
  const scale = Math.min(ENLARGE_MAX, sidePx / Math.max(image.width, image.height));
  const round = (side: number) =>
    Math.max(SIDE_MULTIPLE, Math.ceil(Math.round(side * scale) / SIDE_MULTIPLE) * SIDE_MULTIPLE);
  return { width: round(image.width), height: round(image.height) };
}

/**
 * The plates in the detector's answer: 9 planes of h × w cells, first the probability that a plate's centre lies in the
 * cell, then x, y of its four corners relative to the cell's centre (as in CenterNet, Zhou et al. 2019, with corners in
 * the place of a size). A cell counts when none of its eight neighbours is surer.
 *
 * @param scaleX,scaleY px of the picture per px of the network's input
 */
export function decodeCorners(
  { data, dims }: ModelOutput,
  scoreMin: number,
  scaleX: number,
  scaleY: number,
): Candidate[] {
  const [, planes, height, width] = dims as readonly [number, number, number, number];
  if (planes !== 9) throw new Error(`The plate detector answers ${planes} planes instead of 9`);
  const plane = height * width;
  const found: Candidate[] = [];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      const score = data[at]!;
      if (!(score >= scoreMin) || !isPeak(data, x, y, width, height)) continue;
      const corner = (index: number): Point => ({
        x: (x * CELL_PX + CELL_PX / 2 + data[(1 + 2 * index) * plane + at]! * OFFSET_PX) * scaleX,
        y: (y * CELL_PX + CELL_PX / 2 + data[(2 + 2 * index) * plane + at]! * OFFSET_PX) * scaleY,
      });
      const quad: Quad = [corner(0), corner(1), corner(2), corner(3)];
      if (isConvex(quad)) found.push({ quad, score });
    }
  }
  return found;
}

function isPeak(data: Float32Array, x: number, y: number, width: number, height: number): boolean {
  const score = data[y * width + x]!;
  for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++) {
    for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
      if (data[row * width + column]! > score) return false;
    }
  }
  return true;
}

/** Our own plate detector (models/plates/plate-detector.onnx). */
export async function loadCornerDetector(file: string, options: CornerDetectorOptions): Promise<PlateFinder> {
  const model = await loadModel(file, options);
  return {
    async find(image: RgbImage, { scoreMin, candidatesMax }) {
      const { width, height } = networkSize(image, options.sidePx);
      const input = new Float32Array(3 * width * height);
      writeBgrPlanes(image, width, height, SYMMETRIC, input);
      const output = await model.run(input, [1, 3, height, width]);
      const found = decodeCorners(output, scoreMin, image.width / width, image.height / height);
      return suppressOverlaps(found, OVERLAP_MAX, candidatesMax);
    },
    release: () => model.release(),
  };
}
