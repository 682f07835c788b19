import sharp from "sharp";

/** A portrait is printed 30 mm wide: 300 dpi and some to spare. */
const PORTRAIT_PX = { width: 420, height: 512 };
const SIGNATURE_PX = { width: 900, height: 260 };
/** A larger picture is an attack or a mistake. */
const PIXELS_MAX = 60_000_000;
const options = { limitInputPixels: PIXELS_MAX, failOn: "none" } as const;
/** Darkness, 0 to 255, below which paper ends and above which ink is whole. */
const PAPER = 60;
const INK = 150;
const INK_RGB = [24, 36, 78] as const;

/**
 * A photo as the page has it: upright, in the shape of a passport photo, cut towards its upper half where the face is.
 *
 * @returns baseline sRGB JPEG, 420 x 512 px; null for what no decoder opens
 */
export async function portraitJpeg(photo: Uint8Array): Promise<Uint8Array | null> {
  const { width, height } = PORTRAIT_PX;
  const cut = sharp(photo, options).autoOrient().resize(width, height, { fit: "cover", position: "top" });
  return cut
    .flatten({ background: "#ffffff" })
    .toColourspace("srgb")
    .jpeg({ quality: 88 })
    .toBuffer()
    .catch(() => null);
}

/**
 * A signature on paper as ink on nothing: the paper's own shade is taken as white, what is darker becomes opaque, and
 * the empty margins are cut off.
 *
 * @returns PNG with transparency; null for what no decoder opens, or where there is no ink
 */
export async function signaturePng(scan: Uint8Array): Promise<Uint8Array | null> {
  try {
    const { data, info } = await sharp(scan, options)
      .autoOrient()
      .resize({ ...SIGNATURE_PX, fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#ffffff" })
      .greyscale()
      .normalise()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const pixels = Buffer.alloc(info.width * info.height * 4);
    for (let i = 0; i < info.width * info.height; i += 1) {
      const darkness = 255 - (data[i * info.channels] ?? 255);
      const alpha = Math.max(0, Math.min(255, Math.round(((darkness - PAPER) / (INK - PAPER)) * 255)));
      pixels.set([...INK_RGB, alpha], i * 4);
    }
    const raw = { width: info.width, height: info.height, channels: 4 as const };
    return await sharp(pixels, { raw })
      .trim({ background: { r: 24, g: 36, b: 78, alpha: 0 }, threshold: 20 })
      .png()
      .toBuffer();
  } catch {
    return null;
  }
}
