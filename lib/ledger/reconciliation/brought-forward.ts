import { audit } from "@/lib/platform/audit/audit";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db, transaction } from "@/lib/platform/db";
import { conflict, DomainError, notFound } from "@/lib/platform/errors";
import { toLegalDate } from "@/lib/platform/time";
import { lockBooks } from "../journal/chain";
import { type Reader, snapshot } from "../journal/snapshot";
import { mayKeepBooks } from "../policy";
import { formatRupees, rupeesOf } from "../rupees";
import { type BankAccount, findBankAccount } from "./bank-account";
import { writeMatch } from "./match";
import { STANDING, UNMATCHED } from "./open-items";

/** What the account held before its first statement, and what the books had on it by then and no line was found for. */
export type BroughtForward = {
  lineId: number;
  date: string;
  /** Rupees. */
  atBank: number;
  inBooks: number;
  postings: number;
  agrees: boolean;
};

const OPEN_BEFORE = `FROM ledger_posting p JOIN ledger_entry e ON e.id = p.entry_id
  WHERE p.account_id = $1 AND p.date <= $2::date AND ${STANDING} AND ${UNMATCHED}`;

/** Null where there is nothing brought forward, or it is matched already. */
export async function readBroughtForward(reader: Reader, bank: BankAccount): Promise<BroughtForward | null> {
  const { rows } = await reader.query<{ id: string; date: string; amount: string }>(
    `SELECT l.id::text, l.date::text, l.amount::text FROM ledger_bank_line l WHERE l.bank_account_id = $1 AND l.is_opening
        AND NOT EXISTS (SELECT 1 FROM ledger_bank_match_line m WHERE m.line_id = l.id)`,
    [bank.id],
  );
  const line = rows[0];
  if (!line) return null;
  const found = await reader.query<{ amount: string; n: string }>(
    `SELECT coalesce(sum(p.debit - p.credit), 0)::text AS amount, count(*)::text AS n ${OPEN_BEFORE}`,
    [bank.accountId, line.date],
  );
  const inBooks = BigInt(found.rows[0]?.amount ?? 0);
  const postings = Number(found.rows[0]?.n ?? 0);
  const agrees = inBooks === BigInt(line.amount) && postings > 0;
  return {
    lineId: Number(line.id),
    date: line.date,
    atBank: rupeesOf(BigInt(line.amount)),
    inBooks: rupeesOf(inBooks),
    postings,
    agrees,
  };
}

/**
 * Matches the balance brought forward with all that the books had on the account by then: they agree on the sum, whatever
 * it was made of.
 *
 * @returns how many postings it is made of
 * @throws DomainError not_found; conflict `already_matched`; invalid `sums_differ`
 */
export async function matchBroughtForward(actor: Actor, bankAccountId: number): Promise<number> {
  permit(mayKeepBooks(actor));
  const bank = await findBankAccount(bankAccountId);
  return transaction(async (tx) => {
    await lockBooks(tx, [bank.companyId]);
    const line = await tx.ledgerBankLine.findFirst({
      where: { bankAccountId, isOpening: true },
      include: { match: true },
    });
    if (!line) throw notFound("Balance brought forward");
    if (line.match) throw conflict("already_matched", "The balance brought forward is matched already");
    const postings = await tx.ledgerPosting.findMany({
      where: {
        accountId: bank.accountId,
        date: { lte: line.date },
        bankMatch: null,
        entry: { reversesId: null, reversal: null },
      },
      select: { id: true, debit: true, credit: true },
    });
    const inBooks = postings.reduce((sum, { debit, credit }) => sum + debit - credit, 0n);
    if (inBooks !== line.amount || postings.length === 0)
      throw new DomainError(
        "invalid",
        "sums_differ",
        `The bank had ${formatRupees(line.amount)} on ${toLegalDate(line.date)}, and the books ${formatRupees(inBooks)}`,
      );
    const reason = `The books had the same balance on ${toLegalDate(line.date)}`;
    const input = { lineIds: [line.id], postingIds: postings.map(({ id }) => id) };
    const id = await writeMatch(tx, actor, bank, input, { score: null, reason });
    await audit(tx, actor, {
      action: "create",
      resourceType: "ledger_bank_match",
      resourceId: String(id),
      description: `Matched the balance brought forward of ${bank.bankName} ${bank.accountNumber} with ${postings.length} postings`,
      newValues: { amount: String(line.amount), date: toLegalDate(line.date) },
    });
    return postings.length;
  });
}

/** As `readBroughtForward`, for somebody. @throws DomainError not_found */
export async function broughtForward(actor: Actor, bankAccountId: number): Promise<BroughtForward | null> {
  permit(mayKeepBooks(actor));
  const bank = await findBankAccount(bankAccountId, db());
  return snapshot((reader) => readBroughtForward(reader, bank));
}
