/** Latin letters that no canonical decomposition (Unicode Annex 15) takes apart, as they are written without their mark. */
const UNDECOMPOSED: Record<string, string> = {
  ß: "ss",
  ẞ: "SS",
  æ: "ae",
  Æ: "AE",
  œ: "oe",
  Œ: "OE",
  ø: "o",
  Ø: "O",
  ł: "l",
  Ł: "L",
  đ: "d",
  Đ: "D",
  ð: "d",
  Ð: "D",
  þ: "th",
  Þ: "TH",
  ı: "i",
};

/** Accents of Latin, Greek and Cyrillic letters; the marks of other scripts are letters of their own and stay. */
const ACCENTS = /[\u0300-\u036f]/g;

/** A text without accents: ñ becomes n, ø becomes o. Scripts that write vowels as marks are left as they are. */
export const withoutAccents = (text: string): string =>
  text
    .normalize("NFD")
    .replaceAll(ACCENTS, "")
    .normalize("NFC")
    .replaceAll(/[ßẞæÆœŒøØłŁđĐðÐþÞı]/g, (letter) => UNDECOMPOSED[letter] ?? letter);

/** What the contract's sanitiser leaves of one part of a key: letters, digits, `_`, `-`; runs of `_` and `-` are one `_`. */
const keyPart = (part: string): string =>
  withoutAccents(part)
    .replaceAll(/[^\p{L}\p{M}\p{N}_-]/gu, "")
    .replaceAll(/[_-]+/g, "_") || "unnamed";

/** Longest key that fits the contract's column. */
const KEY_LENGTH_MAX = 255;

/**
 * The contract's key of a candidate (section 5.3): `First_Last_PASSPORT`. It is derived, and never parsed back, since a
 * name may have its own `_`.
 */
export const candidateKey = (firstName: string, lastName: string, passport: string): string =>
  [...[firstName, lastName, passport].map(keyPart).join("_")].slice(0, KEY_LENGTH_MAX).join("");

/** What two writings of one passport number have in common: capitals and digits. Null where nothing is left. */
export const passportKey = (passport: string): string | null =>
  withoutAccents(passport)
    .toUpperCase()
    .replaceAll(/[^\p{Lu}\p{Lo}\p{N}]/gu, "") || null;

/** The name under which a deleted candidate waits, so that its key is free. A key has neither blanks nor brackets. */
export const keyOfDeleted = (candidateName: string, id: number): string => `${candidateName} (deleted ${id})`;
export const keyBeforeDelete = (candidateName: string): string => candidateName.replace(/ \(deleted \d+\)$/, "");
