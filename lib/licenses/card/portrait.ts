import sharp from "sharp";
import { FRONT, PORTRAIT_SOURCE } from "./geometry";
import type { Pixels } from "./raster";
import { enlargeToCover } from "./resample";

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
 * Decodes a portrait once and prepares it for raster and PDF. Of another shape than 213 x 260 it is cut at the middle.
 * @throws PortraitError
 */
export async function preparePortrait(jpeg: Uint8Array): Promise<CardPortrait> {
  const { width, height } = PORTRAIT_SOURCE;
  try {
    const options = { limitInputPixels: PIXELS_MAX, failOn: "error" } as const;
    const metadata = await sharp(jpeg, options).metadata();
    // Only an upright three-channel JPEG is drawn alike by every PDF viewer; others are encoded anew.
    const plain = metadata.format === "jpeg" && metadata.space === "srgb" && (metadata.orientation ?? 1) === 1;
    const ready = plain && metadata.width === width && metadata.height === height && isSrgb(metadata.icc);
    const image = ready
      ? sharp(jpeg, { ...options, ignoreIcc: true })
      : sharp(jpeg, options)
          .autoOrient()
          .resize(width, height, { fit: "cover" })
          .flatten({ background: "#ffffff" })
          .toColourspace("srgb");
    const data = await image.raw().toBuffer();
    const source = { data, width, height };
    const embedded = plain
      ? jpeg
      : await sharp(data, { raw: { width, height, channels: 3 } })
          .jpeg({ quality: 95 })
          .toBuffer();
    return {
      photo: enlargeToCover(source, FRONT.photo.width, FRONT.photo.height),
      ghost: ghostOf(source),
      jpeg: embedded,
    };
  } catch (cause) {
    throw new PortraitError("the portrait cannot be decoded as an image", { cause });
  }
}

/** True for the profile that our own portraits carry, or none: converting from it costs more than decoding, for nothing. */
function isSrgb(icc: Buffer | undefined): boolean {
  return icc === undefined || /s\0?R\0?G\0?B/.test(icc.toString("latin1"));
}

/** Strength of the ghost at its darkest. */
const GHOST_OPACITY = 0.42;

/** Opacity of the oval in which the ghost fades out, 0 to 1, for each of its pixels. */
const OVAL = (() => {
  const { width, height } = FRONT.ghostPortrait;
  return Float32Array.from({ length: width * height }, (_, i) => {
    const u = (((i % width) + 0.5) / width) * 2 - 1;
    const v = ((Math.floor(i / width) + 0.5) / height) * 2 - 1;
    return Math.min(1, Math.max(0, (1 - Math.hypot(u, v)) * 3));
  });
})();

/**
 * The ghost portrait: one ink whose opacity follows the darkness of the photo, fading out to an oval. Each of its
 * pixels takes the mean of the four pixels of the photo around its place, which is enough for a reduction to 0.7.
 */
function ghostOf(photo: Pixels): Uint8Array {
  const { width, height } = FRONT.ghostPortrait;
  const stride = photo.width * 3;
  const ghost = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const row = Math.min(photo.height - 2, Math.floor(((y + 0.5) * photo.height) / height - 0.5)) * stride;
    for (let x = 0; x < width; x++) {
      const fade = OVAL[y * width + x]!;
      if (fade === 0) continue;
      const i = row + Math.min(photo.width - 2, Math.floor(((x + 0.5) * photo.width) / width - 0.5)) * 3;
      const red = photo.data[i]! + photo.data[i + 3]! + photo.data[i + stride]! + photo.data[i + stride + 3]!;
      const green = photo.data[i + 1]! + photo.data[i + 4]! + photo.data[i + stride + 1]! + photo.data[i + stride + 4]!;
      const blue = photo.data[i + 2]! + photo.data[i + 5]! + photo.data[i + stride + 2]! + photo.data[i + stride + 5]!;
      const darkness = 1 - (0.299 * red + 0.587 * green + 0.114 * blue) / 1020;
      ghost[y * width + x] = Math.round(255 * GHOST_OPACITY * darkness * fade);
    }
  }
  return ghost;
}
