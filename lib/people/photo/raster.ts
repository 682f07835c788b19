import sharp from "sharp";
import { openImage, type PhotoSource, slowPhoto, unreadablePhoto } from "./intake";

/** Pixels as everything here works on them: sRGB, 8 bits, three channels interleaved, row by row, upright, opaque. */
export type Raster = { data: Uint8Array; width: number; height: number };

/** A rectangle in px. */
export type Rect = { left: number; top: number; width: number; height: number };

/**
 * Decodes a picture: upright by its EXIF orientation, colours converted to sRGB, transparency laid on white.
 *
 * @param sideMaxPx the longer side of the result; a JPEG is then decoded at a fraction of its size, which is what
 *   makes a 12-megapixel photo cheap
 * @param region only this part, in px of the upright original
 * @throws DomainError photo_unreadable when the pixel data are damaged or end too early, photo_timeout when decoding
 *   takes unreasonably long
 */
export async function decodePhoto(source: PhotoSource, sideMaxPx: number, region?: Rect): Promise<Raster> {
  const width = region?.width ?? source.width;
  const height = region?.height ?? source.height;
  const scale = Math.min(1, sideMaxPx / Math.max(width, height));
  const target = { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
  let pipeline = openImage(source.bytes).autoOrient();
  if (region) pipeline = pipeline.extract(region);
  const { data, info } = await pipeline
    .resize({ ...target, fit: "fill", kernel: "lanczos3" })
    .flatten({ background: "#ffffff" })
    .toColourspace("srgb")
    .raw({ depth: "uchar" })
    .toBuffer({ resolveWithObject: true })
    .catch((error: unknown) => {
      // libvips' words for the time limit of `openImage`; everything else it says is about the data.
      if (error instanceof Error && /timeout/i.test(error.message)) throw slowPhoto();
      throw unreadablePhoto();
    });
  if (info.channels !== 3) throw new Error(`${info.channels} channels after conversion to sRGB`);
  return { data, width: info.width, height: info.height };
}

/** The raster in exactly this size, or no larger than a square of that side when `fit` is "inside". */
export async function resizeRaster(
  raster: Raster,
  width: number,
  height: number,
  fit: "fill" | "inside" = "fill",
): Promise<Raster> {
  if (raster.width === width && raster.height === height) return raster;
  const { data, info } = await sharp(raster.data, { raw: { width: raster.width, height: raster.height, channels: 3 } })
    .resize({ width, height, fit, kernel: "lanczos3" })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}
