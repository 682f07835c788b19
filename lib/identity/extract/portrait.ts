import { findFaceBoxes } from "../../people/photo/detector";
import type { RgbImage } from "../../platform/vision/picture";
import type { NormalisedBox } from "./reading";

/** Around a face's box, in its own width and height: a portrait shows hair and shoulders. */
const MARGIN = { side: 0.35, above: 0.5, below: 0.4 };
const SHARE_MIN = 0.002;

/** Turned by quarters, clockwise. */
function quarterTurned({ data, width, height }: RgbImage, turns: number): RgbImage {
  if (turns === 0) return { data, width, height };
  const [w, h] = turns % 2 === 0 ? [width, height] : [height, width];
  const out = new Uint8Array(data.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [to, down] =
        turns === 1 ? [height - 1 - y, x] : turns === 2 ? [width - 1 - x, height - 1 - y] : [y, width - 1 - x];
      const at = 3 * (down * w + to);
      const from = 3 * (y * width + x);
      out[at] = data[from]!;
      out[at + 1] = data[from + 1]!;
      out[at + 2] = data[from + 2]!;
    }
  }
  return { data: out, width: w, height: h };
}

/** A box of the turned picture on the picture as it was. */
function turnedBack({ x, y, width, height }: NormalisedBox, turns: number): NormalisedBox {
  if (turns === 1) return { x: y, y: 1 - x - width, width: height, height: width };
  if (turns === 2) return { x: 1 - x - width, y: 1 - y - height, width, height };
  if (turns === 3) return { x: 1 - y - height, y: x, width: height, height: width };
  return { x, y, width, height };
}

const bounded = ({ x, y, width, height }: NormalisedBox): NormalisedBox => {
  const [left, top] = [Math.max(0, x), Math.max(0, y)];
  return { x: left, y: top, width: Math.min(1, x + width) - left, height: Math.min(1, y + height) - top };
};

/**
 * The largest face on the page with what a portrait has around it; null when there is none.
 *
 * @param angle direction in which the page is read: faces are looked for upright
 */
export async function findPortrait(image: RgbImage, angle: number): Promise<NormalisedBox | null> {
  const turns = (((Math.round(-angle / (Math.PI / 2)) % 4) + 4) % 4) as 0 | 1 | 2 | 3;
  const upright = quarterTurned(image, turns);
  const faces = await findFaceBoxes(upright);
  const [largest] = faces.sort((a, b) => b.width * b.height - a.width * a.height);
  if (!largest || largest.width * largest.height < SHARE_MIN * upright.width * upright.height) return null;
  const { x, y, width, height } = largest;
  return turnedBack(
    bounded({
      x: (x - MARGIN.side * width) / upright.width,
      y: (y - MARGIN.above * height) / upright.height,
      width: (width * (1 + 2 * MARGIN.side)) / upright.width,
      height: (height * (1 + MARGIN.above + MARGIN.below)) / upright.height,
    }),
    turns,
  );
}
