/** What keeps a live picture from being a good one; `good` when nothing does. */
export type Hint = "dark" | "glare" | "away" | "blur" | "good";

/** A grey picture, row by row, 0–255. */
export type GreyFrame = { data: Uint8ClampedArray; width: number; height: number };

/** Mean of the document's area under which a camera's noise covers small print. */
const DARK_MEAN_MAX = 60;
/** Share of pixels that are burnt out. White paper is lighter than 235 seldom, a reflection always. */
const GLARE_SHARE_MAX = 0.02;
const BURNT = 250;
/** Variance of the Laplacian (Pech-Pacheco et al. 2000), at 320 px of width, under which print is smeared. */
const SHARPNESS_MIN = 60;
/** A document's rim that fills the frame crosses at least this share of each side's strip. */
const EDGE_SHARE_MIN = 0.45;
const EDGE_STEP_MIN = 18;
/** Where the frame is in the picture that is shown: what is outside is not looked at. */
export const FRAME_MARGIN = 0.06;

/** Judges a frame of the camera. The first thing to be put right is told, and nothing else. */
export function hintFor(frame: GreyFrame): Hint {
  const { mean, burnt } = brightness(frame);
  if (mean < DARK_MEAN_MAX) return "dark";
  if (burnt > GLARE_SHARE_MAX) return "glare";
  if (sidesWithEdge(frame) < 3) return "away";
  return sharpness(frame) < SHARPNESS_MIN ? "blur" : "good";
}

/** RGBA of a canvas as grey (ITU-R BT.601). */
export function greyOf({ data, width, height }: ImageData): GreyFrame {
  const grey = new Uint8ClampedArray(width * height);
  for (let at = 0; at < grey.length; at += 1)
    grey[at] = 0.299 * (data[4 * at] ?? 0) + 0.587 * (data[4 * at + 1] ?? 0) + 0.114 * (data[4 * at + 2] ?? 0);
  return { data: grey, width, height };
}

const inner = ({ width, height }: GreyFrame) => ({
  left: Math.round(width * FRAME_MARGIN),
  right: Math.round(width * (1 - FRAME_MARGIN)),
  top: Math.round(height * FRAME_MARGIN),
  bottom: Math.round(height * (1 - FRAME_MARGIN)),
});

function brightness(frame: GreyFrame): { mean: number; burnt: number } {
  const { left, right, top, bottom } = inner(frame);
  let sum = 0;
  let burnt = 0;
  for (let y = top; y < bottom; y += 1)
    for (let x = left; x < right; x += 1) {
      const value = frame.data[y * frame.width + x] ?? 0;
      sum += value;
      if (value >= BURNT) burnt += 1;
    }
  const count = (right - left) * (bottom - top);
  return { mean: sum / count, burnt: burnt / count };
}

function sharpness(frame: GreyFrame): number {
  const { left, right, top, bottom } = inner(frame);
  const { data, width } = frame;
  let sum = 0;
  let squares = 0;
  let count = 0;
  for (let y = top + 1; y < bottom - 1; y += 1)
    for (let x = left + 1; x < right - 1; x += 1) {
      const at = y * width + x;
      const laplacian =
        4 * (data[at] ?? 0) -
        (data[at - 1] ?? 0) -
        (data[at + 1] ?? 0) -
        (data[at - width] ?? 0) -
        (data[at + width] ?? 0);
      sum += laplacian;
      squares += laplacian * laplacian;
      count += 1;
    }
  return squares / count - (sum / count) ** 2;
}

/** Depth of the strip along each side of the frame in which the document's rim is looked for, share of that side's length. */
const STRIP = 0.14;

/** How many of the frame's four sides a document's rim runs along. */
function sidesWithEdge(frame: GreyFrame): number {
  const { data, width, height } = frame;
  const at = (x: number, y: number) => data[y * width + x] ?? 0;
  const step = 3;
  /** Share of the lines across a strip that meet a jump in brightness. */
  const share = (length: number, depth: number, value: (along: number, across: number) => number): number => {
    let hits = 0;
    const from = Math.round(length * 0.15);
    const to = Math.round(length * 0.85);
    for (let along = from; along < to; along += 1) {
      for (let across = 0; across + step < depth; across += 1) {
        if (Math.abs(value(along, across) - value(along, across + step)) < EDGE_STEP_MIN) continue;
        hits += 1;
        break;
      }
    }
    return hits / (to - from);
  };
  const [dx, dy] = [Math.round(width * STRIP), Math.round(height * STRIP)];
  const shares = [
    share(width, dy, (along, across) => at(along, across)),
    share(width, dy, (along, across) => at(along, height - 1 - across)),
    share(height, dx, (along, across) => at(across, along)),
    share(height, dx, (along, across) => at(width - 1 - across, along)),
  ];
  return shares.filter((one) => one >= EDGE_SHARE_MIN).length;
}
