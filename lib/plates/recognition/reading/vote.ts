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
  /** Readings that agree with the winner, O=0 and I=1. */
  agreeing: number;
};

/** Plates have 4 to 8 characters nearly everywhere; shorter and longer readings are rarely whole and alone. */
function lengthFactor(length: number): number {
  if (length < 3) return 0;
  if (length < 5) return 0.5;
  if (length <= 8) return 1;
  return length <= 10 ? 0.7 : 0.3;
}

/** A reading's evidence: its weight and the square of its confidence, which tells more than the confidence itself. */
const evidenceOf = ({ text, confidence, weight }: WeightedReading) => weight * confidence ** 2 * lengthFactor(text.length);

/**
 * Votes over readings of one plate, of several crops and readers or of several frames. Readings that differ only in O
 * and 0 or I and 1 are one candidate; of its spellings the one with the most evidence stands.
 *
 * @returns null when no reading has three characters
 */
export function vote(readings: readonly WeightedReading[]): Vote | null {
  const groups = new Map<string, { evidence: number; members: WeightedReading[] }>();
  let total = 0;
  let weights = 0;
  for (const reading of readings) {
    weights += reading.weight;
    const evidence = evidenceOf(reading);
    if (evidence <= 0) continue;
    total += evidence;
    const key = readingKey(reading.text);
    const group = groups.get(key) ?? { evidence: 0, members: [] };
    group.evidence += evidence;
    group.members.push(reading);
    groups.set(key, group);
  }
  let winner: { evidence: number; members: WeightedReading[] } | null = null;
  for (const group of groups.values()) if (!winner || group.evidence > winner.evidence) winner = group;
  if (!winner) return null;
  const text = likeliestSpelling(winner.members);
  return {
    text,
    odds: meanOdds(readings.filter((reading) => reading.text.length === text.length)),
    share: winner.evidence / total,
    strength: winner.evidence / weights,
    agreeing: winner.members.length,
  };
}

function likeliestSpelling(members: readonly WeightedReading[]): string {
  const spellings = new Map<string, number>();
  for (const member of members) {
    spellings.set(member.text, (spellings.get(member.text) ?? 0) + evidenceOf(member));
  }
  return [...spellings].sort((a, b) => b[1] - a[1])[0]![0];
}

/** The mean of the odds, place by place, each reading by its evidence. All readings have the same length. */
function meanOdds(readings: readonly WeightedReading[]): CharacterOdds[] {
  const length = readings[0]!.text.length;
  let total = 0;
  for (const reading of readings) total += evidenceOf(reading);
  return Array.from({ length }, (_, place) => {
    const mean = new Float32Array(ALPHABET.length);
    for (const reading of readings) {
      const share = evidenceOf(reading) / total;
      const odds = reading.odds[place]!;
      for (let i = 0; i < mean.length; i++) mean[i]! += share * odds[i]!;
    }
    return mean;
  });
}
