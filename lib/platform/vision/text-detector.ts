import { type Point, type Quad, scaleQuad } from "./geometry";
import { cornersOf, minimalRectangle } from "./minimal-rectangle";
import type { RgbImage } from "./picture";
import { loadModel, type SessionOptions } from "./session";
import { IMAGENET_ON_BGR, writeBgrPlanes } from "./tensor";

/** A pixel counts as text from this probability on, a line of text from this mean probability (PaddleOCR's defaults). */
const TEXT_PIXEL_MIN = 0.3;
const PIXELS_MIN = 10;
const SHORT_SIDE_MIN_PX = 4;
/** DB shrinks the text it is trained on; boxes are grown again by area · ratio / perimeter (Liao et al. 2020, §3.4). */
const UNCLIP_RATIO = 1.6;
const SIDE_MULTIPLE = 32;

/** A line of text: its corners in px, and the mean probability (0–1) of its pixels. */
export type TextLine = { quad: Quad; score: number };

export type TextLineLimits = {
  /** Lines with a lower mean probability are left out. */
  scoreMin: number;
  /** Width over height of the lines that are wanted; text of one character is about square. */
  aspectMin: number;
  aspectMax: number;
};

export type TextDetector = {
  /** Lines of text, the surest first. `sidePx`: the longer side in px at which the network sees the picture. */
  find(image: RgbImage, limits: TextLineLimits & { sidePx: number; linesMax: number }): Promise<TextLine[]>;
  release(): Promise<void>;
};

/**
 * Lines of text in a map of text probabilities: its connected parts (8 neighbours), each with the smallest rectangle
 * around it. Coordinates are px of the map.
 *
 * @param map width × height probabilities, row by row
 */
export function textLines(map: Float32Array, width: number, height: number, limits: TextLineLimits): TextLine[] {
  const seen = new Uint8Array(width * height);
  const stack = new Int32Array(width * height);
  const lines: TextLine[] = [];
  for (let start = 0; start < map.length; start++) {
    if (seen[start] || !(map[start]! > TEXT_PIXEL_MIN)) continue;
    const border: Point[] = [];
    let depth = 0;
    let sum = 0;
    let pixels = 0;
    stack[depth++] = start;
    seen[start] = 1;
    while (depth > 0) {
      const at = stack[--depth]!;
      const x = at % width;
      const y = (at - x) / width;
      sum += map[at]!;
      pixels++;
      let inside = true;
      for (let row = y - 1; row <= y + 1; row++) {
        for (let column = x - 1; column <= x + 1; column++) {
          const neighbour = row * width + column;
          const isText = row >= 0 && column >= 0 && row < height && column < width && map[neighbour]! > TEXT_PIXEL_MIN;
          if (!isText) inside = false;
          else if (!seen[neighbour]) {
            seen[neighbour] = 1;
            stack[depth++] = neighbour;
          }
        }
      }
      if (!inside) border.push({ x: x + 0.5, y: y + 0.5 });
    }
    const line =
      pixels >= PIXELS_MIN && sum / pixels >= limits.scoreMin ? lineAround(border, sum / pixels, limits) : null;
    if (line) lines.push(line);
  }
  return lines;
}

function lineAround(border: readonly Point[], score: number, limits: TextLineLimits): TextLine | null {
  const rectangle = minimalRectangle(border);
  if (!rectangle) return null;
  // The border points are pixel centres: the pixels reach half a px further on each side.
  const width = rectangle.width + 1;
  const height = rectangle.height + 1;
  if (Math.min(width, height) < SHORT_SIDE_MIN_PX) return null;
  const growth = (width * height * UNCLIP_RATIO) / (width + height);
  const aspect = (width + growth) / (height + growth);
  if (aspect < limits.aspectMin || aspect > limits.aspectMax) return null;
  return { quad: cornersOf({ ...rectangle, width: width + growth, height: height + growth }), score };
}

/** PP-OCR's text detector (models/text/text-detector.onnx): differentiable binarisation, Liao et al. 2020. */
export async function loadTextDetector(file: string, options: SessionOptions): Promise<TextDetector> {
  const model = await loadModel(file, options);
  return {
    async find(image, { sidePx, linesMax, ...limits }) {
      const scale = sidePx / Math.max(image.width, image.height);
      const round = (side: number) =>
        Math.max(SIDE_MULTIPLE, Math.round((side * scale) / SIDE_MULTIPLE) * SIDE_MULTIPLE);
      const width = round(image.width);
      const height = round(image.height);
      const input = new Float32Array(3 * width * height);
      writeBgrPlanes(image, width, height, IMAGENET_ON_BGR, input);
      const { data } = await model.run(input, [1, 3, height, width]);
      return textLines(data, width, height, limits)
        .sort((a, b) => b.score - a.score)
        .slice(0, linesMax)
        .map(({ quad, score }) => ({ quad: scaleQuad(quad, image.width / width, image.height / height), score }));
    },
    release: () => model.release(),
  };
}
