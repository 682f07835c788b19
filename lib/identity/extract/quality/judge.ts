import type { RgbImage } from "../../../platform/vision/picture";
import type { QualityIssue } from "../reading";
import type { Strip } from "../text/strip";

/** What is measured on a picture before anything is read. */
export type Measures = {
  /** Steepness of the edges of its text: the change over one px as a share of the contrast there. 0.5 is crisp. */
  sharpness: number | null;
  /** Share of the page that is burnt out in patches. */
  glare: number;
  /** Median brightness, 0–255. */
  brightness: number;
  /** Median height of its lines of text in px of the original. */
  textPx: number | null;
};

/** Below the first of each pair an issue is half sure, at the second it is certain. Fitted on drawn documents. */
const BLUR = [0.2, 0.1] as const;
const GLARE = [0.012, 0.05] as const;
const DARK = [70, 30] as const;
const SMALL_TEXT_PX = [11, 6] as const;
const SURE_MIN = 0.5;

const STRIPS_MAX = 14;
const PATCH_PX = 12;

const greyAt = ({ data, width }: RgbImage, x: number, y: number): number => {
  const at = 3 * (y * width + x);
  return (data[at]! * 77 + data[at + 1]! * 150 + data[at + 2]! * 29) >> 8;
};

/** Of the pixels around a strip's axis, the steepest steps to a neighbour in relation to the contrast there. */
function sharpnessOf(image: RgbImage, { centre, length, height, angle }: Strip): number | null {
  const steps: number[] = [];
  let [low, high] = [255, 0];
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  for (const row of [-0.15, -0.05, 0.05, 0.15]) {
    let last: number | null = null;
    for (let at = -length / 2; at < length / 2; at++) {
      const x = Math.round(centre.x + cos * at - sin * row * height);
      const y = Math.round(centre.y + sin * at + cos * row * height);
      if (x < 0 || y < 0 || x >= image.width || y >= image.height) continue;
      const grey = greyAt(image, x, y);
      if (last !== null) steps.push(Math.abs(grey - last));
      last = grey;
      low = Math.min(low, grey);
      high = Math.max(high, grey);
    }
  }
  if (steps.length < 40 || high - low < 40) return null;
  steps.sort((a, b) => a - b);
  return steps[Math.floor(steps.length * 0.95)]! / (high - low);
}

const median = (values: number[]): number | null =>
  values.length > 0 ? values.sort((a, b) => a - b)[values.length >> 1]! : null;

/**
 * @param strips lines of text in px of `image`
 * @param scale px of the original for one of `image`
 */
export function measure(image: RgbImage, strips: readonly Strip[], scale: number): Measures {
  const long = [...strips].sort((a, b) => b.length - a.length).slice(0, STRIPS_MAX);
  const counts = new Uint32Array(256);
  let burnt = 0;
  let patches = 0;
  for (let y = 0; y + PATCH_PX <= image.height; y += PATCH_PX) {
    for (let x = 0; x + PATCH_PX <= image.width; x += PATCH_PX) {
      let white = 0;
      for (let j = 1; j < PATCH_PX; j += 3) {
        for (let i = 1; i < PATCH_PX; i += 3) {
          const grey = greyAt(image, x + i, y + j);
          counts[grey]!++;
          if (grey >= 252) white++;
        }
      }
      patches++;
      if (white === 16) burnt++;
    }
  }
  const pixels = counts.reduce((sum, count) => sum + count, 0);
  let [brightness, sum] = [0, counts[0]!];
  while (brightness < 255 && sum < pixels / 2) sum += counts[++brightness]!;
  return {
    sharpness: median(long.flatMap((strip) => sharpnessOf(image, strip) ?? [])),
    // White paper is no glare: there a large part of the picture is burnt out, not a patch of it.
    glare: brightness > 235 ? 0 : burnt / Math.max(1, patches),
    brightness,
    textPx: median(strips.filter(({ length, height }) => length > 3 * height).map(({ height }) => height * scale)),
  };
}

/** 0.5 at `from`, 1 at `to` and beyond, 0 as far on the other side. */
const certainty = (value: number, [from, to]: readonly [number, number]): number =>
  Math.min(1, Math.max(0, 0.5 + (0.5 * (value - from)) / (to - from)));

/** What keeps a picture from being read well, as far as it is more likely than not. */
export function judge({ sharpness, glare, brightness, textPx }: Measures): QualityIssue[] {
  const issues: QualityIssue[] = [
    { code: "blur", confidence: sharpness === null ? 0 : certainty(sharpness, BLUR) },
    { code: "glare", confidence: certainty(glare, GLARE) },
    { code: "dark", confidence: certainty(brightness, DARK) },
    { code: "low_resolution", confidence: textPx === null ? 0 : certainty(textPx, SMALL_TEXT_PX) },
  ];
  return issues.filter(({ confidence }) => confidence > SURE_MIN);
}
