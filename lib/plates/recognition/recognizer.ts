import type { RgbImage } from "../../platform/vision/picture";
import type { WeightedReading } from "./reading/tally";
import type { Quad } from "./types";

/** A place in a picture that may be a plate, with all that was read there. */
export type Sighting = {
  quad: Quad;
  /** How sure its finder is that this is a plate, 0–1. */
  detection: number;
  readings: WeightedReading[];
};

/**
 * How much work a picture is worth: a still has nothing but itself; of a video, the next frame brings another look, so
 * each frame gets fewer crops and no second opinion.
 */
export type Effort = "still" | "frame";

/**
 * Finds and reads plates. What a sighting comes to, and which of them are plates at all, is decided by those who ask
 * (`judging/`), for one picture or over the frames of a video.
 */
export type Recognizer = {
  see(image: RgbImage, effort: Effort): Promise<Sighting[]>;
  release(): Promise<void>;
};
