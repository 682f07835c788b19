import type { Vote } from "../reading/tally";

/**
 * How much a text looks like a plate's, 0–1. Slogans and month stickers are read with confidence, too: a plate nearly
 * always has a digit, and four to nine characters, and a number without a letter is more often a date or the clock that
 * a camera writes into its picture.
 */
export function plausibility(text: string): number {
  const { length } = text;
  const fitsLength = length >= 4 && length <= 8 ? 1 : length === 9 ? 0.6 : 0.2;
  const hasDigit = /\d/.test(text) ? 1 : 0.4;
  const hasLetter = /[A-Z]/.test(text) ? 1 : 0.4;
  return fitsLength * hasDigit * hasLetter;
}

/**
 * How much a sighting looks like a plate that was read, 0–1, to choose among sightings and to know when a second
 * opinion is worth its price.
 */
export const plateScore = (detection: number, vote: Vote | null): number =>
  vote ? vote.strength * Math.sqrt(detection) * plausibility(vote.text) : 0;
