import path from "node:path";
import { boxOf, grown, overlap } from "../../platform/vision/geometry";
import type { RgbImage } from "../../platform/vision/picture";
import type { SessionOptions } from "../../platform/vision/session";
import { loadTextDetector, type TextDetector, type TextLine } from "../../platform/vision/text-detector";
import type { PlateFinder } from "./finding/candidate";
import { loadCornerDetector } from "./finding/corner-detector";
import { plateScore } from "./judging/plate-score";
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

/** The parts of a recogniser that runs here; each can be another one's. */
export type LocalParts = {
  plates: PlateFinder;
  /** The second opinion, asked for stills on which no plate was read well. Null: none. */
  text: TextDetector | null;
  readers: readonly RankedReader[];
};

const DETECTION_MIN: Record<Effort, number> = { still: 0.2, frame: 0.3 };
const CANDIDATES_MAX: Record<Effort, number> = { still: 5, frame: 8 };
/** A best plate below this score is not trusted: the text detector is asked what else there is. */
const SECOND_OPINION_BELOW = 0.55;
/** Width over height of a line of text that may be a plate, or one line of a plate of two: 1.3 to 9. */
const TEXT_SEARCH = { sidePx: 960, scoreMin: 0.5, linesMax: 12, aspectMin: 1.3, aspectMax: 9 };
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
  async function addText(image: RgbImage, sightings: Sighting[], finder: TextDetector): Promise<void> {
    const lines = await finder.find(image, TEXT_SEARCH);
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

function plateOf(line: TextLine, sightings: readonly Sighting[]): Sighting | undefined {
  const box = boxOf(line.quad);
  return sightings.find((sighting) => {
    const plate = boxOf(sighting.quad);
    return overlap(plate, box) > SAME_PLATE_OVERLAP && box.width * box.height <= 1.5 * plate.width * plate.height;
  });
}

export type LocalOptions = SessionOptions & {
  /** Folder of the plate models. */
  folder: string;
  /** Folder of the models that read any text. */
  textFolder: string;
};

/** Longer side in px at which the plate detector sees a picture. */
const PLATE_DETECTOR_SIDE = 640;
/** The reader that was trained on plates counts a little more than the one of all texts. */
const TUNED_WEIGHT = 1.2;

/**
 * The recogniser that Bureau ships: models/plates and models/text, described by their model cards.
 *
 * @throws Error when a model is missing or cannot be loaded
 */
export async function loadLocalRecognizer({ folder, textFolder, ...session }: LocalOptions): Promise<Recognizer> {
  const file = (name: string) => path.join(folder, name);
  const textFile = (name: string) => path.join(textFolder, name);
  const [plates, text, tuned, general] = await Promise.all([
    loadCornerDetector(file("plate-detector.onnx"), { ...session, sidePx: PLATE_DETECTOR_SIDE }),
    loadTextDetector(textFile("text-detector.onnx"), session),
    loadCtcReader(file("reader-tuned.onnx"), PLATE_CLASSES, session),
    loadCtcReader(textFile("text-reader.onnx"), await classesOf(textFile("text-reader-characters.txt")), session),
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
