import sharp from "sharp";
import type { Dice } from "@/bench/plates/synthetic/dice";
import { MARGIN_PX } from "@/lib/identity/extract/testing/drawn-document";
import type { Quad } from "@/lib/platform/vision/geometry";
import type { RgbImage } from "@/lib/platform/vision/picture";
import { rectify } from "@/lib/platform/vision/rectify";

/** What a phone makes of a document on a table: perspective, reduced size, blur, glare, JPEG. */
export async function photograph(image: RgbImage, dice: Dice): Promise<Buffer> {
  const reach = MARGIN_PX * 0.45;
  const shift = () => dice.between(0, reach);
  const [right, bottom] = [image.width, image.height];
  // The corners of the photograph on the drawing: the nearer a corner to the page, the nearer it is to the camera.
  const quad: Quad = [
    { x: shift(), y: shift() },
    { x: right - shift(), y: shift() },
    { x: right - shift(), y: bottom - shift() },
    { x: shift(), y: bottom - shift() },
  ];
  const width = Math.round(dice.between(1000, 1600));
  const taken = rectify(image, quad, width, Math.round((width * bottom) / right));
  if (dice.chance(0.15)) addGlare(taken, dice);
  const raw = { width: taken.width, height: taken.height, channels: 3 as const };
  const gain = dice.between(0.7, 1.08);
  return sharp(taken.data, { raw })
    .linear(gain, dice.between(-8, 12))
    .blur(dice.chance(0.2) ? dice.between(1, 1.9) : dice.between(0.3, 0.9))
    .rotate(dice.chance(0.12) ? dice.pick([90, 180, 270]) : 0)
    .jpeg({ quality: Math.round(dice.between(35, 92)) })
    .toBuffer();
}

/** A lamp's reflection: burnt out in its middle. */
function addGlare({ data, width, height }: RgbImage, dice: Dice): void {
  const [cx, cy] = [dice.between(0.2, 0.8) * width, dice.between(0.2, 0.7) * height];
  const radius = dice.between(0.05, 0.12) * width;
  const pixels = new Uint8ClampedArray(data.buffer, data.byteOffset, data.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const light = 420 * Math.exp(-((x - cx) ** 2 + (y - cy) ** 2) / (radius * radius));
      if (light < 1) continue;
      for (let k = 0; k < 3; k++) pixels[3 * (y * width + x) + k]! += light;
    }
  }
}
