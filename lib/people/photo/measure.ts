import type { Head } from "./head";
import type { Raster } from "./raster";

/** What the pixels of a cropped portrait tell. Luminance is Rec. 709 luma of the sRGB values, 0–255. */
export type PixelMeasures = {
  /** Variance of the Laplacian over the face, at a common contrast, so that a dark face is not called blurred. */
  sharpness: number;
  meanLuminance: number;
  /** Shares of the face's pixels that are burnt out and that are black, 0–1. */
  overexposed: number;
  underexposed: number;
  /** Distance of the 1st and the 99th percentile of the face's luminance. */
  dynamicRange: number;
  /** Mean luminance of the darker half of the face over that of the lighter one, 0–1. */
  sideBalance: number;
  /** Mean difference of the largest and the smallest colour channel in the face, 0–255. */
  chroma: number;
  /** Standard deviation and mean of the background's luminance at both sides of the head. */
  backgroundDeviation: number;
  backgroundMean: number;
};

const WHITE_FROM = 250;
const BLACK_TO = 8;
/** Standard deviation of luminance to which a face is brought before its sharpness is measured. */
const COMMON_DEVIATION = 45;

type Ellipse = { cx: number; cy: number; across: number; down: number; angle: number };

/** The skin between forehead and chin; without a head, the middle of the picture. */
function faceEllipse({ width, height }: Raster, head: Head | null): Ellipse {
  if (!head) return { cx: width / 2, cy: height / 2, across: width * 0.25, down: height * 0.33, angle: 0 };
  const below = 0.3 * head.eyesToChin;
  return {
    cx: head.eyeCentre.x - Math.sin(head.roll) * below,
    cy: head.eyeCentre.y + Math.cos(head.roll) * below,
    across: head.interEye * 0.85,
    down: head.eyesToChin * 0.72,
    angle: head.roll,
  };
}

function luminanceOf({ data, width, height }: Raster): Float32Array {
  const out = new Float32Array(width * height);
  for (let i = 0; i < out.length; i++) {
    out[i] = 0.2126 * data[3 * i]! + 0.7152 * data[3 * i + 1]! + 0.0722 * data[3 * i + 2]!;
  }
  return out;
}

/** Level below which the given share of a histogram's pixels lies. */
function percentile(histogram: Uint32Array, count: number, share: number): number {
  let left = share * count;
  for (let level = 0; level < histogram.length; level++) {
    left -= histogram[level]!;
    if (left < 0) return level;
  }
  return histogram.length - 1;
}

function measureFace(raster: Raster, luminance: Float32Array, ellipse: Ellipse) {
  const { data, width, height } = raster;
  const cos = Math.cos(ellipse.angle);
  const sin = Math.sin(ellipse.angle);
  const histogram = new Uint32Array(256);
  const sides = [0, 0];
  const sideCounts = [0, 0];
  let [count, sum, squares, over, under, chroma, edge, edgeSquares] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const u = cos * (x + 0.5 - ellipse.cx) + sin * (y + 0.5 - ellipse.cy);
      const v = -sin * (x + 0.5 - ellipse.cx) + cos * (y + 0.5 - ellipse.cy);
      if ((u / ellipse.across) ** 2 + (v / ellipse.down) ** 2 > 1) continue;
      const at = y * width + x;
      const level = luminance[at]!;
      const [red, green, blue] = [data[3 * at]!, data[3 * at + 1]!, data[3 * at + 2]!];
      const laplacian =
        4 * level - luminance[at - 1]! - luminance[at + 1]! - luminance[at - width]! - luminance[at + width]!;
      const side = u < 0 ? 0 : 1;
      count += 1;
      sum += level;
      squares += level * level;
      sides[side]! += level;
      sideCounts[side]! += 1;
      histogram[Math.round(level)]! += 1;
      if (level >= WHITE_FROM) over += 1;
      if (level <= BLACK_TO) under += 1;
      chroma += Math.max(red, green, blue) - Math.min(red, green, blue);
      edge += laplacian;
      edgeSquares += laplacian * laplacian;
    }
  }
  // A head at the picture's edge can leave nothing to measure.
  const n = Math.max(1, count);
  const deviation = Math.sqrt(Math.max(0, squares / n - (sum / n) ** 2));
  const gain = Math.min(3, COMMON_DEVIATION / Math.max(1, deviation));
  const left = sides[0]! / Math.max(1, sideCounts[0]!);
  const right = sides[1]! / Math.max(1, sideCounts[1]!);
  return {
    sharpness: Math.max(0, edgeSquares / n - (edge / n) ** 2) * gain * gain,
    meanLuminance: sum / n,
    overexposed: over / n,
    underexposed: under / n,
    dynamicRange: percentile(histogram, n, 0.99) - percentile(histogram, n, 0.01),
    sideBalance: Math.min(left, right) / Math.max(1, left, right),
    chroma: chroma / n,
  };
}

/**
 * The background is looked at in strips along both sides, above the shoulders. The tenth of the pixels that is
 * farthest from the median is left out, since a curl of hair may reach into the strips.
 */
function measureBackground({ width, height }: Raster, luminance: Float32Array) {
  const strip = Math.round(width * 0.09);
  const levels: number[] = [];
  for (let y = 2; y < Math.round(height * 0.42); y++) {
    for (let x = 1; x < strip; x++) levels.push(luminance[y * width + x]!, luminance[y * width + width - 1 - x]!);
  }
  levels.sort((a, b) => a - b);
  const median = levels[levels.length >> 1]!;
  const near = levels
    .sort((a, b) => Math.abs(a - median) - Math.abs(b - median))
    .slice(0, Math.ceil(levels.length * 0.9));
  const mean = near.reduce((total, level) => total + level, 0) / near.length;
  const variance = near.reduce((total, level) => total + (level - mean) ** 2, 0) / near.length;
  return { backgroundMean: mean, backgroundDeviation: Math.sqrt(variance) };
}

/**
 * Measures a portrait as it was cropped, before it is sharpened and stretched.
 *
 * @param head the head in px of this raster, or null when there is none
 */
export function measurePixels(raster: Raster, head: Head | null): PixelMeasures {
  const luminance = luminanceOf(raster);
  return { ...measureFace(raster, luminance, faceEllipse(raster, head)), ...measureBackground(raster, luminance) };
}
