import type { RgbImage } from "../../../platform/vision/picture";
import { rectify } from "../../../platform/vision/rectify";
import type { Model } from "../../../platform/vision/session";
import { SYMMETRIC, writeBgrPlanes } from "../../../platform/vision/tensor";
import { withSpaces } from "./spaces";
import { cornersOfStrip, type Strip } from "./strip";

/** A line as it was read, and the geometric mean of its characters' probabilities (0–1). */
export type LineText = { text: string; confidence: number };

/** Reads a strip of a picture as a line of any text. */
export type TextReader = { read(image: RgbImage, strip: Strip, flipped: boolean): Promise<LineText> };

const HEIGHT = 48;
const WIDTH_MIN = 32;
const WIDTH_MAX = 1600;

/**
 * PP-OCR's reader of any text (models/text/text-reader.onnx).
 *
 * @param characters its list; the first is class 1, the class behind the last is the space
 */
export function textReader(model: Model, characters: readonly string[]): TextReader {
  return {
    async read(image, strip, flipped) {
      const width = Math.round((HEIGHT * strip.length) / strip.height / 8) * 8;
      const fitted = Math.min(WIDTH_MAX, Math.max(WIDTH_MIN, width));
      const crop = rectify(image, cornersOfStrip(strip, flipped), fitted, HEIGHT);
      const input = new Float32Array(3 * HEIGHT * fitted);
      writeBgrPlanes(crop, fitted, HEIGHT, SYMMETRIC, input);
      const { data, dims } = await model.run(input, [1, 3, HEIGHT, fitted]);
      const [, steps, classes] = dims as readonly [number, number, number];
      const text: string[] = [];
      const columns: number[] = [];
      let logs = 0;
      let last = 0;
      for (let step = 0; step < steps; step++) {
        let best = 0;
        const row = step * classes;
        for (let k = 1; k < classes; k++) if (data[row + k]! > data[row + best]!) best = k;
        if (best !== 0 && best !== last) {
          text.push(characters[best - 1] ?? " ");
          columns.push(((step + 0.5) * fitted) / steps);
          logs += Math.log(Math.max(1e-6, data[row + best]!));
        }
        last = best;
      }
      if (text.length === 0) return { text: "", confidence: 0 };
      return { text: withSpaces(text, columns, crop), confidence: Math.exp(logs / text.length) };
    },
  };
}
