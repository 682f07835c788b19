import { daysBetween, nameShare, sharedReference } from "./similarity";
import { sumsTo } from "./sums-to";

/** A line of the bank that nothing is matched to. Paise; more than 0 came in. */
export type OpenLine = { id: bigint; date: string; amount: bigint; description: string; reference: string };

/** A posting of the bank's ledger account that nothing is matched to. Paise; a debit is more than 0. */
export type OpenPosting = {
  id: bigint;
  date: string;
  amount: bigint;
  transactionId: string | null;
  party: string | null;
  particulars: string;
};

export type Proposal = {
  lineIds: bigint[];
  postingIds: bigint[];
  /** 0 to 100. */
  score: number;
  sure: boolean;
  reason: string;
};

/** A cheque is good for three months; a clerk enters a payment some days late. */
export const DAYS_BEFORE_MAX = 100;
export const DAYS_AFTER_MAX = 15;
/** From here on a suggestion is taken for sure, when nothing else comes near it. */
const SURE_SCORE = 80;
const NEAR = 15;
/** Of one line, so many suggestions are shown. */
const PER_LINE = 5;

const inReach = (line: OpenLine, posting: OpenPosting): boolean => {
  const days = daysBetween(posting.date, line.date);
  return days <= DAYS_BEFORE_MAX && days >= -DAYS_AFTER_MAX;
};
const sameSide = (line: OpenLine, posting: OpenPosting): boolean => line.amount > 0n === posting.amount > 0n;

type Likeness = { points: number; words: string[] };

/** What speaks for a line and a posting being the same money, beside the amount. */
function likeness(line: OpenLine, posting: OpenPosting): Likeness {
  const words: string[] = [];
  let points = 0;
  const text = `${line.reference} ${line.description}`;
  const reference =
    sharedReference(posting.transactionId, text) ?? sharedReference(posting.particulars, line.reference);
  if (reference !== null) {
    points += 35;
    words.push(`the reference ${reference} is in both`);
  }
  const share = nameShare(posting.party, text);
  if (share >= 0.5) {
    points += Math.round(15 * share);
    words.push(`${posting.party} is named`);
  }
  const days = Math.abs(daysBetween(posting.date, line.date));
  points += days === 0 ? 20 : Math.max(0, 16 - days);
  words.push(days === 0 ? "the same day" : `${days} ${days === 1 ? "day" : "days"} apart`);
  return { points, words };
}

const capped = (points: number): number => Math.max(0, Math.min(100, points));

/** One line for one posting of the same amount and side. */
function pairs(line: OpenLine, postings: readonly OpenPosting[]): Proposal[] {
  const same = postings.filter((posting) => posting.amount === line.amount && inReach(line, posting));
  return same.map((posting) => {
    const { points, words } = likeness(line, posting);
    const alone = same.length === 1 ? 15 : 0;
    return {
      lineIds: [line.id],
      postingIds: [posting.id],
      score: capped(45 + alone + points),
      sure: false,
      reason: ["Same amount", ...(alone ? ["no other of this amount"] : []), ...words].join("; "),
    };
  });
}

/** What a deposit of several receipts, or a payment of several bills, has in common. */
const groupsOf = (postings: readonly OpenPosting[]): { what: string; of: OpenPosting[] }[] => {
  const by = (what: string, keyOf: (posting: OpenPosting) => string | null) => {
    const groups = new Map<string, OpenPosting[]>();
    for (const posting of postings) {
      const key = keyOf(posting);
      if (key) groups.set(key, [...(groups.get(key) ?? []), posting]);
    }
    return [...groups].map(([key, of]) => ({ what: `${what} ${key}`, of }));
  };
  return [
    ...by("of the transaction", ({ transactionId }) => transactionId?.trim() || null),
    ...by("of", ({ party }) => party),
    ...by("of the day", ({ date }) => date),
  ].filter(({ of }) => of.length > 1);
};

/** One line for several postings that belong together and come to the same sum. */
function several(line: OpenLine, postings: readonly OpenPosting[]): Proposal[] {
  const near = postings.filter((posting) => sameSide(line, posting) && inReach(line, posting));
  const found = new Map<string, Proposal>();
  for (const { what, of } of groupsOf(near)) {
    const sum = sumsTo(of, line.amount);
    if (!sum || sum.length < 2) continue;
    const best = Math.max(...sum.map((posting) => likeness(line, posting).points));
    const key = sum
      .map(({ id }) => id)
      .sort()
      .join();
    if (found.has(key)) continue;
    found.set(key, {
      lineIds: [line.id],
      postingIds: sum.map(({ id }) => id),
      score: capped(35 + best),
      sure: false,
      reason: `${sum.length} postings ${what} come to this amount`,
    });
  }
  return [...found.values()];
}

/** Several lines of near days for one posting: a payment that the bank carried out in parts. */
function parted(line: OpenLine, lines: readonly OpenLine[], postings: readonly OpenPosting[]): Proposal[] {
  return postings.flatMap((posting) => {
    if (!sameSide(line, posting) || !inReach(line, posting) || abs(posting.amount) <= abs(line.amount)) return [];
    if (likeness(line, posting).points < 25) return [];
    const others = lines.filter(
      (one) =>
        one.id !== line.id &&
        sameSide(one, posting) &&
        Math.abs(daysBetween(one.date, line.date)) <= 7 &&
        likeness(one, posting).points >= 25,
    );
    const sum = sumsTo(others, posting.amount - line.amount);
    if (!sum || sum.length === 0) return [];
    const points = likeness(line, posting).points;
    return [
      {
        lineIds: [line, ...sum].map(({ id }) => id).sort((a, b) => (a < b ? -1 : 1)),
        postingIds: [posting.id],
        score: capped(35 + points),
        sure: false,
        reason: `${sum.length + 1} lines of the bank come to this posting`,
      },
    ];
  });
}

const abs = (value: bigint): bigint => (value < 0n ? -value : value);

/** By which a refused suggestion is known again. */
export const pairKey = ({ lineIds, postingIds }: Pick<Proposal, "lineIds" | "postingIds">): string =>
  `${[...lineIds].sort((a, b) => (a < b ? -1 : 1)).join()}|${[...postingIds].sort((a, b) => (a < b ? -1 : 1)).join()}`;

/**
 * Suggestions for each line, the best first. One is sure when it is good, when its line has no other near it, and when no
 * other line wants one of its postings nearly as much: then accepting it cannot take what belongs to another.
 *
 * @param refused keys (`pairKey`) of what somebody refused
 */
export function suggest(
  lines: readonly OpenLine[],
  postings: readonly OpenPosting[],
  refused: ReadonlySet<string> = new Set(),
): Proposal[][] {
  const perLine = lines.map((line) => {
    const single = pairs(line, postings);
    const all = single.length > 0 ? single : [...several(line, postings), ...parted(line, lines, postings)];
    return all
      .filter((one) => !refused.has(pairKey(one)))
      .sort((a, b) => b.score - a.score)
      .slice(0, PER_LINE);
  });
  const wanted = new Map<bigint, { score: number; line: number }[]>();
  for (const [line, proposals] of perLine.entries())
    for (const { postingIds, score } of proposals)
      for (const id of postingIds) wanted.set(id, [...(wanted.get(id) ?? []), { score, line }]);
  return perLine.map((proposals, line) =>
    proposals.map((one, at) => {
      const next = proposals[at === 0 ? 1 : 0];
      const rivals = one.postingIds.flatMap((id) => wanted.get(id) ?? []).filter((other) => other.line !== line);
      const isSure =
        at === 0 &&
        one.score >= SURE_SCORE &&
        one.lineIds.length === 1 &&
        (!next || one.score - next.score >= NEAR) &&
        rivals.every(({ score }) => one.score - score >= NEAR);
      return { ...one, sure: isSure };
    }),
  );
}
