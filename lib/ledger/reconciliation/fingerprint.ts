import { createHash } from "node:crypto";
import type { StatementLine } from "./parse/statement";

type Said = Pick<StatementLine, "date" | "amount" | "description" | "reference">;

const told = ({ date, amount, description, reference }: Said): string =>
  JSON.stringify([date, String(amount), wordsOf(description), wordsOf(reference)]);

/** Banks change spaces, case and punctuation from one download to the next. */
const wordsOf = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "");

/**
 * By which lines are known again in another file: what each says, and which one it is among those that say the same.
 * Two equal payments of a day are two lines, in every file that has both.
 *
 * @returns SHA-256 in hex, in the order of the lines
 */
export function fingerprintsOf(lines: readonly Said[]): string[] {
  const seen = new Map<string, number>();
  return lines.map((line) => {
    const key = told(line);
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    return createHash("sha256").update(`${nth}|${key}`).digest("hex");
  });
}
