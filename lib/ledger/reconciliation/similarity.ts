/** Words that every bank's line has; they say nothing about whom it is of. */
const COMMON = new Set(
  "neft rtgs imps upi ach ecs nach cms chq cheque clg clearing transfer trf tfr payment paid from to by for the and of pvt private ltd limited llp inr cr dr bank mob tpt ref no txn utr".split(
    " ",
  ),
);

const normal = (text: string): string => text.normalize("NFKC").toLowerCase();

/** The words of a text that may name somebody. */
export const wordsIn = (text: string): string[] =>
  (normal(text).match(/\p{L}{2,}/gu) ?? []).filter((word) => !COMMON.has(word));

/** The shortest reference that two texts share by more than chance: a cheque has 6 digits. */
const REFERENCE_LENGTH_MIN = 6;

/**
 * A reference that stands in both: a UTR, an RRN, a cheque's number. Zeros before it do not count.
 *
 * @returns the reference, or null
 */
export function sharedReference(inBooks: string | null, atBank: string): string | null {
  const bare = (text: string): string => normal(text).replaceAll(/[^\p{L}\p{N}]+/gu, "");
  const wanted = bare(inBooks ?? "").replace(/^0+/, "");
  if (wanted.length >= REFERENCE_LENGTH_MIN && /\d/.test(wanted) && bare(atBank).includes(wanted)) return inBooks;
  // A cheque is written as "Chq 000123" in the books, and as 123 or 000123 by the bank.
  const cheque = /(?:chq|cheque|check)\D*0*(\d{3,})/i.exec(inBooks ?? "")?.[1];
  return cheque && new RegExp(`(^|\\D)0*${cheque}(\\D|$)`).test(atBank) ? cheque : null;
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

const dayNumbers = new Map<string, number>();
/** A year's days are compared millions of times on a full desk. */
function dayNumber(date: string): number {
  let number = dayNumbers.get(date);
  if (number === undefined) {
    number = Math.round(Date.parse(`${date}T00:00:00Z`) / 86_400_000);
    if (dayNumbers.size > 10_000) dayNumbers.clear();
    dayNumbers.set(date, number);
  }
  return number;
}

/** Days between two legal dates, more than 0 where the second is later. */
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from);
