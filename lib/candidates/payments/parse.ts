import { fromLegalDate, isLegalDate, toLegalDate } from "@/lib/platform/time";

/** A field of a payment's picture; confidence (0–1) by how clearly the picture says that it is this one. */
export type ProofField = { content: string; confidence: number };
/** `amount` in paise, `date` as YYYY-MM-DD, `reference` in capitals without blanks. */
export type ProofReading = Record<"amount" | "date" | "reference" | "payer", ProofField | null>;

const DAY_MS = 86_400_000;
/** A payment is shown soon after it was made. */
const AGE_DAYS_MAX = 400;
/** More is no fee of a course, but an account number. */
const RUPEES_MAX = 10_000_000;

const NUMBER = String.raw`\d{1,3}(?:,\d{2,3})+(?:\.\d{1,2})?|\d{1,7}(?:\.\d{1,2})?`;
/** From the surest to the least: the currency, a label, a number of its own line, one that ends a line. */
const AMOUNTS: readonly [pattern: RegExp, confidence: number][] = [
  [new RegExp(String.raw`(?:₹|\brs\.?|\binr)\s*(${NUMBER})(?![\d,.]*\d)`, "i"), 0.95],
  [new RegExp(String.raw`\bamount\b\D{0,20}(${NUMBER})(?![\d,.]*\d)`, "i"), 0.9],
  [/^\s*(\d{1,3}(?:,\d{2,3})+(?:\.\d{1,2})?|\d{1,7}\.\d{2})\s*$/, 0.85],
  [/^\s*(\d{2,7})\s*$/, 0.6],
  [/[^\d,.](\d{1,3}(?:,\d{2,3})+(?:\.\d{1,2})?)\s*$/, 0.6],
];

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH = `(${MONTHS.join("|")})[a-z]*`;

/** A UPI reference and an IMPS RRN have 12 digits; a UTR of NEFT has 16 characters, of RTGS 22, both led by the bank's four letters. */
const UPI = /^\d{12}$/;
const UTR = /^[A-Z]{4}[A-Z0-9]{12}$|^[A-Z]{4}[A-Z0-9]{16,18}$/;
const OTHER = /^(?=.*\d)[A-Z0-9]{8,35}$/;
const BANK_LABEL =
  /\b(?:utr|rrn|upi\s*(?:ref|transaction|txn)|imps\s*ref|bank\s*ref|ref(?:erence)?\s*(?:no|number|id))\b/i;
const ANY_LABEL = /\b(?:utr|rrn|ref(?:erence)?|transaction\s*(?:id|no)|txn\s*(?:id|no)|upi)\b/i;

const PAYER = /^\s*(?:from|paid\s+by|payer|remitter|sender|debited\s+from|sent\s+by)\b\s*(?:name)?\s*[:-]?\s*(.*)$/i;

/**
 * Finds amount, date, reference and payer in the text of a payment's screenshot. It is a suggestion: a person corrects it.
 *
 * @param text as it was read, line by line
 * @param sentOn the day on which the picture came, YYYY-MM-DD: a date without a year is the last one before it
 */
export function readPayment(text: string, sentOn: string): ProofReading {
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  return { amount: amountOf(lines), date: dateOf(lines, sentOn), reference: referenceOf(lines), payer: payerOf(lines) };
}

/** Paise of an amount as it is written, grouped as in India or elsewhere. */
const paiseOf = (written: string): number => Math.round(Number(written.replaceAll(",", "")) * 100);

function amountOf(lines: readonly string[]): ProofField | null {
  for (const [pattern, confidence] of AMOUNTS) {
    const found = lines
      .flatMap((line) => pattern.exec(line)?.[1] ?? [])
      .map(paiseOf)
      .filter((paise) => paise > 0 && paise <= RUPEES_MAX * 100);
    const [first] = found;
    if (first === undefined) continue;
    // Fees and balances stand on such pictures too: where they differ, nobody knows which one was paid.
    const several = new Set(found).size > 1;
    return { content: String(first), confidence: several ? Math.min(confidence, 0.5) : confidence };
  }
  return null;
}

/** Dates of a line in the order of certainty; days come before months, as in India. */
function datesIn(line: string): [iso: string, confidence: number][] {
  const found: [string, number][] = [];
  const take = (year: string, month: string | number, day: string, confidence: number) => {
    const iso = `${year.padStart(4, "20")}-${String(month).padStart(2, "0")}-${day.padStart(2, "0")}`;
    if (isLegalDate(iso)) found.push([iso, confidence]);
  };
  const monthOf = (name = "") => MONTHS.indexOf(name.toLowerCase()) + 1;
  for (const [, day = "", month, year = ""] of line.matchAll(
    new RegExp(String.raw`\b(\d{1,2})\s*(?:st|nd|rd|th)?[\s-]*${MONTH}[,\s-]+(\d{4})\b`, "gi"),
  ))
    take(year, monthOf(month), day, 0.95);
  for (const [, month, day = "", year = ""] of line.matchAll(
    new RegExp(String.raw`\b${MONTH}\s+(\d{1,2}),?\s+(\d{4})\b`, "gi"),
  ))
    take(year, monthOf(month), day, 0.95);
  for (const [, year = "", month = "", day = ""] of line.matchAll(/\b(\d{4})-(\d{2})-(\d{2})\b/g))
    take(year, month, day, 0.95);
  for (const [, day = "", month = "", year = ""] of line.matchAll(/\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})\b/g))
    take(year, month, day, 0.85);
  return found;
}

function dateOf(lines: readonly string[], sentOn: string): ProofField | null {
  const sentMs = fromLegalDate(sentOn).getTime();
  // The phone's clock may be a day ahead of the office's.
  const fits = (iso: string) => {
    const ageMs = sentMs - fromLegalDate(iso).getTime();
    return ageMs >= -DAY_MS && ageMs <= AGE_DAYS_MAX * DAY_MS;
  };
  const all = lines.flatMap(datesIn);
  const [best] = all.filter(([iso]) => fits(iso)).sort((one, other) => other[1] - one[1]);
  if (best) return { content: best[0], confidence: best[1] };
  const [odd] = all;
  if (odd) return { content: odd[0], confidence: 0.4 };
  const [, day, month] = new RegExp(String.raw`\b(\d{1,2})\s+${MONTH}\b`, "i").exec(lines.join("\n")) ?? [];
  if (!day || !month) return null;
  const year = Number(sentOn.slice(0, 4));
  const ofYear = (count: number) =>
    `${count}-${String(MONTHS.indexOf(month.toLowerCase()) + 1).padStart(2, "0")}-${day.padStart(2, "0")}`;
  const iso = [ofYear(year), ofYear(year - 1)].find((one) => isLegalDate(one) && fits(one));
  return iso ? { content: toLegalDate(fromLegalDate(iso)), confidence: 0.6 } : null;
}

/** A reference as it is compared: capitals and digits. */
export const referenceKey = (text: string): string => text.toUpperCase().replaceAll(/[^A-Z0-9]/g, "");

function referenceOf(lines: readonly string[]): ProofField | null {
  const found: ProofField[] = [];
  for (const [at, line] of lines.entries()) {
    if (!ANY_LABEL.test(line)) continue;
    const after =
      /[:#]\s*([A-Za-z0-9][A-Za-z0-9 ]*)$/.exec(line)?.[1] ?? /\b((?=\S*\d)[A-Za-z0-9]{8,})$/.exec(line)?.[1];
    const content = referenceKey(after ?? lines[at + 1] ?? "");
    const exact = UPI.test(content) || UTR.test(content);
    if (exact) found.push({ content, confidence: BANK_LABEL.test(line) ? 0.95 : 0.85 });
    else if (OTHER.test(content)) found.push({ content, confidence: 0.7 });
  }
  const [best] = found.sort((one, other) => other.confidence - one.confidence);
  if (best) return best;
  const alone = lines.map(referenceKey).find((line) => UPI.test(line) || UTR.test(line));
  return alone ? { content: alone, confidence: 0.6 } : null;
}

const NAME_MAX = 120;

function payerOf(lines: readonly string[]): ProofField | null {
  for (const [at, line] of lines.entries()) {
    const said = PAYER.exec(line)?.[1];
    if (said === undefined) continue;
    const name = (said || (lines[at + 1] ?? "")).replace(/\s*[([].*$/, "").trim();
    // A masked account or an address of UPI is no name.
    if (!/\p{L}{2}/u.test(name) || /[xX*•]{3}|@|\d{4}/.test(name)) continue;
    return { content: name.slice(0, NAME_MAX), confidence: 0.8 };
  }
  return null;
}
