import sharp from "sharp";
import { type Box, FRONT } from "./geometry";
import type { Pixels } from "./raster";

/** The portrait as both painters need it. */
export interface CardPortrait {
  /** RGB pixels in the size of the photo box. */
  readonly photo: Pixels;
  /** Opacity of the ghost's ink, 0 to 255, in the size of the ghost box. */
  readonly ghost: Uint8Array;
  /** A baseline sRGB JPEG for the PDF, as it came where it can be embedded. */
  readonly jpeg: Uint8Array;
}

/** The portrait is no readable JPEG. */
export class PortraitError extends Error {
  override readonly name = "PortraitError";
}

/** No portrait of the pipeline comes near; a larger one is an attack or a mistake. */
const PIXELS_MAX = 4_000_000;

/**
 * Decodes a portrait once and prepares it for raster and PDF. It covers the photo box, cut at the middle.
 * @throws PortraitError
 */
export async function preparePortrait(jpeg: Uint8Array): Promise<CardPortrait> {
  const { width, height } = FRONT.photo;
  try {
    const image = sharp(jpeg, { limitInputPixels: PIXELS_MAX, failOn: "error" });
    const [metadata, data] = await Promise.all([
      image.metadata(),
      image.clone().resize(width, height, { fit: "cover" }).removeAlpha().toColourspace("srgb").raw().toBuffer(),
    ]);
    // Only an upright three-channel JPEG is drawn alike by every PDF viewer; others are encoded anew.
    const plain = metadata.format === "jpeg" && metadata.space === "srgb" && (metadata.orientation ?? 1) === 1;
    const embedded = plain ? jpeg : await image.clone().removeAlpha().toColourspace("srgb").jpeg({ quality: 95 }).toBuffer();
    const photo = { data, width, height };
    return { photo, ghost: ghostOf(photo), jpeg: embedded };
  } catch (cause) {
    throw new PortraitError("the portrait cannot be decoded as an image", { cause });
  }
}

/** Strength of the ghost at its darkest. */
const GHOST_OPACITY = 0.42;

/**
 * The ghost portrait: one ink whose opacity follows the darkness of the photo, fading out to an oval. Made by averaging
 * the photo's pixels under each of the ghost's.
 */
function ghostOf(photo: Pixels): Uint8Array {
  const { width, height }: Box = FRONT.ghostPortrait;
  const ghost = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const top = Math.floor((y * photo.height) / height);
    const bottom = Math.max(top + 1, Math.floor(((y + 1) * photo.height) / height));
    const v = ((y + 0.5) / height) * 2 - 1;
    for (let x = 0; x < width; x++) {
      const u = ((x + 0.5) / width) * 2 - 1;
      const fade = Math.min(1, Math.max(0, (1 - Math.hypot(u, v)) * 3));
      if (fade === 0) continue;
      const left = Math.floor((x * photo.width) / width);
      const right = Math.max(left + 1, Math.floor(((x + 1) * photo.width) / width));
      let sum = 0;
      for (let py = top; py < bottom; py++) {
        for (let px = left; px < right; px++) {
          const i = (py * photo.width + px) * 3;
          sum += 0.299 * photo.data[i]! + 0.587 * photo.data[i + 1]! + 0.114 * photo.data[i + 2]!;
        }
      }
      const darkness = 1 - sum / ((bottom - top) * (right - left)) / 255;
      ghost[y * width + x] = Math.round(255 * GHOST_OPACITY * darkness * fade);
    }
  }
  return ghost;
}
