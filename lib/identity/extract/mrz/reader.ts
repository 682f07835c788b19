import type { RgbImage } from "../../../platform/vision/picture";
import { rectify } from "../../../platform/vision/rectify";
import { loadModel, type Model, type ModelOutput, type SessionOptions } from "../../../platform/vision/session";
import { SYMMETRIC, writeBgrPlanes } from "../../../platform/vision/tensor";
import { cornersOfStrip, type Strip } from "../text/strip";
import { ALPHABET, CLASSES } from "./alphabet";
import type { Emissions } from "./decode";

/** Reads a strip of a picture as a line of a machine readable zone. */
export type LineReader = {
  read(image: RgbImage, strip: Strip, flipped: boolean): Promise<Emissions>;
  release(): Promise<void>;
};

const HEIGHT = 32;
const WIDTH_MIN = 96;
/** The network was trained on lines pressed to three quarters of their width, as OCR-B is set wide. */
const PRESSED = 0.75;
/** Of the darkest and the lightest pixels, so much is cut off before the contrast is stretched. */
const CUT_OFF = 0.02;

/** Our own reader (models/identity/mrz-reader.onnx): grey, 32 px high, four columns a step. */
export async function loadMrzReader(file: string, options: SessionOptions): Promise<LineReader> {
  const model = await loadModel(file, options);
  return {
    async read(image, strip, flipped) {
      const width = Math.max(WIDTH_MIN, Math.round((PRESSED * HEIGHT * strip.length) / strip.height / 8) * 8);
      const crop = rectify(image, cornersOfStrip(strip, flipped), width, HEIGHT);
      return emissionsOf(await model.run(stretched(crop), [1, 1, HEIGHT, width]));
    },
    release: () => model.release(),
  };
}

/** Brightness (ITU-R BT.601) with its contrast stretched to 0–1. */
function stretched({ data, width, height }: RgbImage): Float32Array {
  const grey = new Uint8Array(width * height);
  const counts = new Uint32Array(256);
  for (let i = 0; i < grey.length; i++) {
    grey[i] = (data[3 * i]! * 77 + data[3 * i + 1]! * 150 + data[3 * i + 2]! * 29) >> 8;
    counts[grey[i]!]!++;
  }
  const least = grey.length * CUT_OFF;
  let low = 0;
  let high = 255;
  for (let sum = 0; sum + counts[low]! < least; low++) sum += counts[low]!;
  for (let sum = 0; sum + counts[high]! < least; high--) sum += counts[high]!;
  return Float32Array.from(grey, (value) => Math.min(1, Math.max(0, (value - low) / (high - low + 1e-3))));
}

/** Logits, class by class, to log probabilities, step by step. */
function emissionsOf({ data, dims }: ModelOutput): Emissions {
  const steps = dims[2]!;
  const logs = new Float32Array(steps * CLASSES);
  for (let step = 0; step < steps; step++) {
    let top = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < CLASSES; k++) top = Math.max(top, data[k * steps + step]!);
    let sum = 0;
    for (let k = 0; k < CLASSES; k++) sum += Math.exp(data[k * steps + step]! - top);
    const shift = top + Math.log(sum);
    for (let k = 0; k < CLASSES; k++) logs[step * CLASSES + k] = data[k * steps + step]! - shift;
  }
  return { logs, steps };
}

const GENERAL_HEIGHT = 48;
const GENERAL_WIDTH_MIN = 160;
/** What the general reader takes the filler for. */
const FILLER_LIKE = ["《", "〈", "≤", "«"];
/** So that nothing is impossible for a reader that is very sure of something that cannot be. */
const FLOOR = 1e-5;

/**
 * The second opinion: PP-OCR's reader of any text, of whose characters only those of a zone count. It errs elsewhere
 * than our own, which was trained on one typeface.
 *
 * @param characters its list of characters; the first is class 1
 */
export function generalMrzReader(model: Model, characters: readonly string[]): LineReader {
  const classes = Array.from(ALPHABET, (char) => characters.indexOf(char) + 1);
  const fillers = FILLER_LIKE.map((char) => characters.indexOf(char) + 1).filter((index) => index > 0);
  return {
    async read(image, strip, flipped) {
      const width = Math.max(GENERAL_WIDTH_MIN, Math.round((GENERAL_HEIGHT * strip.length) / strip.height / 8) * 8);
      const crop = rectify(image, cornersOfStrip(strip, flipped), width, GENERAL_HEIGHT);
      const input = new Float32Array(3 * GENERAL_HEIGHT * width);
      writeBgrPlanes(crop, width, GENERAL_HEIGHT, SYMMETRIC, input);
      const { data, dims } = await model.run(input, [1, 3, GENERAL_HEIGHT, width]);
      const [, steps, all] = dims as readonly [number, number, number];
      const logs = new Float32Array(steps * CLASSES);
      const row = new Float32Array(CLASSES);
      for (let step = 0; step < steps; step++) {
        const from = step * all;
        row[0] = data[from]! + 10 * FLOOR;
        for (let k = 1; k < CLASSES; k++) row[k] = data[from + classes[k - 1]!]! + FLOOR;
        for (const filler of fillers) row[1]! += data[from + filler]!;
        const sum = row.reduce((total, value) => total + value, 0);
        for (let k = 0; k < CLASSES; k++) logs[step * CLASSES + k] = Math.log(row[k]! / sum);
      }
      return { logs, steps };
    },
    release: async () => undefined,
  };
}
