import { boxOf } from "../../../platform/vision/geometry";
import { clampBox, type RgbImage } from "../../../platform/vision/picture";
import type { NormalisedBox } from "../reading";
import { type KeyedLine, keyed } from "../visual/layout";
import type { Frame } from "./frame";
import type { TextReader } from "./read-line";
import { cornersOfStrip, lineAngle, type Strip } from "./strip";

const LINES_MAX = 90;
const CONFIDENCE_MIN = 0.5;
const TILT_MAX = 0.3;
const VOTERS_MAX = 5;

export function normalisedBox(strip: Strip, image: RgbImage): NormalisedBox {
  const { x, y, width, height } = clampBox(boxOf(cornersOfStrip(strip)), image);
  return { x: x / image.width, y: y / image.height, width: width / image.width, height: height / image.height };
}

/**
 * The direction in which the page is read, in radians clockwise from left to right: that of most text, and of the two
 * ways along it the one in which the longest lines read better. Null when there is no text.
 */
export async function readingAngle(
  image: RgbImage,
  strips: readonly Strip[],
  reader: TextReader,
): Promise<number | null> {
  const long = strips.filter(({ length, height }) => length > 2.5 * height).sort((a, b) => b.length - a.length);
  if (long.length === 0) return null;
  // The median of directions near the longest lines' own; a half turn makes no difference to a line.
  const axis = long[0]!.angle;
  const near = long.map(({ angle }) => lineAngle(angle - axis)).filter((turn) => Math.abs(turn) < TILT_MAX);
  near.sort((a, b) => a - b);
  const angle = axis + near[near.length >> 1]!;
  let balance = 0;
  const voters = long.filter((strip) => Math.abs(lineAngle(strip.angle - angle)) < TILT_MAX).slice(0, VOTERS_MAX);
  for (const strip of voters) {
    const [upright, turned] = [await reader.read(image, strip, false), await reader.read(image, strip, true)];
    balance += upright.confidence * upright.text.length - turned.confidence * turned.text.length;
  }
  return balance >= 0 ? angle : angle + Math.PI;
}

/** Reads the lines of a page in the direction it is read, and places them on the page. */
export async function readPage(
  image: RgbImage,
  strips: readonly Strip[],
  angle: number,
  frame: Frame,
  reader: TextReader,
  signal?: AbortSignal,
): Promise<KeyedLine[]> {
  const lines: KeyedLine[] = [];
  for (const strip of strips.slice(0, LINES_MAX)) {
    if (signal?.aborted) signal.throwIfAborted();
    const isShort = strip.length < 2 * strip.height;
    const tilt = lineAngle(strip.angle - angle);
    // Text as high as wide has no direction of its own; other text that lies across the page is no field.
    if (!isShort && Math.abs(tilt) > TILT_MAX) continue;
    const laid = isShort && Math.abs(tilt) > TILT_MAX ? laidAlong(strip, angle) : strip;
    const flipped = Math.cos(laid.angle - angle) < 0;
    const { text, confidence } = await reader.read(image, laid, flipped);
    if (text === "" || confidence < CONFIDENCE_MIN) continue;
    const [a, b, c, d] = cornersOfStrip(laid, flipped).map((corner) => frame.toPage(corner));
    lines.push(
      keyed({
        text,
        confidence,
        left: (a!.x + d!.x) / 2,
        right: (b!.x + c!.x) / 2,
        middle: (a!.y + b!.y + c!.y + d!.y) / 4,
        height: Math.abs(d!.y - a!.y + c!.y - b!.y) / 2,
        box: normalisedBox(laid, image),
      }),
    );
  }
  return lines.sort((a, b) => (Math.abs(a.middle - b.middle) < 0.5 * a.height ? a.left - b.left : a.middle - b.middle));
}

const laidAlong = (strip: Strip, angle: number): Strip => ({
  ...strip,
  angle: lineAngle(angle),
  length: strip.height,
  height: strip.length,
});
