import type { Strip } from "../text/strip";
import type { Band, ZoneLine } from "./band";
import { type DecodedLine, decodeExactly } from "./decode";
import { checksOf, FORMATS, GRAMMARS, type MrzFormat } from "./formats";
import { type Repair, repairStates, repairZone } from "./repair";

/** A zone as it is believed: the best format, lines and repairs for some lines of a band. */
export type Zone = {
  format: MrzFormat;
  lines: string[];
  decoded: DecodedLine[];
  repairs: Repair[];
  /** What the repairs cost, in natural logarithms. */
  cost: number;
  checks: boolean[];
  /** Mean log probability a character: 0 is certain. */
  score: number;
  strips: Strip[];
  flipped: boolean;
  /** Lines that break the grammar so clearly that they are read without it: misprinted specimens. */
  loose: number;
};

const MISFIT_MAX = 9;
/** A line whose reading without the grammar is likelier by this much per character breaks the grammar. */
const LOOSE_MARGIN = 0.22;

function mayBe(format: MrzFormat, first: string): boolean {
  const visa = /^[VU0]/.test(first);
  if (format === "MRVA" || format === "MRVB") return visa;
  if (format === "FRID") return first.slice(0, 7).includes("FRA");
  // Cards have the codes A, C and I (ICAO 9303-5 and -6, §4.2.2); a P that is short of characters is a passport cut off.
  if (format === "TD2") return !/^[VP]/.test(first);
  return !(first.startsWith("V") && format === "TD3");
}

function zoneOf(format: MrzFormat, part: readonly ZoneLine[], flipped: boolean): Zone | null {
  const grammar = GRAMMARS[format];
  const decoded: DecodedLine[] = [];
  let loose = 0;
  for (const [index, { emissions }] of part.entries()) {
    const strict = decodeExactly(emissions, grammar[index]!);
    if (!strict) return null;
    const free = grammar[index]!.includes("d") ? decodeExactly(emissions, "c".repeat(grammar[index]!.length)) : null;
    const breaks = free !== null && free.score - strict.score > LOOSE_MARGIN;
    decoded.push(breaks ? free : strict);
    if (breaks) loose++;
  }
  const read = { lines: decoded.map(({ text }) => text), repairs: [], cost: 0 };
  const repaired = loose > 0 ? read : repairStates(format, repairZone(format, decoded), decoded);
  return {
    format,
    ...repaired,
    decoded,
    checks: checksOf(format, repaired.lines),
    score: decoded.reduce((sum, { score }) => sum + score, 0) / decoded.length,
    strips: part.map(({ strip }) => strip),
    flipped,
    loose,
  };
}

const shareHeld = ({ checks }: Zone) => checks.filter(Boolean).length / checks.length;

/** The zone that some two or three lines of a band are, of the formats that they may be. */
export function bestZone({ lines, flipped }: Band): Zone | null {
  let best: { zone: Zone; total: number } | null = null;
  for (const format of FORMATS) {
    const count = GRAMMARS[format].length;
    const length = GRAMMARS[format][0]!.length;
    for (let from = 0; from + count <= lines.length; from++) {
      const part = lines.slice(from, from + count);
      const misfit = part.reduce((sum, { greedy }) => sum + Math.abs(greedy.text.length - length), 0) / count;
      if (misfit > MISFIT_MAX || !mayBe(format, part[0]!.greedy.text)) continue;
      const zone = zoneOf(format, part, flipped);
      if (!zone) continue;
      const total = zone.score * 3 - zone.cost * 0.02 + shareHeld(zone) * 0.7 - misfit * 0.08 - zone.loose * 0.05;
      if (!best || total > best.total) best = { zone, total };
    }
  }
  return best?.zone ?? null;
}

export const allHold = ({ checks }: Zone): boolean => checks.every(Boolean);

/** Nothing further needs to be asked: every digit holds, hardly anything was changed, and the reader was sure. */
export const isSure = (zone: Zone): boolean => allHold(zone) && zone.cost < 1 && zone.score > -0.25;

const rank = (zone: Zone) =>
  shareHeld(zone) * 2 + (allHold(zone) ? 1 : 0) - Math.min(1.2, zone.cost * 0.12) + Math.max(-2, zone.score) * 1.2;

/** The better of two zones; a later one must be better by a little. */
export function better(one: Zone | null, other: Zone | null): Zone | null {
  if (!one || !other) return one ?? other;
  return rank(other) > rank(one) + 0.02 ? other : one;
}
