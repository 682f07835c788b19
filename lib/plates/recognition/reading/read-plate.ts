import { edgesOf, partOf } from "../../../platform/vision/geometry";
import type { RgbImage } from "../../../platform/vision/picture";
import { rectify } from "../../../platform/vision/rectify";
import { readingKey } from "../normalize";
import type { Quad } from "../types";
import type { Reading } from "./ctc";
import type { PlateReader } from "./reader";
import type { WeightedReading } from "./tally";
import { areTwoLines, joinLines, lineGap, TWO_LINE_ASPECT_MAX } from "./two-lines";

/** A reader and how much its readings count beside those of others. */
export type RankedReader = { reader: PlateReader; weight: number };

/** A part of the plate that a reader is shown, in fractions of its edges, and how much what is read there counts. */
export type View = { part: readonly [u0: number, v0: number, u1: number, v1: number]; weight: number };

/** The whole plate; without the slogan's line above; the middle only, for large state names; with a margin. */
export const STILL_VIEWS: readonly View[] = [
  { part: [-0.02, -0.03, 1.02, 1.05], weight: 1 },
  { part: [-0.02, 0.12, 1.02, 0.95], weight: 1 },
  { part: [0, 0.22, 1, 0.88], weight: 0.8 },
  { part: [-0.06, -0.08, 1.06, 1.1], weight: 0.7 },
];

export const FRAME_VIEWS: readonly View[] = STILL_VIEWS.slice(0, 2);

/** A line of text that the text detector found is cut tight: it is shown with margins instead of without. */
export const TEXT_VIEWS: readonly View[] = [
  { part: [-0.03, -0.06, 1.03, 1.06], weight: 1 },
  { part: [-0.05, -0.12, 1.05, 1.12], weight: 0.9 },
  { part: [0, 0, 1, 1], weight: 0.8 },
];

/** Taller, so that each of two lines keeps as many rows as a reader takes. */
const TWO_LINE_HEIGHT = 112;
const TWO_LINE_WIDTH = 192;
const TWO_LINE_WEIGHT = 0.9;

/** Readers that agree at so many views and are all this sure need no further one. */
const SETTLED_MIN = 0.97;
export const STILL_VIEWS_MIN = 2;
/** What no reader makes three characters of, or this little sure, at the first view is no plate. */
const HOPELESS_BELOW = 0.35;
const LENGTH_MIN = 3;

const isHopeless = (readings: readonly WeightedReading[]) =>
  readings.every(({ text, confidence }) => text.length < LENGTH_MIN || confidence < HOPELESS_BELOW);

function isSettled(readings: readonly WeightedReading[]): boolean {
  const [first] = readings;
  const key = first && readingKey(first.text);
  return readings.every(({ text, confidence }) => readingKey(text) === key && confidence >= SETTLED_MIN);
}

/** Shows a plate to all readers, view by view, until they agree or there is nothing to read. */
export async function readPlate(
  image: RgbImage,
  quad: Quad,
  views: readonly View[],
  readers: readonly RankedReader[],
  viewsMin = 1,
): Promise<WeightedReading[]> {
  const { width, height } = edgesOf(quad);
  const readings: WeightedReading[] = [];
  const lineReadings: WeightedReading[] = [];
  for (const [index, { part, weight }] of views.entries()) {
    readings.push(...(await readView(image, partOf(quad, ...part), weight, readers)));
    if (index === 0 && isHopeless(readings)) break;
    if (index === 0 && width / height < TWO_LINE_ASPECT_MAX) {
      const lines = await readTwoLines(image, quad, readers);
      if (lines.sure) return lines.readings;
      lineReadings.push(...lines.readings);
    }
    if (index + 1 >= viewsMin && isSettled(readings)) return readings;
  }
  return [...readings, ...lineReadings];
}

async function readView(
  image: RgbImage,
  quad: Quad,
  viewWeight: number,
  readers: readonly RankedReader[],
): Promise<WeightedReading[]> {
  const readings: WeightedReading[] = [];
  let crop: RgbImage | null = null;
  for (const { reader, weight } of readers) {
    if (crop?.width !== reader.width || crop.height !== reader.height) {
      crop = rectify(image, quad, reader.width, reader.height);
    }
    const [reading] = await reader.read([crop]);
    readings.push({ ...reading!, weight: weight * viewWeight });
    // Where the first reader sees nothing at all, the others are not asked.
    if (reading!.text.length === 0) break;
  }
  return readings;
}

/** Both halves of a plate as its lines, and whether that is surely what they are. */
async function readTwoLines(image: RgbImage, quad: Quad, readers: readonly RankedReader[]) {
  const gap = lineGap(rectify(image, quad, TWO_LINE_WIDTH, TWO_LINE_HEIGHT));
  const readings: WeightedReading[] = [];
  let sure = false;
  for (const { reader, weight } of readers) {
    const line = (v0: number, v1: number) =>
      rectify(image, partOf(quad, 0.02, v0, 0.98, v1), reader.width, reader.height);
    const [upper, lower] = await reader.read([line(0.02, gap), line(gap, 0.98)]);
    sure ||= areTwoLines(gap, upper!, lower!);
    const joined: Reading | null = joinLines(upper!, lower!);
    if (joined) readings.push({ ...joined, weight: weight * TWO_LINE_WEIGHT });
  }
  return { readings, sure };
}
