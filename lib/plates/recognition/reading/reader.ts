import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { RgbImage } from "../../../platform/vision/picture";
import { loadModel, type SessionOptions } from "../../../platform/vision/session";
import { SYMMETRIC, writeBgrPlanes } from "../../../platform/vision/tensor";
import { ALPHABET, decodeCtc, type Reading } from "./ctc";

/** Reads a line of characters off pictures of it. */
export type PlateReader = {
  /** Size in px at which it sees a crop: whatever the plate's proportions, it is stretched to this. */
  readonly width: number;
  readonly height: number;
  read(crops: readonly RgbImage[]): Promise<Reading[]>;
  release(): Promise<void>;
};

/** Stretched, not fitted: measured, all plates at one width are read better than at widths of their own. */
const READER_WIDTH = 192;
const READER_HEIGHT = 48;

/** The classes of a reader whose only characters are `ALPHABET`: the blank, then the characters in their order. */
export const PLATE_CLASSES: readonly number[] = Array.from(ALPHABET, (_, index) => index + 1);

/**
 * The classes of A–Z 0–9 of a reader that knows other characters as well, by its list of characters (PP-OCR's form: one
 * a line, the first is class 1). Without such a list it knows nothing but plates.
 */
export async function classesOf(dictionary: string): Promise<readonly number[]> {
  if (!existsSync(dictionary)) return PLATE_CLASSES;
  const lines = (await readFile(dictionary, "utf8")).split("\n").map((line) => line.replace("\r", ""));
  return Array.from(ALPHABET, (char) => {
    const at = lines.indexOf(char);
    if (at < 0) throw new Error(`${dictionary} does not know ${char}`);
    return at + 1;
  });
}

/** A reader of the CRNN and SVTR family: an ONNX model with a CTC head, ours or PP-OCR's. */
export async function loadCtcReader(
  file: string,
  classOf: readonly number[],
  options: SessionOptions,
): Promise<PlateReader> {
  const model = await loadModel(file, options);
  const size = 3 * READER_WIDTH * READER_HEIGHT;
  return {
    width: READER_WIDTH,
    height: READER_HEIGHT,
    async read(crops) {
      if (crops.length === 0) return [];
      const input = new Float32Array(size * crops.length);
      for (const [index, crop] of crops.entries()) {
        writeBgrPlanes(crop, READER_WIDTH, READER_HEIGHT, SYMMETRIC, input, index * size);
      }
      const output = await model.run(input, [crops.length, 3, READER_HEIGHT, READER_WIDTH]);
      return crops.map((_, index) => decodeCtc(output, index, classOf));
    },
    release: () => model.release(),
  };
}
