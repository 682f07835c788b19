import { iso31661 } from "iso-3166";

/** Codes of ICAO 9303-3 §5 beyond ISO 3166-1: Germany's, British nationals', organisations', and those of specimens. */
const BEYOND_ISO =
  "D<< GBD GBN GBO GBP GBS RKS EUE UNO UNA UNK XBA XIM XCC XCE XCO XEC XMP XOM XPO XDC XXA XXB XXC XXX UTO INP ZIM ANT NTZ".split(
    " ",
  );

const CODES = new Set([...iso31661.map(({ alpha3 }) => alpha3), ...BEYOND_ISO]);

/** Every code of three characters that may stand for a state in a zone. */
export const STATE_CODES: readonly string[] = [...CODES];

/** True for a code on the list, and for the short ones that old documents pad (as `D<<`). */
export const isStateCode = (code: string): boolean => CODES.has(code) || /^[A-Z]{1,2}<+$/.test(code);
