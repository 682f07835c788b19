import path from "node:path";
import type { Candidate, PlateFinder } from "./finding/candidate";
import { loadCornerDetector } from "./finding/corner-detector";
import { loadTextDetector } from "./finding/text-detector";
import { boxOf, grown, overlap } from "./geometry";
import { plateScore } from "./judging/plate-score";
import type { RgbImage } from "./picture";
import {
  FRAME_VIEWS,
  type RankedReader,
  readPlate,
  STILL_VIEWS,
  STILL_VIEWS_MIN,
  TEXT_VIEWS,
} from "./reading/read-plate";
import { classesOf, loadCtcReader, PLATE_CLASSES } from "./reading/reader";
import { vote } from "./reading/tally";
import type { Effort, Recognizer, Sighting } from "./recognizer";
import type { SessionOptions } from "./session";

/** The parts of a recogniser that runs here; each can be another one's. */
export type LocalParts = {
  plates: PlateFinder;
  /** The second opinion, asked for stills on which no plate was read well. Null: none. */
  text: PlateFinder | null;
  readers: readonly RankedReader[];
};

const DETECTION_MIN: Record<Effort, number> = { still: 0.2, frame: 0.3 };
const CANDIDATES_MAX: Record<Effort, number> = { still: 5, frame: 8 };
/** A best plate below this score is not trusted: the text detector is asked what else there is. */
const SECOND_OPINION_BELOW = 0.55;
const TEXT_SCORE_MIN = 0.5;
const TEXT_LINES_MAX = 12;
/** What a line of text counts as beside a plate that the plate detector is sure of. */
const TEXT_DETECTION = 0.35;
/** A line of text of which this much lies in a plate that was found is that plate's. */
const SAME_PLATE_OVERLAP = 0.6;

/** A recogniser of parts that run in this process. */
export function localRecognizer({ plates, text, readers }: LocalParts): Recognizer {
  async function seePlates(image: RgbImage, effort: Effort): Promise<Sighting[]> {
    const found = await plates.find(image, { scoreMin: DETECTION_MIN[effort], candidatesMax: CANDIDATES_MAX[effort] });
    const [views, viewsMin] = effort === "still" ? [STILL_VIEWS, STILL_VIEWS_MIN] : [FRAME_VIEWS, 1];
    const sightings: Sighting[] = [];
    for (const { quad, score } of found) {
      sightings.push({ quad, detection: score, readings: await readPlate(image, quad, views, readers, viewsMin) });
    }
    return sightings;
  }

  /** Reads lines of text: those on plates that were found add readings to them, the others are sightings of their own. */
  async function addText(image: RgbImage, sightings: Sighting[], finder: PlateFinder): Promise<void> {
    const lines = await finder.find(image, { scoreMin: TEXT_SCORE_MIN, candidatesMax: TEXT_LINES_MAX });
    for (const line of lines) {
      const readings = await readPlate(image, line.quad, TEXT_VIEWS, readers);
      const plate = plateOf(line, sightings);
      if (plate) plate.readings.push(...readings);
      else sightings.push({ quad: grown(line.quad, 0.1, 0.1), detection: TEXT_DETECTION * line.score, readings });
    }
  }

  return {
    async see(image, effort) {
      const sightings = await seePlates(image, effort);
      if (effort === "still" && text) {
        const best = Math.max(0, ...sightings.map(({ detection, readings }) => plateScore(detection, vote(readings))));
        if (best < SECOND_OPINION_BELOW) await addText(image, sightings, text);
      }
      return sightings;
    },
    async release() {
      await Promise.all([plates, text, ...readers.map(({ reader }) => reader)].map((part) => part?.release()));
    },
  };
}

function plateOf(line: Candidate, sightings: readonly Sighting[]): Sighting | undefined {
  const box = boxOf(line.quad);
  return sightings.find((sighting) => {
    const plate = boxOf(sighting.quad);
    return overlap(plate, box) > SAME_PLATE_OVERLAP && box.width * box.height <= 1.5 * plate.width * plate.height;
  });
}

export type LocalOptions = SessionOptions & { folder: string };

/** Side in px at which the networks see a picture. */
const PLATE_DETECTOR_SIDE = 640;
const TEXT_DETECTOR_SIDE = 960;
/** The reader that was trained on plates counts a little more than the one of all texts. */
const TUNED_WEIGHT = 1.2;

/**
 * The recogniser that Bureau ships: models/plates, described by its model card.
 *
 * @throws Error when a model is missing or cannot be loaded
 */
export async function loadLocalRecognizer({ folder, ...session }: LocalOptions): Promise<Recognizer> {
  const file = (name: string) => path.join(folder, name);
  const [plates, text, tuned, general] = await Promise.all([
    loadCornerDetector(file("plate-detector.onnx"), { ...session, sidePx: PLATE_DETECTOR_SIDE }),
    loadTextDetector(file("text-detector.onnx"), { ...session, sidePx: TEXT_DETECTOR_SIDE }),
    loadCtcReader(file("reader-tuned.onnx"), PLATE_CLASSES, session),
    loadCtcReader(file("text-reader.onnx"), await classesOf(file("text-reader-characters.txt")), session),
  ]);
  return localRecognizer({
    plates,
    text,
    readers: [
      { reader: tuned, weight: TUNED_WEIGHT },
      { reader: general, weight: 1 },
    ],
  });
}
