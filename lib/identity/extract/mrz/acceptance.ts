import type { MrzFormat, Span } from "./formats";
import type { Zone } from "./zone";

/** Where a format has the names: no check digit covers them. */
const NAMES_AT: Record<MrzFormat, readonly Span[]> = {
  TD3: [[0, 5, 44]],
  TD2: [[0, 5, 36]],
  TD1: [[2, 0, 30]],
  MRVA: [[0, 5, 44]],
  MRVB: [[0, 5, 36]],
  FRID: [
    [0, 5, 30],
    [1, 13, 27],
  ],
};

/** The least and the mean probability (0–1) of the characters of the names, up to the first filler behind them. */
export type NameCertainty = { least: number; mean: number };

export function nameCertainty({ format, lines, decoded }: Zone): NameCertainty {
  const certainties = NAMES_AT[format].flatMap(([line, from, to]) => {
    const end = from + lines[line]!.slice(from, to).replace(/<+$/, "").length;
    return Array.from({ length: Math.min(to, end + 1) - from }, (_, index) => {
      const { alternatives } = decoded[line]!.characters[from + index]!;
      const own = alternatives.find(({ char }) => char === lines[line]![from + index]);
      return own ? Math.exp(own.log) : 0;
    });
  });
  return {
    least: Math.min(...certainties),
    mean: certainties.reduce((sum, certainty) => sum + certainty, 0) / Math.max(1, certainties.length),
  };
}

/** What speaks for accepting a zone as it was read. */
export type ZoneWitness = {
  /** `isSure` of zone.ts: its digits hold, and hardly anything was repaired. */
  sure: boolean;
  names: NameCertainty;
  /** Both names are printed on the page as the zone has them. */
  namesPrinted: boolean;
  /** Something that is printed contradicts the zone. */
  disputed: boolean;
  blurred: boolean;
};

/** Chosen beforehand: the zones of the specimens whose names were read wrong had a character below 0.6. */
const NAME_LEAST_MIN = 0.9;
const NAME_MEAN_MIN = 0.98;

/** True when a zone may be taken as it is without a person's look, names included. */
export function mayAccept({ sure, names, namesPrinted, disputed, blurred }: ZoneWitness): boolean {
  if (!sure || disputed || blurred) return false;
  return namesPrinted || (names.least >= NAME_LEAST_MIN && names.mean >= NAME_MEAN_MIN);
}
