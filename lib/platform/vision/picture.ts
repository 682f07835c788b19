import sharp, { type Sharp } from "sharp";
import { DomainError } from "../errors";
import { type Box, boxOf, type Quad } from "./geometry";

/** A stored picture: JPEG, sRGB. */
export type Jpeg = { data: Uint8Array; widthPx: number; heightPx: number };

/** Pixels as everything here works on them: sRGB, 8 bits, R G B interleaved, row by row, upright, opaque. */
export type RgbImage = { data: Uint8Array; width: number; height: number };

/** A picture that declares more is refused before its pixels are unpacked. */
const PIXELS_MAX = 100_000_000;
const DECODE_SECONDS_MAX = 20;
/** Beyond this side nothing more is read, and every step takes longer. */
export const SIDE_MAX_PX = 3840;
const CROP_MARGIN = 0.25;
const JPEG_QUALITY = 88;

/**
 * Decodes a picture: upright by its EXIF orientation, colours to sRGB, transparency laid on white, reduced to 3840 px.
 *
 * @throws DomainError image_unreadable for what is no picture, is damaged or too large
 */
export async function decodePicture(bytes: Uint8Array): Promise<RgbImage> {
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: PIXELS_MAX, failOn: "truncated" })
      .timeout({ seconds: DECODE_SECONDS_MAX })
      .autoOrient()
      .resize({ width: SIDE_MAX_PX, height: SIDE_MAX_PX, fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#ffffff" })
      .toColourspace("srgb")
      .raw({ depth: "uchar" })
      .toBuffer({ resolveWithObject: true });
    return {
      data: info.channels === 3 ? data : repeatGrey(data, info.channels),
      width: info.width,
      height: info.height,
    };
  } catch {
    throw new DomainError(
      "invalid",
      "image_unreadable",
      "The picture cannot be read: it is damaged, too large or of another type",
    );
  }
}

function repeatGrey(data: Uint8Array, channels: number): Uint8Array {
  const out = new Uint8Array((data.length / channels) * 3);
  for (let i = 0, o = 0; i < data.length; i += channels, o += 3) out.fill(data[i]!, o, o + 3);
  return out;
}

const asSharp = ({ data, width, height }: RgbImage) => sharp(data, { raw: { width, height, channels: 3 } });

async function toJpeg(pipeline: Sharp): Promise<Jpeg> {
  const { data, info } = await pipeline.jpeg({ quality: JPEG_QUALITY }).toBuffer({ resolveWithObject: true });
  return { data, widthPx: info.width, heightPx: info.height };
}

/** A box in whole px that lies in the picture, at least 1 × 1. */
export function clampBox(box: Box, image: { width: number; height: number }): Box {
  const x = Math.max(0, Math.min(image.width - 1, Math.floor(box.x)));
  const y = Math.max(0, Math.min(image.height - 1, Math.floor(box.y)));
  return {
    x,
    y,
    width: Math.max(1, Math.min(image.width, Math.ceil(box.x + box.width)) - x),
    height: Math.max(1, Math.min(image.height, Math.ceil(box.y + box.height)) - y),
  };
}

/** What a quadrilateral encloses with a quarter of its height around it, as it stands in the picture. */
export function cropJpeg(image: RgbImage, quad: Quad): Promise<Jpeg> {
  const box = boxOf(quad);
  const margin = CROP_MARGIN * box.height;
  const { x, y, width, height } = clampBox(
    { x: box.x - margin, y: box.y - margin, width: box.width + 2 * margin, height: box.height + 2 * margin },
    image,
  );
  return toJpeg(asSharp(image).extract({ left: x, top: y, width, height }));
}

/** The whole picture, no longer than `sideMaxPx`. */
export const frameJpeg = (image: RgbImage, sideMaxPx = SIDE_MAX_PX): Promise<Jpeg> =>
  toJpeg(asSharp(image).resize({ width: sideMaxPx, height: sideMaxPx, fit: "inside", withoutEnlargement: true }));

/** The same picture with its longer side this long, enlarged or reduced. */
export async function scaled(image: RgbImage, sidePx: number): Promise<RgbImage> {
  if (Math.max(image.width, image.height) === sidePx) return image;
  const { data, info } = await asSharp(image)
    .resize({ width: sidePx, height: sidePx, fit: "inside", kernel: "cubic" })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}
