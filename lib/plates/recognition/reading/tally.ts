import { readingKey } from "../normalize";
import { ALPHABET, type CharacterOdds, type Reading } from "./ctc";

export type WeightedReading = Reading & { weight: number };

/** What several readings of one plate come to. */
export type Vote = {
  text: string;
  /** For each character of `text`, the mean odds of all readings of that length. */
  odds: CharacterOdds[];
  /** The winner's share of all the evidence, 0–1. */
  share: number;
  /** The winner's evidence per reading that was cast, 0–1: high only when the readings are sure and agree. */
  strength: number;
};

/** A tally as plain JSON. */
export type TallyState = {
  weights: number;
  texts: Record<string, number>;
  lengths: Record<string, { evidence: number; odds: number[][] }>;
};

/** Plates have 4 to 8 characters nearly everywhere; shorter and longer readings are rarely whole and alone. */
function lengthFactor(length: number): number {
  if (length < 3) return 0;
  if (length < 5) return 0.5;
  if (length <= 8) return 1;
  return length <= 10 ? 0.7 : 0.3;
}

/** A reading's evidence: its weight and the square of its confidence, which tells more than the confidence itself. */
const evidenceOf = ({ text, confidence, weight }: WeightedReading) =>
  weight * confidence ** 2 * lengthFactor(text.length);

/** Sums of the same evidence in another order differ by less. */
const TIE = 1e-9;

/** More evidence wins; of equal evidence the text that the alphabet has first, so that the order of readings says nothing. */
function outweighs(a: { text: string; evidence: number }, b: { text: string; evidence: number }): boolean {
  const difference = a.evidence - b.evidence;
  return Math.abs(difference) > TIE ? difference > 0 : a.text < b.text;
}

/** Different texts that one tally keeps apart; what comes after them is noise. */
const TEXTS_MAX = 200;

/**
 * Votes over readings of one plate, of several crops and readers or of several frames. Readings that differ only in O
 * and 0 or I and 1 are one candidate; of its spellings the one with the most evidence stands. Takes the same memory
 * however many readings it was given.
 */
export class Tally {
  private weights = 0;
  private readonly texts = new Map<string, number>();
  private readonly lengths = new Map<number, { evidence: number; odds: CharacterOdds[] }>();

  /** @param factor what this reading counts beside others of the tally */
  add(reading: WeightedReading, factor = 1): void {
    this.weights += reading.weight * factor;
    const evidence = evidenceOf(reading) * factor;
    if (evidence <= 0 || (this.texts.size >= TEXTS_MAX && !this.texts.has(reading.text))) return;
    this.texts.set(reading.text, (this.texts.get(reading.text) ?? 0) + evidence);
    const { length } = reading.text;
    const sums = this.lengths.get(length) ?? {
      evidence: 0,
      odds: reading.odds.map(() => new Float32Array(ALPHABET.length)),
    };
    sums.evidence += evidence;
    for (const [place, odds] of reading.odds.entries()) {
      for (let i = 0; i < odds.length; i++) sums.odds[place]![i]! += evidence * odds[i]!;
    }
    this.lengths.set(length, sums);
  }

  /** @returns null when no reading had three characters */
  result(): Vote | null {
    const groups = new Map<string, { evidence: number; best: { text: string; evidence: number } }>();
    let total = 0;
    for (const [text, evidence] of this.texts) {
      total += evidence;
      const key = readingKey(text);
      const group = groups.get(key) ?? { evidence: 0, best: { text, evidence } };
      group.evidence += evidence;
      if (outweighs({ text, evidence }, group.best)) group.best = { text, evidence };
      groups.set(key, group);
    }
    let winner: { text: string; evidence: number } | null = null;
    for (const { evidence, best } of groups.values()) {
      const candidate = { text: best.text, evidence };
      if (!winner || outweighs(candidate, winner)) winner = candidate;
    }
    if (!winner) return null;
    const sums = this.lengths.get(winner.text.length)!;
    return {
      text: winner.text,
      odds: sums.odds.map((place) => place.map((sum) => sum / sums.evidence)),
      share: winner.evidence / total,
      strength: winner.evidence / this.weights,
    };
  }

  toJSON(): TallyState {
    const round = (value: number) => Number(value.toPrecision(5));
    return {
      weights: this.weights,
      texts: Object.fromEntries(this.texts),
      lengths: Object.fromEntries(
        [...this.lengths].map(([length, { evidence, odds }]) => [
          length,
          { evidence, odds: odds.map((place) => Array.from(place, round)) },
        ]),
      ),
    };
  }

  static from(state: TallyState): Tally {
    const tally = new Tally();
    tally.weights = state.weights;
    for (const [text, evidence] of Object.entries(state.texts)) tally.texts.set(text, evidence);
    for (const [length, { evidence, odds }] of Object.entries(state.lengths)) {
      tally.lengths.set(Number(length), { evidence, odds: odds.map((place) => Float32Array.from(place)) });
    }
    return tally;
  }
}

/** The vote over some readings. */
export function vote(readings: readonly WeightedReading[]): Vote | null {
  const tally = new Tally();
  for (const reading of readings) tally.add(reading);
  return tally.result();
}
