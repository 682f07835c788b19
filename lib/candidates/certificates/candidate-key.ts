const NOT_OF_A_KEY = /[^A-Za-z0-9_-]/g;

/** A part of the key: accents folded, letters, digits, `_` and `-` kept, runs of the last two made one `_`. */
const part = (text: string): string =>
  text.normalize("NFKD").replaceAll(/\p{M}/gu, "").replaceAll(NOT_OF_A_KEY, "").replaceAll(/[_-]+/g, "_");

/** The contract's key of a candidate, `First_Last_PASSPORT`: it is derived from what a client sends, never parsed back. */
export const candidateKey = (firstName: string, lastName: string, passport: string): string =>
  [firstName, lastName, passport].map(part).join("_");
