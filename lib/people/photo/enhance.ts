import type { Raster } from "./raster";

/**
 * Unsharp mask as Pillow's `UnsharpMask(radius, percent, threshold)`: what differs from a Gaussian blur by more than
 * the threshold is exaggerated.
 *
 * @param radius standard deviation of the blur, px
 * @param amount 0.5 adds half of the difference
 * @param threshold least difference, of 255, so that smooth skin stays smooth
 */
export function unsharpMask(
  { data, width, height }: Raster,
  radius: number,
  amount: number,
  threshold: number,
): Raster {
  const reach = Math.max(1, Math.ceil(3 * radius));
  const kernel = Array.from({ length: 2 * reach + 1 }, (_, i) => Math.exp(-((i - reach) ** 2) / (2 * radius * radius)));
  const sum = kernel.reduce((total, weight) => total + weight, 0);
  const blurredRows = new Float32Array(data.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let channel = 0; channel < 3; channel++) {
        let value = 0;
        for (let k = -reach; k <= reach; k++) {
          const column = Math.min(width - 1, Math.max(0, x + k));
          value += kernel[k + reach]! * data[3 * (y * width + column) + channel]!;
        }
        blurredRows[3 * (y * width + x) + channel] = value / sum;
      }
    }
  }
  const out = new Uint8ClampedArray(data.length);
  for (let y = 0; y < height; y++) {
    for (let i = 0; i < 3 * width; i++) {
      let blurred = 0;
      for (let k = -reach; k <= reach; k++) {
        const row = Math.min(height - 1, Math.max(0, y + k));
        blurred += kernel[k + reach]! * blurredRows[row * 3 * width + i]!;
      }
      const at = y * 3 * width + i;
      const difference = data[at]! - blurred / sum;
      out[at] = Math.abs(difference) > threshold ? data[at]! + amount * difference : data[at]!;
    }
  }
  return { data: new Uint8Array(out.buffer), width, height };
}

/**
 * Auto-contrast as Pillow's `ImageOps.autocontrast(cutoff, preserve_tone=True)`: the darkest and the lightest share of
 * the pixels is cut off, and what is between is stretched to 0–255. All channels are stretched alike, by the
 * luminance: channel by channel, as Pillow does it by default, a blue wall would turn the skin green, and ISO/IEC
 * 19794-5 asks for natural colours.
 *
 * @param cutOff share cut off at each end, 0–0.5
 * @param shiftMax by how many levels each end may be moved: a fair or a dark face without true black or white around
 *   it is not to be driven to the extremes
 */
export function autoContrast({ data, width, height }: Raster, cutOff: number, shiftMax = 255): Raster {
  const histogram = new Uint32Array(256);
  for (let i = 0; i < data.length; i += 3) {
    // ITU-R 601, as Pillow's conversion to "L".
    histogram[Math.round(0.299 * data[i]! + 0.587 * data[i + 1]! + 0.114 * data[i + 2]!)]! += 1;
  }
  const cut = Math.floor(width * height * cutOff);
  const end = (from: number, step: 1 | -1) => {
    let left = cut;
    let level = from;
    while (level + step >= 0 && level + step <= 255 && histogram[level]! <= left) {
      left -= histogram[level]!;
      level += step;
    }
    return level;
  };
  const low = Math.min(end(0, 1), shiftMax);
  const high = Math.max(end(255, -1), 255 - shiftMax);
  // One flat colour has no contrast to stretch.
  if (high <= low) return { data: data.slice(), width, height };
  const levels = Uint8Array.from({ length: 256 }, (_, level) =>
    Math.min(255, Math.max(0, Math.trunc(((level - low) * 255) / (high - low)))),
  );
  return { data: data.map((level) => levels[level]!), width, height };
}
