/** Words that every bank's line has; they say nothing about whom it is of. */
const COMMON = new Set(
  "neft rtgs imps upi ach ecs nach cms chq cheque clg clearing transfer trf tfr payment paid from to by for the and of pvt private ltd limited llp inr cr dr bank mob tpt ref no txn utr".split(
    " ",
  ),
);

const normal = (text: string): string => text.normalize("NFKC").toLowerCase();

/** A page of lines is held against thousands of postings: what a text comes to is reckoned once. */
const CACHE_MAX = 20_000;
function cached<T>(reckon: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= CACHE_MAX) known.clear();
    const value = reckon(text);
    known.set(text, value);
    return value;
  };
}

/** The words of a text that may name somebody. */
export const wordsIn = cached((text) => (normal(text).match(/\p{L}{2,}/gu) ?? []).filter((word) => !COMMON.has(word)));

const bareOf = cached((text) => normal(text).replaceAll(/[^\p{L}\p{N}]+/gu, ""));
/** A cheque is written as "Chq 000123" in the books, and as 123 or 000123 by the bank. */
const chequeOf = cached((text) => /(?:chq|cheque|check)\D*0*(\d{3,})/i.exec(text)?.[1] ?? "");

/** The shortest reference that two texts share by more than chance: a cheque has 6 digits. */
const REFERENCE_LENGTH_MIN = 6;

/**
 * A reference that stands in both: a UTR, an RRN, a cheque's number. Zeros before it do not count.
 *
 * @param reference one, as it stands on one side
 * @param text where it may stand on the other side
 * @returns the reference, or null
 */
export function sharedReference(reference: string | null, text: string): string | null {
  if (reference === null || text === "") return null;
  const wanted = bareOf(reference).replace(/^0+/, "");
  if (wanted.length >= REFERENCE_LENGTH_MIN && /\d/.test(wanted) && bareOf(text).includes(wanted)) return reference;
  const cheque = chequeOf(reference);
  return cheque !== "" && new RegExp(`(^|\\D)0*${cheque}(\\D|$)`).test(text) ? cheque : null;
}

/** The share of a name's words that a bank's text has, 0 to 1; words that the bank cut short count by their beginning. */
export function nameShare(name: string | null, atBank: string): number {
  const words = wordsIn(name ?? "");
  if (words.length === 0) return 0;
  const there = wordsIn(atBank);
  const found = words.filter((word) =>
    there.some(
      (one) => one === word || (one.length >= 4 && word.startsWith(one)) || (word.length >= 4 && one.startsWith(word)),
    ),
  );
  return found.length / words.length;
}

const dayNumber = cached((date) => Math.round(Date.parse(`${date}T00:00:00Z`) / 86_400_000));

/** Days between two legal dates, more than 0 where the second is later. */
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from);
