import type { RgbImage } from "./picture";

/** What is subtracted from and divided out of each channel after 0–255 became 0–1, in the order R, G, B. */
export type Normalisation = { mean: readonly [number, number, number]; std: readonly [number, number, number] };

/** The models that we train, and PP-OCR's reader: −1 to 1. */
export const SYMMETRIC: Normalisation = { mean: [0.5, 0.5, 0.5], std: [0.5, 0.5, 0.5] };

/** PP-OCR's detector. Its preprocessing applies ImageNet's figures to B, G, R as they stand. */
export const IMAGENET_ON_BGR: Normalisation = { mean: [0.406, 0.456, 0.485], std: [0.225, 0.224, 0.229] };

/**
 * Writes a picture, stretched bilinearly to width × height, as planes B, G, R (the order all our models were trained
 * in, OpenCV's), normalised.
 *
 * @param out where to write, from `offset` on: 3 · width · height numbers
 */
export function writeBgrPlanes(
  image: RgbImage,
  width: number,
  height: number,
  { mean, std }: Normalisation,
  out: Float32Array,
  offset = 0,
): void {
  const { data } = image;
  const plane = width * height;
  const stepX = image.width / width;
  const stepY = image.height / height;
  const left = new Int32Array(width);
  const next = new Int32Array(width);
  const share = new Float32Array(width);
  for (let x = 0; x < width; x++) {
    const at = Math.max(0, (x + 0.5) * stepX - 0.5);
    const column = Math.min(image.width - 1, Math.floor(at));
    left[x] = column * 3;
    next[x] = Math.min(image.width - 1, column + 1) * 3;
    share[x] = at - column;
  }
  for (let channel = 0; channel < 3; channel++) {
    const scale = 1 / (255 * std[channel]!);
    const shift = mean[channel]! / std[channel]!;
    const to = offset + (2 - channel) * plane;
    for (let y = 0; y < height; y++) {
      const at = Math.max(0, (y + 0.5) * stepY - 0.5);
      const row = Math.min(image.height - 1, Math.floor(at));
      const down = at - row;
      const upper = row * image.width * 3 + channel;
      const lower = Math.min(image.height - 1, row + 1) * image.width * 3 + channel;
      const line = to + y * width;
      for (let x = 0; x < width; x++) {
        const t = share[x]!;
        const a = left[x]!;
        const b = next[x]!;
        const above = data[upper + a]! * (1 - t) + data[upper + b]! * t;
        const below = data[lower + a]! * (1 - t) + data[lower + b]! * t;
        out[line + x] = (above * (1 - down) + below * down) * scale - shift;
      }
    }
  }
}
