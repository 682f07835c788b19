import { ALPHABET, BLANK, CLASSES, charOf, classOf } from "./alphabet";
import { MASKS } from "./formats";

/** What a reader says of a line: for each step from left to right the log probability of the blank and each character. */
export type Emissions = { logs: Float32Array; steps: number };

/** A character that was decoded, what else it may be, and how likely: natural logarithms of probabilities. */
export type DecodedCharacter = {
  char: string;
  log: number;
  /** What the grammar allows here, likeliest first, the character itself among them. */
  alternatives: readonly { char: string; log: number }[];
};

export type DecodedLine = {
  text: string;
  characters: DecodedCharacter[];
  /** Log probability of the best path, per character. */
  score: number;
};

export type GreedyReading = {
  text: string;
  /** Geometric mean of the characters' probabilities, 0–1. */
  confidence: number;
  /** The step of each character. */
  steps: number[];
};

/** Greedy decoding of connectionist temporal classification (Graves et al. 2006, §3.2): fast, of any length. */
export function decodeGreedy({ logs, steps }: Emissions): GreedyReading {
  let text = "";
  let last = BLANK;
  const at: number[] = [];
  const best: number[] = [];
  for (let step = 0; step < steps; step++) {
    let top = BLANK;
    for (let k = 1; k < CLASSES; k++) if (logs[step * CLASSES + k]! > logs[step * CLASSES + top]!) top = k;
    const log = logs[step * CLASSES + top]!;
    if (top !== BLANK && top !== last) {
      text += charOf(top);
      at.push(step);
      best.push(log);
    } else if (top !== BLANK && log > best.at(-1)!) {
      best[best.length - 1] = log;
      at[at.length - 1] = step;
    }
    last = top;
  }
  const mean = best.reduce((sum, log) => sum + log, 0) / Math.max(1, best.length);
  return { text, confidence: best.length > 0 ? Math.exp(mean) : 0, steps: at };
}

/**
 * In numbers issuers avoid letters that look like digits. Log odds that such a letter has to overcome where both may
 * stand: estimated on numbers of specimens.
 */
const NUMBER_BIAS = new Float32Array(CLASSES);
for (const [char, bias] of [
  ["O", 1.6],
  ["Q", 1],
  ["I", 0.7],
  ["D", 0.4],
] as const)
  NUMBER_BIAS[classOf(char)] = bias;

const IMPOSSIBLE = -1e9;
/** From where the best path came: the same character, a blank, or directly another character. */
const STAY = 1;
const FROM_BLANK = 2;
const FROM_CHARACTER = 3;

/**
 * The likeliest text of exactly one character for each position of a grammar, by the best CTC path (Viterbi). A state is
 * the number of characters so far and the character that the reader is on, or the blank behind it.
 *
 * @param grammar position classes of `formats.ts`
 * @returns null when the line has fewer steps than characters
 */
export function decodeExactly({ logs, steps }: Emissions, grammar: string): DecodedLine | null {
  const length = grammar.length;
  const width = (length + 1) * CLASSES;
  let onChar = new Float32Array(width).fill(IMPOSSIBLE);
  let nextChar = new Float32Array(width).fill(IMPOSSIBLE);
  let onBlank = new Float32Array(length + 1).fill(IMPOSSIBLE);
  let nextBlank = new Float32Array(length + 1);
  onBlank[0] = 0;
  const moves = new Uint8Array(steps * width);
  const origins = new Uint8Array(steps * width);
  const blankOrigins = new Uint8Array(steps * (length + 1));
  const first = new Uint8Array(length + 1);
  const second = new Uint8Array(length + 1);
  const masks = Array.from(grammar, (position) => MASKS[position]!);
  for (let step = 0; step < steps; step++) {
    // No more characters than steps can have been read, and so many must still fit.
    const reach = Math.min(length, step + 1);
    topTwo(onChar, reach, first, second);
    for (let count = 0; count <= reach; count++) {
      const top = first[count]!;
      const viaChar = top > 0 ? onChar[count * CLASSES + top]! : IMPOSSIBLE;
      const stays = onBlank[count]! >= viaChar;
      nextBlank[count] = Math.max(onBlank[count]!, viaChar) + logs[step * CLASSES]!;
      blankOrigins[step * (length + 1) + count] = stays ? BLANK : top;
    }
    for (let count = 1; count <= reach; count++) {
      const mask = masks[count - 1]!;
      const biased = grammar[count - 1] === "x";
      for (let k = 1; k < CLASSES; k++) {
        const at = count * CLASSES + k;
        if (!mask[k]) {
          nextChar[at] = IMPOSSIBLE;
          continue;
        }
        let value = onChar[at]!;
        let move = STAY;
        let origin = k;
        const bias = biased ? NUMBER_BIAS[k]! : 0;
        if (onBlank[count - 1]! - bias > value) {
          value = onBlank[count - 1]! - bias;
          move = FROM_BLANK;
        }
        const other = first[count - 1] === k ? second[count - 1]! : first[count - 1]!;
        if (other > 0 && onChar[(count - 1) * CLASSES + other]! - bias > value) {
          value = onChar[(count - 1) * CLASSES + other]! - bias;
          move = FROM_CHARACTER;
          origin = other;
        }
        nextChar[at] = value + logs[step * CLASSES + k]!;
        moves[step * width + at] = move;
        origins[step * width + at] = origin;
      }
    }
    for (let count = reach + 1; count <= length; count++) nextBlank[count] = IMPOSSIBLE;
    nextChar.fill(IMPOSSIBLE, (reach + 1) * CLASSES);
    [onChar, nextChar] = [nextChar, onChar];
    [onBlank, nextBlank] = [nextBlank, onBlank];
  }
  let score = onBlank[length]!;
  let k = BLANK;
  for (let candidate = 1; candidate < CLASSES; candidate++) {
    const value = onChar[length * CLASSES + candidate]!;
    if (value > score) {
      score = value;
      k = candidate;
    }
  }
  if (score < IMPOSSIBLE / 2) return null;
  const places = trace({ moves, origins, blankOrigins, length, steps }, k);
  const characters = places.map((place, index) => characterAt({ logs, steps }, place, masks[index]!));
  return { text: characters.map(({ char }) => char).join(""), characters, score: score / length };
}

/** For each number of characters the likeliest and the second likeliest character that the reader is on; 0 for none. */
function topTwo(onChar: Float32Array, reach: number, first: Uint8Array, second: Uint8Array): void {
  for (let count = 0; count <= reach; count++) {
    let [a, b] = [IMPOSSIBLE, IMPOSSIBLE];
    first[count] = 0;
    second[count] = 0;
    for (let k = 1; k < CLASSES; k++) {
      const value = onChar[count * CLASSES + k]!;
      if (value > a) {
        b = a;
        second[count] = first[count]!;
        a = value;
        first[count] = k;
      } else if (value > b) {
        b = value;
        second[count] = k;
      }
    }
  }
}

type Trellis = { moves: Uint8Array; origins: Uint8Array; blankOrigins: Uint8Array; length: number; steps: number };
type Place = { k: number; from: number; to: number };

/** Goes back along the best path: each character's class and its steps. */
function trace({ moves, origins, blankOrigins, length, steps }: Trellis, last: number): Place[] {
  const width = (length + 1) * CLASSES;
  const places: Place[] = Array.from({ length }, () => ({ k: 0, from: 0, to: -1 }));
  let count = length;
  let k = last;
  for (let step = steps - 1; step >= 0 && count >= 0; step--) {
    if (k === BLANK) {
      k = blankOrigins[step * (length + 1) + count]!;
      continue;
    }
    const place = places[count - 1]!;
    if (place.to < 0) Object.assign(place, { k, to: step });
    place.from = step;
    const at = step * width + count * CLASSES + k;
    const move = moves[at];
    if (move === FROM_BLANK) k = BLANK;
    else if (move === FROM_CHARACTER) k = origins[at]!;
    if (move !== STAY) count--;
  }
  return places;
}

const ALTERNATIVES_MAX = 8;
/** What the steps beside the peak say counts less, by this much. */
const NEIGHBOUR_DISCOUNT = 0.7;

function characterAt({ logs, steps }: Emissions, { k, from, to }: Place, mask: Uint8Array): DecodedCharacter {
  let peak = from;
  for (let step = from; step <= to; step++) if (logs[step * CLASSES + k]! > logs[peak * CLASSES + k]!) peak = step;
  const alternatives: { char: string; log: number }[] = [];
  for (let q = 1; q < CLASSES; q++) {
    if (!mask[q]) continue;
    let log = logs[peak * CLASSES + q]!;
    if (peak > 0) log = Math.max(log, logs[(peak - 1) * CLASSES + q]! - NEIGHBOUR_DISCOUNT);
    if (peak < steps - 1) log = Math.max(log, logs[(peak + 1) * CLASSES + q]! - NEIGHBOUR_DISCOUNT);
    alternatives.push({ char: ALPHABET[q - 1]!, log });
  }
  alternatives.sort((a, b) => b.log - a.log);
  return { char: charOf(k), log: logs[peak * CLASSES + k]!, alternatives: alternatives.slice(0, ALTERNATIVES_MAX) };
}
