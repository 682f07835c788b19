import { groupsOf, mayBe, type PostingGroup, sizeOf } from "./posting-groups";
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
    sharedReference(posting.transactionId, text) ?? sharedReference(line.reference, posting.particulars);
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
function pairs(line: OpenLine, ofAmount: readonly OpenPosting[]): Proposal[] {
  const same = ofAmount.filter((posting) => inReach(line, posting));
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

/** So many groups are tried for a line, and so many postings for a line that may be a part of one. */
const GROUPS_MAX = 12;
const WHOLES_MAX = 60;

/** The first items that fit, without asking the others. */
function firstOf<T>(items: readonly T[], most: number, fits: (item: T) => boolean): T[] {
  const found: T[] = [];
  for (const item of items) {
    if (found.length === most) break;
    if (fits(item)) found.push(item);
  }
  return found;
}

/** One line for several postings that belong together and come to the same sum. */
function several(line: OpenLine, groups: readonly PostingGroup[]): Proposal[] {
  const found = new Map<string, Proposal>();
  for (const group of firstOf(groups, GROUPS_MAX, (one) => mayBe(one, line))) {
    const near = group.of.filter((posting) => inReach(line, posting));
    const sum = sumsTo(near, line.amount);
    if (!sum || sum.length < 2) continue;
    const best = Math.max(...sum.map((posting) => likeness(line, posting).points));
    const postingIds = sum.map(({ id }) => id);
    const key = pairKey({ lineIds: [line.id], postingIds });
    if (found.has(key)) continue;
    const reason = `${sum.length} postings ${group.what} come to this amount`;
    found.set(key, { lineIds: [line.id], postingIds, score: capped(35 + best), sure: false, reason });
  }
  return [...found.values()];
}

/** The parts of one payment are carried out within a week. */
const PARTS_DAYS_MAX = 7;
/** What a line and a posting must have in common, beside the day, before parts are looked for. */
const PARTS_POINTS_MIN = 25;

/** Several lines of near days for one posting: a payment that the bank carried out in parts. */
function parted(line: OpenLine, lines: readonly OpenLine[], postings: readonly OpenPosting[]): Proposal[] {
  const wholes = firstOf(
    postings,
    WHOLES_MAX,
    (posting) =>
      sizeOf(posting.amount) > sizeOf(line.amount) &&
      sameSide(line, posting) &&
      Math.abs(daysBetween(posting.date, line.date)) <= PARTS_DAYS_MAX,
  );
  return wholes.flatMap((posting) => {
    const { points } = likeness(line, posting);
    if (points < PARTS_POINTS_MIN) return [];
    const others = lines.filter(
      (one) =>
        one.id !== line.id &&
        sameSide(one, posting) &&
        Math.abs(daysBetween(one.date, line.date)) <= PARTS_DAYS_MAX &&
        likeness(one, posting).points >= PARTS_POINTS_MIN,
    );
    const sum = sumsTo(others, posting.amount - line.amount);
    if (!sum || sum.length === 0) return [];
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
  const byAmount = new Map<bigint, OpenPosting[]>();
  for (const posting of postings) byAmount.set(posting.amount, [...(byAmount.get(posting.amount) ?? []), posting]);
  const groups = groupsOf(postings);
  const perLine = lines.map((line) => {
    const single = pairs(line, byAmount.get(line.amount) ?? []);
    const all = single.length > 0 ? single : [...several(line, groups), ...parted(line, lines, postings)];
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
