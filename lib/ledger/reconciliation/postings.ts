import { type Actor, permit } from "@/lib/platform/auth/actor";
import { snapshot } from "../journal/snapshot";
import { mayKeepBooks } from "../policy";
import { findBankAccount } from "./bank-account";
import { openPostings, type PostingQuery, postingView } from "./open-items";
import type { BankPosting } from "./schema";

/** Standing postings of a bank account that no line was found for, the oldest first. @throws DomainError not_found */
export async function listOpenPostings(
  actor: Actor,
  bankAccountId: number,
  query: PostingQuery,
): Promise<{ rows: BankPosting[]; total: number }> {
  permit(mayKeepBooks(actor));
  const bank = await findBankAccount(bankAccountId);
  const { rows, total } = await snapshot((reader) => openPostings(reader, bank, query));
  return { rows: rows.map(postingView), total };
}
