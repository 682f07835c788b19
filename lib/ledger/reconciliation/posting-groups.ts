import { daysBetween, nameShare, sharedReference } from "./similarity";
import type { OpenLine, OpenPosting } from "./suggest";

/** Postings of one side that have something in common: a deposit of several receipts, a payment of several bills. */
export type PostingGroup = {
  by: "transaction" | "party" | "day";
  key: string;
  /** Such as "of Delta Marine". */
  what: string;
  of: OpenPosting[];
  /** Paise, without its sign. */
  sum: bigint;
};

export const sizeOf = (value: bigint): bigint => (value < 0n ? -value : value);

const KEYS = {
  transaction: ({ transactionId }: OpenPosting) => transactionId?.trim() || null,
  party: ({ party }: OpenPosting) => party,
  day: ({ date }: OpenPosting) => date,
} as const;
const WORDS = { transaction: "of the transaction", party: "of", day: "of the day" } as const;

/** All groups of two postings or more, those of one transaction first. */
export function groupsOf(postings: readonly OpenPosting[]): PostingGroup[] {
  return (["transaction", "party", "day"] as const).flatMap((by) => {
    const groups = new Map<string, OpenPosting[]>();
    for (const posting of postings) {
      const key = KEYS[by](posting);
      if (key === null) continue;
      const ofSide = `${posting.amount > 0n ? "in" : "out"}|${key}`;
      const group = groups.get(ofSide);
      if (group) group.push(posting);
      else groups.set(ofSide, [posting]);
    }
    return [...groups].flatMap(([ofSide, of]) => {
      const key = ofSide.slice(ofSide.indexOf("|") + 1);
      const sum = of.reduce((total, { amount }) => total + sizeOf(amount), 0n);
      return of.length > 1 ? [{ by, key, what: `${WORDS[by]} ${key}`, of, sum }] : [];
    });
  });
}

/** A bank books a day's deposit some days later at most. */
const DAY_GROUP_DAYS_MAX = 5;

/** Whether a line could be postings of a group at all: enough money on its side, and its name, reference or day. */
export function mayBe(group: PostingGroup, line: OpenLine): boolean {
  const [first] = group.of;
  if (!first || first.amount > 0n !== line.amount > 0n || group.sum < sizeOf(line.amount)) return false;
  if (group.by === "day") return Math.abs(daysBetween(group.key, line.date)) <= DAY_GROUP_DAYS_MAX;
  const text = `${line.reference} ${line.description}`;
  if (group.by === "party") return nameShare(group.key, text) >= 0.5;
  // A whole batch is known by its sum, even where the bank has another name for it.
  return group.sum === sizeOf(line.amount) || sharedReference(group.key, text) !== null;
}
