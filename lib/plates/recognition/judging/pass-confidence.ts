import { type Calibration, calibrated } from "../../../platform/vision/calibration";
import type { Vote } from "../reading/tally";
import { rawScore } from "./judge";

/**
 * How much each further agreeing frame adds to the log odds, and the most they add together. Frames of one pass share
 * the car's dirt and the camera's angle, so they are far from independent witnesses.
 */
const LOG_ODDS_PER_FRAME = 0.5;
const LOG_ODDS_MAX = 2;

/**
 * Confidence (0–1) of a plate that was read in several frames: that of the mean frame, raised by the frames that agree
 * and lowered where others do not.
 */
export function passConfidence(
  vote: Vote,
  detection: number,
  agreeing: number,
  reads: number,
  calibration: Calibration,
): number {
  const single = calibrated(rawScore(vote, detection), calibration);
  const gain = Math.min(LOG_ODDS_MAX, LOG_ODDS_PER_FRAME * Math.max(0, 2 * agreeing - reads - 1));
  const logOdds = Math.log(single / (1 - single)) + gain;
  return 1 / (1 + Math.exp(-logOdds));
}
