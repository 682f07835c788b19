import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { toLegalDate } from "@/lib/platform/time";
import { mayKeepBooks } from "../policy";
import { rupeesOf } from "../rupees";
import { listAccountStates } from "./accounts";
import { findBankAccount } from "./bank-account";
import { postingsByIds, postingView } from "./open-items";
import type { AccountState, BankPosting, Suggestion } from "./schema";
import { CHUNK_LINES, suggestionView, weighChunk } from "./suggestions";

/** An open line with what it could be, the best first. Rupees. */
export type DeskLine = {
  id: number;
  date: string;
  amount: number;
  description: string;
  reference: string;
  suggestions: Suggestion[];
};

/** A page of open lines, with the postings that their suggestions speak of. */
export type DeskPage = { lines: DeskLine[]; postings: BankPosting[]; sure: number };

/** A bank account with its state, for the head of its screens. @throws DomainError not_found */
export async function accountState(actor: Actor, bankAccountId: number): Promise<AccountState> {
  const state = (await listAccountStates(actor)).find(({ id }) => id === bankAccountId);
  if (!state) throw notFound("Bank account");
  return state;
}

/** @throws DomainError not_found */
export async function deskPage(
  actor: Actor,
  bankAccountId: number,
  page: { skip: number; take: number },
): Promise<DeskPage> {
  permit(mayKeepBooks(actor));
  const bank = await findBankAccount(bankAccountId);
  const { lines, proposals, postings } = await weighChunk(bank, Math.floor(page.skip / CHUNK_LINES));
  const start = page.skip % CHUNK_LINES;
  const shown = lines.slice(start, start + page.take).map((line, index) => ({
    ...line,
    id: Number(line.id),
    amount: rupeesOf(line.amount),
    suggestions: (proposals[start + index] ?? []).map(suggestionView),
  }));
  const named = new Set(shown.flatMap(({ suggestions }) => suggestions.flatMap((one) => one.posting_ids)));
  return {
    lines: shown,
    postings: postings.filter(({ id }) => named.has(Number(id))).map(postingView),
    sure: proposals.flat().filter((one) => one.sure).length,
  };
}

/** A match with both of its sides. */
export type MatchView = {
  id: number;
  reason: string;
  score: number | null;
  madeAt: string;
  lines: { id: number; date: string; amount: number; description: string }[];
  postings: BankPosting[];
  /** Beyond those that are shown. */
  morePostings: number;
};

/** Of a match with very many postings, such as the balance brought forward, so many are shown. */
const POSTINGS_SHOWN = 5;

/** The matches of a bank account, the last one made first. @throws DomainError not_found */
export async function listMatches(
  actor: Actor,
  bankAccountId: number,
  page: { skip: number; take: number },
): Promise<{ rows: MatchView[]; total: number }> {
  permit(mayKeepBooks(actor));
  const bank = await findBankAccount(bankAccountId);
  const [found, total] = await Promise.all([
    db().ledgerBankMatch.findMany({
      where: { bankAccountId },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      include: {
        lines: { include: { line: true } },
        postings: { take: POSTINGS_SHOWN, orderBy: { postingId: "asc" } },
        _count: { select: { postings: true } },
      },
      ...page,
    }),
    db().ledgerBankMatch.count({ where: { bankAccountId } }),
  ]);
  const postings = await postingsByIds(
    db(),
    bank,
    found.flatMap((match) => match.postings.map(({ postingId }) => postingId)),
  );
  const byId = new Map(postings.map((posting) => [posting.id, postingView(posting)]));
  return {
    total,
    rows: found.map((match) => ({
      id: Number(match.id),
      reason: match.reason,
      score: match.score,
      madeAt: match.createdAt.toISOString(),
      lines: match.lines.map(({ line }) => ({
        id: Number(line.id),
        date: toLegalDate(line.date),
        amount: rupeesOf(line.amount),
        description: line.description,
      })),
      postings: match.postings.flatMap(({ postingId }) => byId.get(postingId) ?? []),
      morePostings: match._count.postings - match.postings.length,
    })),
  };
}
