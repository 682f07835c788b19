import { audit } from "@/lib/platform/audit/audit";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db, transaction } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { mayKeepBooks } from "../policy";
import { findBankAccount } from "./bank-account";
import { type MatchInput, textIds } from "./match";
import { pairKey } from "./suggest";

/** Says that a suggestion is wrong: it is not made again. Doing it twice is doing it once. @throws DomainError not_found */
export async function refuseSuggestion(actor: Actor, bankAccountId: number, input: MatchInput): Promise<void> {
  permit(mayKeepBooks(actor));
  const bank = await findBankAccount(bankAccountId);
  const lines = await db().ledgerBankLine.count({ where: { bankAccountId, id: { in: input.lineIds } } });
  const postings = await db().ledgerPosting.count({
    where: { accountId: bank.accountId, id: { in: input.postingIds } },
  });
  if (lines !== input.lineIds.length) throw notFound("Line");
  if (postings !== input.postingIds.length) throw notFound("Posting");
  const pair = pairKey(input);
  await transaction(async (tx) => {
    const { count } = await tx.ledgerBankRefusal.createMany({
      data: [{ bankAccountId, pair, createdById: actor.userId }],
      skipDuplicates: true,
    });
    if (count === 0) return;
    await audit(tx, actor, {
      action: "create",
      resourceType: "ledger_bank_refusal",
      description: "Refused a suggested match at the bank",
      newValues: textIds(input),
    });
  });
}

/** Lets a suggestion be made again. @throws DomainError not_found */
export async function allowSuggestion(actor: Actor, bankAccountId: number, input: MatchInput): Promise<void> {
  permit(mayKeepBooks(actor));
  await transaction(async (tx) => {
    const { count } = await tx.ledgerBankRefusal.deleteMany({ where: { bankAccountId, pair: pairKey(input) } });
    if (count !== 1) throw notFound("Refusal");
    await audit(tx, actor, {
      action: "delete",
      resourceType: "ledger_bank_refusal",
      description: "Took back the refusal of a suggested match at the bank",
      oldValues: textIds(input),
    });
  });
}
