import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { snapshot } from "../journal/snapshot";
import { mayKeepBooks } from "../policy";
import { type BankAccount, findBankAccount } from "./bank-account";
import { openLines, type PostingItem, postingsFor, postingView } from "./open-items";
import type { BankPosting, Suggestion } from "./schema";
import { type OpenLine, type Proposal, suggest } from "./suggest";

/** Lines are weighed against each other in chunks of so many, so that what is sure does not depend on a screen's page. */
export const CHUNK_LINES = 400;

export type Weighed = { lines: OpenLine[]; proposals: Proposal[][]; postings: PostingItem[] };

/** The open lines of a chunk with their suggestions, all read at one moment. */
export async function weighChunk(bank: BankAccount, chunk: number): Promise<Weighed> {
  const refusals = await db().ledgerBankRefusal.findMany({ where: { bankAccountId: bank.id }, select: { pair: true } });
  const [lines, postings] = await snapshot(async (reader) => {
    const found = await openLines(reader, bank.id, { limit: CHUNK_LINES, offset: chunk * CHUNK_LINES });
    return [found, await postingsFor(reader, bank, found)] as const;
  });
  return { lines, postings, proposals: suggest(lines, postings, new Set(refusals.map(({ pair }) => pair))) };
}

export const suggestionView = ({ lineIds, postingIds, score, sure, reason }: Proposal): Suggestion => ({
  line_ids: lineIds.map(Number),
  posting_ids: postingIds.map(Number),
  score,
  sure,
  reason,
});

/**
 * What open lines could be, the best first, with the postings that are spoken of.
 *
 * @param page lines, counted over all open lines, the oldest first
 * @throws DomainError not_found
 */
export async function listSuggestions(
  actor: Actor,
  bankAccountId: number,
  page: { limit: number; offset: number },
): Promise<{ suggestions: Suggestion[]; postings: BankPosting[] }> {
  permit(mayKeepBooks(actor));
  const bank = await findBankAccount(bankAccountId);
  const chunk = Math.floor(page.offset / CHUNK_LINES);
  const { proposals, postings } = await weighChunk(bank, chunk);
  const start = page.offset % CHUNK_LINES;
  const shown = proposals.slice(start, start + page.limit).flat();
  const named = new Set(shown.flatMap(({ postingIds }) => postingIds));
  return {
    suggestions: shown.map(suggestionView),
    postings: postings.filter(({ id }) => named.has(id)).map(postingView),
  };
}
