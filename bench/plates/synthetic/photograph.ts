import { Resvg } from "@resvg/resvg-js";
import sharp from "sharp";
import { type Dice, diceOf } from "./dice";

/** RGB, 8 bits, row by row. */
export type Frame = { data: Buffer; width: number; height: number };

/** An SVG document as pixels with alpha. */
export function rasterize(svg: string): Frame & { channels: 4 } {
  const image = new Resvg(svg, { font: { loadSystemFonts: false } }).render();
  return { data: Buffer.from(image.pixels), width: image.width, height: image.height, channels: 4 };
}

/** How a picture is taken: 1 is neutral for gain; blur is a Gaussian's sigma in px; noise a standard deviation of 255. */
export type Exposure = { gain: number; offset: number; warmth: number; blur: number; noise: number };

/** Daylight mostly, sometimes dusk, haze or glare. */
export function drawExposure(dice: Dice): Exposure {
  const [gain, offset] = dice.pick([
    [1, 0],
    [1, 0],
    [dice.between(0.75, 1.2), 0],
    [dice.between(0.4, 0.6), 5],
    [dice.between(0.45, 0.65), dice.between(60, 100)],
    [dice.between(1.25, 1.5), 0],
  ] as const);
  return { gain, offset, warmth: dice.between(-0.08, 0.08), blur: dice.between(0.3, 1.1), noise: dice.between(1, 9) };
}

/** A triangle's spread, near enough to a sensor's noise; a table of draws, since drawing for each pixel would take most of the time. */
const GRAINS = (() => {
  const dice = diceOf(1);
  return Float32Array.from({ length: 1 << 16 }, () => 1.22 * (dice.between(-1, 1) + dice.between(-1, 1)));
})();

/** Applies an exposure to RGB pixels, in place; the noise begins at another place of its table in each row. */
export function expose({ data, width, height }: Frame, exposure: Exposure, dice: Dice): void {
  const { gain, offset, warmth, noise } = exposure;
  const [red, green, blue] = [gain * (1 + warmth), gain, gain * (1 - warmth)];
  // A clamped array rounds, and cuts at 0 and 255.
  const pixels = new Uint8ClampedArray(data.buffer, data.byteOffset, data.length);
  for (let row = 0; row < height; row++) {
    let grainAt = Math.floor(dice.between(0, GRAINS.length));
    for (let at = row * width * 3; at < (row + 1) * width * 3; at += 3) {
      const grain = offset + noise * GRAINS[grainAt++ & (GRAINS.length - 1)]!;
      pixels[at] = pixels[at]! * red + grain;
      pixels[at + 1] = pixels[at + 1]! * green + grain;
      pixels[at + 2] = pixels[at + 2]! * blue + grain;
    }
  }
}

/** Pixels with alpha become RGB, blurred as by a lens. */
export async function develop(image: Frame & { channels: 4 }, blur: number): Promise<Frame> {
  const raw = { width: image.width, height: image.height, channels: image.channels };
  const { data, info } = await sharp(image.data, { raw })
    .removeAlpha()
    .blur(Math.max(0.3, blur))
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

export function asJpeg({ data, width, height }: Frame, quality: number): Promise<Buffer> {
  return sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality })
    .toBuffer();
}
