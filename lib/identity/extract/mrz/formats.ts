import { CLASSES, checkDigit, classOf } from "./alphabet";

/** The zones of ICAO 9303-4 to -7, and the French identity card of 1995, which has a layout of its own. */
export const FORMATS = ["TD3", "TD2", "TD1", "MRVA", "MRVB", "FRID"] as const;
export type MrzFormat = (typeof FORMATS)[number];

/** A stretch of a zone: line, first column, column behind the last. */
export type Span = readonly [line: number, from: number, to: number];

/**
 * What may stand at a position: d digit · e digit or filler · u the same, of dates that may be unknown in part ·
 * A letter · n letter or filler · s sex · x letter, digit or filler, of numbers · c anything.
 */
const ALLOWED: Record<string, string> = {
  d: "0123456789",
  e: "0123456789<",
  u: "0123456789<",
  A: "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
  n: "ABCDEFGHIJKLMNOPQRSTUVWXYZ<",
  s: "MFX<",
  x: "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<",
  c: "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<",
};

/** For each position class, which of the reader's classes may stand there. */
export const MASKS: Record<string, Uint8Array> = Object.fromEntries(
  Object.entries(ALLOWED).map(([name, chars]) => {
    const mask = new Uint8Array(CLASSES);
    for (const char of chars) mask[classOf(char)] = 1;
    return [name, mask];
  }),
);

export const mayStand = (position: string, char: string): boolean => MASKS[position]![classOf(char)] === 1;

const n = (count: number) => "n".repeat(count);
const x = (count: number) => "x".repeat(count);
const DATE = `${"u".repeat(6)}d`;
/** Number, its check digit, nationality, birth, sex, expiry: the same in TD2, TD3 and both visas. */
const PERSON = `${x(9)}e${n(3)}${DATE}s${DATE}`;

/** The positional grammar, one string of position classes a line. */
export const GRAMMARS: Record<MrzFormat, readonly string[]> = {
  TD3: [`A${n(43)}`, `${PERSON}${x(14)}ed`],
  TD2: [`A${n(35)}`, `${PERSON}${x(7)}d`],
  TD1: [`Ac${n(3)}${x(9)}e${x(15)}`, `${DATE}s${DATE}${n(3)}${x(11)}u`, n(30)],
  MRVA: [`A${n(43)}`, `${PERSON}${x(16)}`],
  MRVB: [`A${n(35)}`, `${PERSON}${x(8)}`],
  FRID: [`AAAAA${n(25)}${x(6)}`, `${"u".repeat(13)}${n(14)}${"d".repeat(7)}sd`],
};

/** Spans whose last character is the check digit of the others. */
export const CHECKED: Record<MrzFormat, readonly Span[]> = {
  TD3: [
    [1, 0, 10],
    [1, 13, 20],
    [1, 21, 28],
    [1, 28, 43],
  ],
  TD2: [
    [1, 0, 10],
    [1, 13, 20],
    [1, 21, 28],
  ],
  TD1: [
    [0, 5, 15],
    [1, 0, 7],
    [1, 8, 15],
  ],
  MRVA: [
    [1, 0, 10],
    [1, 13, 20],
    [1, 21, 28],
  ],
  MRVB: [
    [1, 0, 10],
    [1, 13, 20],
    [1, 21, 28],
  ],
  FRID: [
    [1, 0, 13],
    [1, 27, 34],
  ],
};

/** Spans that the composite check digit covers together, and where it stands. Visas have none. */
export const COMPOSITE: Partial<Record<MrzFormat, { covers: readonly Span[]; at: readonly [number, number] }>> = {
  TD3: {
    covers: [
      [1, 0, 10],
      [1, 13, 20],
      [1, 21, 43],
    ],
    at: [1, 43],
  },
  TD2: {
    covers: [
      [1, 0, 10],
      [1, 13, 20],
      [1, 21, 35],
    ],
    at: [1, 35],
  },
  TD1: {
    covers: [
      [0, 5, 30],
      [1, 0, 7],
      [1, 8, 15],
      [1, 18, 29],
    ],
    at: [1, 29],
  },
  FRID: {
    covers: [
      [0, 0, 36],
      [1, 0, 35],
    ],
    at: [1, 35],
  },
};

/** Where issuing state and nationality stand. */
export const STATES_AT: Record<MrzFormat, readonly (readonly [line: number, column: number])[]> = {
  TD3: [
    [0, 2],
    [1, 10],
  ],
  TD2: [
    [0, 2],
    [1, 10],
  ],
  TD1: [
    [0, 2],
    [1, 15],
  ],
  MRVA: [
    [0, 2],
    [1, 10],
  ],
  MRVB: [
    [0, 2],
    [1, 10],
  ],
  FRID: [],
};

export const textOf = (lines: readonly string[], [line, from, to]: Span): string => lines[line]!.slice(from, to);

/** A checked span holds, too, when nothing was filled in and its digit is 0 or a filler (ICAO 9303-4 §4.2.2.2). */
export function spanHolds(text: string): boolean {
  const value = text.slice(0, -1);
  const digit = text.at(-1)!;
  return digit === checkDigit(value) || (/^<+$/.test(value) && (digit === "<" || digit === "0"));
}

/** A TD1 number longer than nine characters goes on in the optional data, its digit behind it (ICAO 9303-5 §4.2.2.1). */
export const hasLongNumber = (format: MrzFormat, lines: readonly string[]): boolean =>
  format === "TD1" && lines[0]![14] === "<";

function longNumberHolds(line: string): boolean {
  const rest = line.slice(15).split("<")[0]!;
  return rest.length > 1 && checkDigit(`${line.slice(5, 14)}<${rest.slice(0, -1)}`) === rest.at(-1);
}

export function compositeHolds(format: MrzFormat, lines: readonly string[]): boolean {
  const composite = COMPOSITE[format];
  if (!composite) return true;
  const [line, column] = composite.at;
  return lines[line]![column] === checkDigit(composite.covers.map((span) => textOf(lines, span)).join(""));
}

/** Which check digits of a zone hold: those of the spans in their order, then the composite one. */
export function checksOf(format: MrzFormat, lines: readonly string[]): boolean[] {
  const spans = CHECKED[format].map((span, index) =>
    index === 0 && hasLongNumber(format, lines) ? longNumberHolds(lines[0]!) : spanHolds(textOf(lines, span)),
  );
  return COMPOSITE[format] ? [...spans, compositeHolds(format, lines)] : spans;
}
