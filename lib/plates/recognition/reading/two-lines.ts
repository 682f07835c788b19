import type { RgbImage } from "../../../platform/vision/picture";
import { confidenceOf, type Reading } from "./ctc";

/** Wider plates than this have one line; below it, both are tried. Width over height. */
export const TWO_LINE_ASPECT_MAX = 2.3;
/** The gap between the lines is looked for in this part of the plate's height. */
const GAP_FROM = 0.3;
const GAP_TO = 0.68;

/**
 * Where the gap between two lines lies, as a fraction of the height: the row with the least change from pixel to pixel
 * along it, since strokes of characters are what changes.
 */
export function lineGap({ data, width, height }: RgbImage): number {
  const from = Math.floor(height * GAP_FROM);
  const to = Math.ceil(height * GAP_TO);
  const activity = Array.from({ length: height }, (_, y) => rowActivity(data, y * width * 3, width));
  let best = (from + to) / 2;
  let least = Number.POSITIVE_INFINITY;
  for (let y = from; y < to; y++) {
    // Three rows together, so that one row of noise does not decide.
    const sum = activity[y]! + (activity[y - 1] ?? 0) + (activity[y + 1] ?? 0);
    if (sum < least) {
      least = sum;
      best = y + 0.5;
    }
  }
  return best / height;
}

function rowActivity(data: Uint8Array, start: number, width: number): number {
  let sum = 0;
  for (let x = 1; x < width; x++) {
    const at = start + x * 3 + 1;
    sum += Math.abs(data[at]! - data[at - 3]!);
  }
  return sum;
}

/** Lines of one plate are about equally high: a state's name above a US number is not a line of it. */
const EQUAL_LINES_FROM = 0.36;
const EQUAL_LINES_TO = 0.64;
const LINE_SURE_MIN = 0.7;
const CHARACTERS_MAX = 10;

/** True when both lines are read so well that the plate has two, and a reading of one line missed the other. */
export const areTwoLines = (gap: number, upper: Reading, lower: Reading): boolean =>
  gap >= EQUAL_LINES_FROM &&
  gap <= EQUAL_LINES_TO &&
  [upper, lower].every(({ text, confidence }) => text.length >= 2 && confidence >= LINE_SURE_MIN) &&
  upper.text.length + lower.text.length <= CHARACTERS_MAX &&
  /\d/.test(lower.text);

/** The upper and the lower line as one reading; null when either has nothing to read. */
export function joinLines(upper: Reading, lower: Reading): Reading | null {
  if (upper.text.length === 0 || lower.text.length < 2) return null;
  const text = upper.text + lower.text;
  const odds = [...upper.odds, ...lower.odds];
  return { text, odds, confidence: confidenceOf(text, odds) };
}
