import type { ModelOutput } from "../../../platform/vision/session";

/** What a plate is made of; the order of the classes of our own readers, after the blank. */
export const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** Probabilities (sum 1) of the 36 characters of `ALPHABET` at one place of a reading. */
export type CharacterOdds = Float32Array;

/** One reader's reading of one crop. */
export type Reading = {
  text: string;
  /** For each character of `text`, the odds where the reader was surest of it. */
  odds: CharacterOdds[];
  /** Geometric mean of the characters' probabilities, 0–1; 0 for an empty reading. */
  confidence: number;
};

/**
 * Greedy decoding of connectionist temporal classification (Graves et al. 2006, §3.2), restricted to A–Z 0–9 and the
 * blank: everything else that the network knows is left out before it is decided which character is likeliest.
 *
 * @param output batch × steps × classes: logits, or probabilities as PP-OCR gives them
 * @param item which of the batch
 * @param classOf the network's class of each character of `ALPHABET`; class 0 is the blank
 */
export function decodeCtc(output: ModelOutput, item: number, classOf: readonly number[]): Reading {
  const [, steps, classes] = output.dims as readonly [number, number, number];
  const start = item * steps * classes;
  const areLogits = !sumsToOne(output.data, start, classes);
  let text = "";
  const odds: CharacterOdds[] = [];
  let last = -1;
  for (let step = 0; step < steps; step++) {
    const at = oddsAt(output.data, start + step * classes, classOf, areLogits);
    const best = likeliest(at.odds, at.blank);
    if (best >= 0) {
      if (best !== last) {
        text += ALPHABET[best]!;
        odds.push(at.odds);
      } else if (at.odds[best]! > odds.at(-1)![best]!) odds[odds.length - 1] = at.odds;
    }
    last = best;
  }
  return { text, odds, confidence: confidenceOf(text, odds) };
}

export function confidenceOf(text: string, odds: readonly CharacterOdds[]): number {
  if (text.length === 0) return 0;
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum += Math.log(Math.max(1e-6, odds[i]![ALPHABET.indexOf(text[i]!)]!));
  return Math.exp(sum / text.length);
}

function sumsToOne(data: Float32Array, from: number, classes: number): boolean {
  let sum = 0;
  for (let i = from; i < from + classes; i++) {
    if (data[i]! < 0) return false;
    sum += data[i]!;
  }
  return Math.abs(sum - 1) < 1e-2;
}

/** The odds of the characters and the blank among themselves, whatever else the network considered. */
function oddsAt(data: Float32Array, from: number, classOf: readonly number[], areLogits: boolean) {
  const odds = new Float32Array(ALPHABET.length);
  let top = data[from]!;
  if (areLogits) for (const index of classOf) top = Math.max(top, data[from + index]!);
  const weight = (value: number) => (areLogits ? Math.exp(value - top) : value);
  const blank = weight(data[from]!);
  let sum = blank;
  for (let i = 0; i < odds.length; i++) {
    odds[i] = weight(data[from + classOf[i]!]!);
    sum += odds[i]!;
  }
  for (let i = 0; i < odds.length; i++) odds[i]! /= Math.max(sum, 1e-9);
  return { odds, blank: blank / Math.max(sum, 1e-9) };
}

function likeliest(odds: CharacterOdds, blank: number): number {
  let best = -1;
  let value = blank;
  for (let i = 0; i < odds.length; i++) {
    if (odds[i]! > value) {
      value = odds[i]!;
      best = i;
    }
  }
  return best;
}
