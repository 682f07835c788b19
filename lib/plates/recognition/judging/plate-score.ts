import type { Vote } from "../reading/tally";

/**
 * How much a sighting looks like a plate that was read, 0–1, to choose among sightings and to know when a second
 * opinion is worth its price. Slogans and month stickers are read with confidence, too: a plate nearly always has a
 * digit, and four to nine characters.
 */
export function plateScore(detection: number, vote: Vote | null): number {
  if (!vote) return 0;
  const { length } = vote.text;
  const fitsLength = length >= 4 && length <= 9 ? 1 : 0.3;
  const hasDigit = /\d/.test(vote.text) ? 1 : 0.4;
  return vote.strength * Math.sqrt(detection) * fitsLength * hasDigit;
}
