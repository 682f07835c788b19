import sharp from "sharp";
import type { BlockPicture } from "./block-layout";

/** Sizes that the portrait is tried in, from the layout's own half downwards. */
const SIZES = [
  { width: 100, height: 125 },
  { width: 80, height: 100 },
  { width: 64, height: 80 },
  { width: 48, height: 60 },
] as const;

/** Below this a larger picture shows less of a face than a smaller one. */
const QUALITY_MIN = 8;
const QUALITY_MAX = 60;
const PIXELS_MAX = 4_000_000;

/**
 * The portrait in grey as the best WebP of at most `bytesMax` bytes, in the largest size that is still worth looking
 * at; null when not even the smallest fits. Equal input gives equal bytes.
 */
export async function blockPortrait(jpeg: Uint8Array, bytesMax: number): Promise<BlockPicture | null> {
  for (const size of SIZES) {
    const picture = await sharp(jpeg, { limitInputPixels: PIXELS_MAX, failOn: "error" })
      .autoOrient()
      .resize(size.width, size.height, { fit: "cover" })
      .grayscale()
      .raw()
      .toBuffer();
    const webp = await largestBelow(bytesMax, (quality) =>
      sharp(picture, { raw: { ...size, channels: 1 } })
        .webp({ quality, effort: 6, preset: "photo" })
        .toBuffer(),
    );
    if (webp) return { ...size, webp };
  }
  return null;
}

/** The best quality that keeps within the bytes, found by halving. */
async function largestBelow(bytesMax: number, encode: (quality: number) => Promise<Buffer>): Promise<Buffer | null> {
  let best: Buffer | null = null;
  for (let low = QUALITY_MIN, high = QUALITY_MAX; low <= high; ) {
    const quality = (low + high) >> 1;
    const webp = await encode(quality);
    if (webp.length <= bytesMax) {
      best = webp;
      low = quality + 1;
    } else high = quality - 1;
  }
  return best;
}
