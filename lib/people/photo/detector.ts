import { runFaceModel } from "./models";
import { type Raster, resizeRaster } from "./raster";

/** A face's box in px of the raster it was searched in, and the detector's confidence (0–1). */
export type FaceBox = { x: number; y: number; width: number; height: number; score: number };

const TINY_SIDE = 416;
const TINY_CELLS = 13;
/** Anchor boxes of the tiny detector, in cells of 32 px (src/tinyFaceDetector/const.ts of face-api). */
const TINY_ANCHORS = [
  [1.603231, 2.094468],
  [6.041143, 7.080126],
  [2.882459, 3.518061],
  [4.266906, 5.178857],
  [9.041765, 10.66308],
] as const;
const SSD_SIDE = 512;

const SCORE_MIN = 0.5;
/** The picture is searched as it is, and once more at 0.6 of that with a border, for faces that fill the frame. */
const SCALES = [1, 0.6];
/** The mean colour of the detectors' training pictures, so that the border looks like nothing in particular. */
const BORDER = [117, 115, 97] as const;

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

type Canvas = { planes: Float32Array; scale: number; left: number; top: number };

/** The raster in the middle of a square canvas, as the planes that the models take. */
async function letterbox(raster: Raster, side: number, portion: number): Promise<Canvas> {
  const inner = Math.round(side * portion);
  const scale = inner / Math.max(raster.width, raster.height);
  const width = Math.max(1, Math.round(raster.width * scale));
  const height = Math.max(1, Math.round(raster.height * scale));
  const small = await resizeRaster(raster, width, height);
  const left = Math.floor((side - width) / 2);
  const top = Math.floor((side - height) / 2);
  const plane = side * side;
  const planes = new Float32Array(3 * plane);
  for (let channel = 0; channel < 3; channel++) {
    planes.fill(BORDER[channel]!, channel * plane, (channel + 1) * plane);
    for (let y = 0; y < height; y++) {
      const from = y * width * 3 + channel;
      const to = channel * plane + (y + top) * side + left;
      for (let x = 0; x < width; x++) planes[to + x] = small.data[from + 3 * x]!;
    }
  }
  return { planes, scale, left, top };
}

const scaleBox = (box: FaceBox, scale: number): FaceBox => ({
  x: box.x * scale,
  y: box.y * scale,
  width: box.width * scale,
  height: box.height * scale,
  score: box.score,
});

const fromCanvas = ({ scale, left, top }: Canvas, box: FaceBox): FaceBox => ({
  x: (box.x - left) / scale,
  y: (box.y - top) / scale,
  width: box.width / scale,
  height: box.height / scale,
  score: box.score,
});

async function searchTiny(raster: Raster, portion: number): Promise<FaceBox[]> {
  const canvas = await letterbox(raster, TINY_SIDE, portion);
  const { cells } = await runFaceModel("tiny_face_detector", canvas.planes, TINY_SIDE);
  const plane = TINY_CELLS * TINY_CELLS;
  const cell = TINY_SIDE / TINY_CELLS;
  const boxes: FaceBox[] = [];
  for (const [anchor, [anchorWidth, anchorHeight]] of TINY_ANCHORS.entries()) {
    for (let at = 0; at < plane; at++) {
      const output = (index: number) => cells![(anchor * 5 + index) * plane + at]!;
      const score = sigmoid(output(4));
      if (score < SCORE_MIN) continue;
      const width = Math.exp(output(2)) * anchorWidth * cell;
      const height = Math.exp(output(3)) * anchorHeight * cell;
      const x = ((at % TINY_CELLS) + sigmoid(output(0))) * cell - width / 2;
      const y = (Math.floor(at / TINY_CELLS) + sigmoid(output(1))) * cell - height / 2;
      boxes.push(fromCanvas(canvas, { x, y, width, height, score }));
    }
  }
  return boxes;
}

async function searchSsd(raster: Raster, portion: number): Promise<FaceBox[]> {
  const canvas = await letterbox(raster, SSD_SIDE, portion);
  const outputs = await runFaceModel("ssd_mobilenetv1", canvas.planes, SSD_SIDE);
  const boxes: FaceBox[] = [];
  for (const [index, score] of outputs.scores!.entries()) {
    if (score < SCORE_MIN) continue;
    const [top, left, bottom, right] = outputs.boxes!.subarray(4 * index, 4 * index + 4);
    const box = {
      x: left! * SSD_SIDE,
      y: top! * SSD_SIDE,
      width: (right! - left!) * SSD_SIDE,
      height: (bottom! - top!) * SSD_SIDE,
    };
    boxes.push(fromCanvas(canvas, { ...box, score }));
  }
  return boxes;
}

/**
 * Non-maximum suppression: of boxes that tell of the same face, the surest stays. Overlap is taken relative to the
 * smaller box, since the two scales draw boxes of different size around one face.
 */
export function suppressOverlaps<Box extends FaceBox>(boxes: readonly Box[], overlapMax: number): Box[] {
  const kept: Box[] = [];
  for (const box of [...boxes].sort((a, b) => b.score - a.score)) {
    const same = kept.some((other) => {
      const width = Math.min(box.x + box.width, other.x + other.width) - Math.max(box.x, other.x);
      const height = Math.min(box.y + box.height, other.y + other.height) - Math.max(box.y, other.y);
      if (width <= 0 || height <= 0) return false;
      return (width * height) / Math.min(box.width * box.height, other.width * other.height) > overlapMax;
    });
    if (!same) kept.push(box);
  }
  return kept;
}

/**
 * Finds faces with the tiny detector, which takes 20 ms for both scales; only where it finds nothing at all the SSD
 * detector is asked, which is ten times slower and finds more of the faces that are turned or cut off.
 */
export async function findFaceBoxes(raster: Raster): Promise<FaceBox[]> {
  // Reduced once to what the larger of the models takes; every canvas is made from that.
  const small = await resizeRaster(raster, SSD_SIDE, SSD_SIDE, "inside");
  const enlarge = raster.width / small.width;
  for (const search of [searchTiny, searchSsd]) {
    const boxes: FaceBox[] = [];
    for (const portion of SCALES) boxes.push(...(await search(small, portion)));
    if (boxes.length > 0) return suppressOverlaps(boxes, 0.5).map((box) => scaleBox(box, enlarge));
  }
  return [];
}
