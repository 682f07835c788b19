import { dayPlus } from "../dates";
import { sumsByParty } from "../journal/balances";
import type { Reader } from "../journal/snapshot";

/** Ages of what is open, in days: up to 30, 60, 90, and more. */
export const AGE_LIMITS_DAYS = [30, 60, 90] as const;

/** What one party owes (or is owed), in paise, by how long it has been open; `advance` is what it paid too much. */
export type Aged = { partyId: number; buckets: [bigint, bigint, bigint, bigint]; due: bigint; advance: bigint };

/**
 * Who owes what at the end of a day, and for how long. What was paid settles the oldest first, so what is still open is
 * made of the newest charges: sums of four spans tell it without reading a row.
 *
 * @param side `receivable`: debits are the charges; `payable`: credits are
 * @param through the day, `YYYY-MM-DD`
 */
export async function agedBalances(
  reader: Reader,
  accountIds: number[],
  side: "receivable" | "payable",
  through: string,
): Promise<Aged[]> {
  if (accountIds.length === 0) return [];
  const ends = [dayPlus(through, 1), ...AGE_LIMITS_DAYS.map((days) => dayPlus(through, 1 - days))];
  const sums = [];
  for (const end of ends) sums.push(await sumsByParty(reader, accountIds, end));
  const [now, ...earlier] = sums;
  const chargesOf = (index: number, party: number): bigint => {
    const sum = index === 0 ? now?.get(party) : earlier[index - 1]?.get(party);
    return (side === "receivable" ? sum?.debit : sum?.credit) ?? 0n;
  };
  return [...(now ?? [])].flatMap(([partyId, { debit, credit }]) => {
    const balance = side === "receivable" ? debit - credit : credit - debit;
    if (balance === 0n) return [];
    const due = balance > 0n ? balance : 0n;
    return { partyId, buckets: shareOut(due, (index) => chargesOf(index, partyId)), due, advance: due - balance };
  });
}

/** What is open, laid on the newest charges first; the rest is older than all of them. */
function shareOut(due: bigint, chargesBefore: (index: number) => bigint): Aged["buckets"] {
  let left = due;
  const take = (charges: bigint): bigint => {
    const part = charges < left ? charges : left;
    left -= part;
    return part;
  };
  const first = take(chargesBefore(0) - chargesBefore(1));
  const second = take(chargesBefore(1) - chargesBefore(2));
  const third = take(chargesBefore(2) - chargesBefore(3));
  return [first, second, third, left];
}
