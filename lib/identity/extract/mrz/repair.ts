import type { DecodedLine } from "./decode";
import {
  CHECKED,
  COMPOSITE,
  checksOf,
  compositeHolds,
  GRAMMARS,
  hasLongNumber,
  type MrzFormat,
  mayStand,
  type Span,
  STATES_AT,
  spanHolds,
  textOf,
} from "./formats";
import { isStateCode, STATE_CODES } from "./states";

export type Repair = { line: number; column: number; from: string; to: string };
export type Repaired = { lines: string[]; repairs: Repair[]; cost: number };

/** What is taken for what in OCR-B at low resolution. */
const CONFUSIONS: Record<string, string> = {
  "0": "ODQ",
  O: "0DQ",
  D: "0O",
  Q: "0O",
  "1": "IL",
  I: "1",
  L: "1",
  "2": "Z",
  Z: "2",
  "5": "S",
  S: "5",
  "8": "B3",
  B: "8",
  "3": "8",
  "6": "G",
  G: "6",
  "4": "A",
  A: "4",
  "7": "T1",
  T: "7",
  "9": "G",
  "<": "KC",
  K: "<",
  U: "0",
};

/**
 * What all changes of one zone may cost together: without a bound every misprinted zone can be made to add up. Visas have
 * no composite digit that confirms a change, so theirs is half of it. In natural logarithms, discounted as below.
 */
export const COST_MAX = 7;
export const COST_MAX_UNCONFIRMED = 3.5;
const SPAN_COST_MAX = 5.5;
const FREE_COST_MAX = 3;
const STATE_COST_MAX = 3.5;
const CONFUSION_DISCOUNT = 0.55;
const UNUSUAL_PENALTY = 1.5;
/** A confusion that the reader did not consider at all. */
const UNSEEN_COST = 5;
const STEP_COST_MIN = 0.05;
const PAIRS_MAX = 40;

type Change = { line: number; column: number; to: string; cost: number };

/** Every single change of a stretch that the grammar allows, the cheapest first. */
function changesOf(
  format: MrzFormat,
  grid: readonly string[][],
  decoded: readonly DecodedLine[],
  [line, from, to]: Span,
) {
  const changes: Change[] = [];
  for (let column = from; column < to; column++) {
    const char = grid[line]![column]!;
    // The middle of a run of fillers is never something else.
    if (char === "<" && grid[line]![column - 1] === "<" && grid[line]![column + 1] === "<") continue;
    const { alternatives, log } = decoded[line]!.characters[column]!;
    const own = alternatives.find((alternative) => alternative.char === char)?.log ?? log;
    const alike = CONFUSIONS[char] ?? "";
    const seen = new Set([char]);
    for (const { char: to, log: other } of alternatives) {
      if (seen.has(to)) continue;
      seen.add(to);
      const step = Math.max(STEP_COST_MIN, own - other);
      changes.push({ line, column, to, cost: alike.includes(to) ? step * CONFUSION_DISCOUNT : step + UNUSUAL_PENALTY });
    }
    for (const to of alike) {
      if (!seen.has(to) && mayStand(GRAMMARS[format][line]![column]!, to)) {
        changes.push({ line, column, to, cost: UNSEEN_COST });
      }
    }
  }
  return changes.sort((a, b) => a.cost - b.cost);
}

/** Tries changes together, and takes them back. */
function holdsWith(grid: string[][], changes: readonly Change[], holds: () => boolean): boolean {
  const before = changes.map(({ line, column }) => grid[line]![column]!);
  for (const { line, column, to } of changes) grid[line]![column] = to;
  const result = holds();
  changes.forEach(({ line, column }, index) => {
    grid[line]![column] = before[index]!;
  });
  return result;
}

/** The cheapest one or two changes with which a span's check digit holds. */
function cheapest(grid: string[][], changes: readonly Change[], holds: () => boolean): readonly Change[] | null {
  const single = changes.find((change) => change.cost <= SPAN_COST_MAX && holdsWith(grid, [change], holds));
  let best: readonly Change[] | null = single ? [single] : null;
  let bound = single?.cost ?? SPAN_COST_MAX;
  const few = changes.slice(0, PAIRS_MAX);
  for (let i = 0; i < few.length; i++) {
    for (let j = i + 1; j < few.length; j++) {
      const [a, b] = [few[i]!, few[j]!];
      if (a.cost + b.cost > bound) break;
      if (a.column === b.column || !holdsWith(grid, [a, b], holds)) continue;
      best = [a, b];
      bound = a.cost + b.cost;
    }
  }
  return best;
}

/**
 * Changes what the reader was least sure of until the check digits hold, cheapest first. The result is the zone as it was
 * read, without any change, where that takes more than the bound or a digit does not hold in the end.
 */
export function repairZone(format: MrzFormat, decoded: readonly DecodedLine[]): Repaired {
  const lines = decoded.map(({ text }) => text);
  const unchanged = { lines, repairs: [], cost: 0 };
  if (checksOf(format, lines).every(Boolean)) return unchanged;
  const grid = lines.map((line) => [...line]);
  let cost = 0;
  const apply = (changes: readonly Change[]) => {
    for (const change of changes) {
      grid[change.line]![change.column] = change.to;
      cost += change.cost;
    }
  };
  const current = () => grid.map((row) => row.join(""));
  for (const [index, span] of CHECKED[format].entries()) {
    if (index === 0 && hasLongNumber(format, current())) continue;
    const holds = () => spanHolds(textOf(current(), span));
    if (holds()) continue;
    const changes = cheapest(grid, changesOf(format, grid, decoded, span), holds);
    if (!changes) return unchanged;
    apply(changes);
  }
  if (!compositeHolds(format, current())) {
    const change = freeSpans(format)
      .flatMap((span) => changesOf(format, grid, decoded, span))
      .sort((a, b) => a.cost - b.cost)
      .find((one) => one.cost <= FREE_COST_MAX && holdsWith(grid, [one], () => compositeHolds(format, current())));
    if (!change) return unchanged;
    apply([change]);
  }
  const after = current();
  const bound = COMPOSITE[format] ? COST_MAX : COST_MAX_UNCONFIRMED;
  if (cost > bound || !checksOf(format, after).every(Boolean)) return unchanged;
  return { lines: after, repairs: differences(lines, after), cost };
}

/** What only the composite digit covers, and that digit itself. */
function freeSpans(format: MrzFormat): Span[] {
  const composite = COMPOSITE[format];
  if (!composite) return [];
  const [line, column] = composite.at;
  const digit: Span = [line, column, column + 1];
  if (format === "TD1") return [[0, 15, 30], [1, 18, 29], digit];
  if (format === "TD2") return [[1, 28, 35], digit];
  if (format === "FRID") return [[0, 30, 36], digit];
  return [digit];
}

/** Codes of states that are none become the likeliest code that is, within a bound. */
export function repairStates(format: MrzFormat, zone: Repaired, decoded: readonly DecodedLine[]): Repaired {
  const lines = [...zone.lines];
  let { cost } = zone;
  for (const [line, column] of STATES_AT[format]) {
    const read = lines[line]!.slice(column, column + 3);
    if (isStateCode(read)) continue;
    let best: { code: string; cost: number } | null = null;
    for (const code of STATE_CODES) {
      const total = stateCost(read, code, decoded[line]!, column);
      if (!best || total < best.cost) best = { code, cost: total };
    }
    if (!best || best.cost >= STATE_COST_MAX) continue;
    lines[line] = lines[line]!.slice(0, column) + best.code + lines[line]!.slice(column + 3);
    cost += best.cost;
  }
  return {
    lines,
    repairs: differences(
      decoded.map(({ text }) => text),
      lines,
    ),
    cost,
  };
}

function stateCost(read: string, code: string, { characters }: DecodedLine, column: number): number {
  let total = 0;
  for (let i = 0; i < 3; i++) {
    if (code[i] === read[i]) continue;
    const { alternatives } = characters[column + i]!;
    const own = alternatives.find(({ char }) => char === read[i])?.log ?? 0;
    const other = alternatives.find(({ char }) => char === code[i])?.log ?? -8;
    const step = Math.max(STEP_COST_MIN, own - other);
    total += (CONFUSIONS[read[i]!] ?? "").includes(code[i]!) ? step * 0.5 : step;
  }
  return total;
}

function differences(before: readonly string[], after: readonly string[]): Repair[] {
  return before.flatMap((line, index) =>
    [...line].flatMap((from, column) => {
      const to = after[index]![column]!;
      return from === to ? [] : [{ line: index, column, from, to }];
    }),
  );
}
