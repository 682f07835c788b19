/**
 * A plate as it is compared and searched: upper case, and nothing but A–Z and 0–9 (contract of the ANPR system, §2.3).
 * Letters with an accent or of another script are dropped, not transcribed, as the contract has it.
 */
export function normalizePlate(plate: string): string {
  return plate.toUpperCase().replace(/[^A-Z0-9]/g, "");
}

/**
 * Two readings with the same key are counted as one piece of evidence in a vote, and as equal when accuracy is
 * measured "folded": many plates print O and 0, and I and 1, with one and the same glyph.
 */
export function readingKey(plate: string): string {
  return normalizePlate(plate).replace(/O/g, "0").replace(/I/g, "1");
}

/**
 * Glyphs that people and readers mistake for each other on a plate, each class by its digit. Wider than `readingKey`:
 * it is for finding what was misread, not for deciding what was read.
 */
export const LOOK_ALIKES: Readonly<Record<string, string>> = {
  O: "0",
  Q: "0",
  D: "0",
  I: "1",
  L: "1",
  Z: "2",
  S: "5",
  G: "6",
  B: "8",
};

/** The key that look-alike search compares: O, Q, D as 0; I, L as 1; Z as 2; S as 5; G as 6; B as 8. */
export function lookAlikeKey(plate: string): string {
  return normalizePlate(plate).replace(/[OQDILZSGB]/g, (char) => LOOK_ALIKES[char] ?? char);
}

/** Insertions, deletions and substitutions between two strings (Levenshtein 1966). */
export function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      current[j] = Math.min(previous[j]! + 1, current[j - 1]! + 1, substitution);
    }
    previous = current;
  }
  return previous[b.length]!;
}
