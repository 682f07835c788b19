import { PORTRAIT_ASPECT } from "./crop";
import type { Head } from "./head";
import type { Raster } from "./raster";
import { cutFrame } from "./warp";

/** The view in which the hair is looked for: the head 50 % of the height, so that there is as much again above it. */
const ROWS = 120;
const COLUMNS = Math.round(ROWS * PORTRAIT_ASPECT);
const HEAD_SHARE = 0.5;
const EYE_ROW = Math.round(ROWS * 0.62);
/** Columns at each side that are taken for background. */
const EDGE = 8;
/** A background that varies more than this (standard deviation, of 255) cannot be told from hair. */
const DEVIATION_MAX = 22;

/**
 * Measures how high the hair (or a turban) rises: climbing from the eyes in the middle of the picture until only
 * background is left.
 *
 * @returns px of the raster from the eye line to the top of the hair, or null where the background is too restless
 *   or the hair leaves the view
 */
export function measureHair(raster: Raster, head: Head): number | null {
  const height = (head.eyesToChin + head.eyesToCrown) / HEAD_SHARE;
  const below = (0.5 - EYE_ROW / ROWS) * height;
  const frame = {
    cx: head.eyeCentre.x - Math.sin(head.roll) * below,
    cy: head.eyeCentre.y + Math.cos(head.roll) * below,
    width: height * PORTRAIT_ASPECT,
    height,
    angle: head.roll,
  };
  // Sampled at double size and averaged would be finer; the tops of hairdos do not need it.
  const { data } = cutFrame(raster, frame, COLUMNS, ROWS);

  // Colours at both sides, above the eyes, where shoulders cannot reach.
  const mean = [0, 0, 0];
  const square = [0, 0, 0];
  let count = 0;
  for (let row = 0; row < EYE_ROW - 20; row++) {
    for (let column = 0; column < COLUMNS; column++) {
      if (column >= EDGE && column < COLUMNS - EDGE) continue;
      count += 1;
      for (let channel = 0; channel < 3; channel++) {
        const value = data[3 * (row * COLUMNS + column) + channel]!;
        mean[channel]! += value;
        square[channel]! += value * value;
      }
    }
  }
  let deviation = 0;
  for (let channel = 0; channel < 3; channel++) {
    mean[channel]! /= count;
    deviation = Math.max(deviation, Math.sqrt(Math.max(0, square[channel]! / count - mean[channel]! ** 2)));
  }
  if (deviation > DEVIATION_MAX) return null;

  const threshold = 36 + 2 * deviation;
  const half = Math.round(COLUMNS * 0.2);
  const middleColumn = Math.floor(COLUMNS / 2);
  for (let row = EYE_ROW - 10; row >= 0; row--) {
    let different = 0;
    for (let column = middleColumn - half; column <= middleColumn + half; column++) {
      const at = 3 * (row * COLUMNS + column);
      const away = Math.hypot(data[at]! - mean[0]!, data[at + 1]! - mean[1]!, data[at + 2]! - mean[2]!);
      if (away > threshold) different += 1;
    }
    if (different < 0.12 * (2 * half + 1)) return ((EYE_ROW - row - 1) / ROWS) * height;
  }
  return null;
}
