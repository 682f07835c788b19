import { type Actor, permit } from "@/lib/platform/auth/actor";
import { transaction } from "@/lib/platform/db";
import { DomainError, invalidField } from "@/lib/platform/errors";
import { type Clock, systemClock } from "@/lib/platform/time";
import { checkPostingDate } from "../dates";
import { findCompany } from "../parties/companies";
import { mayKeepBooks } from "../policy";
import { formatRupees } from "../rupees";
import type { FromDraft } from "./draft-state";
import { type Recorded, recordVoucher } from "./record";

export type ContraInput = {
  companyId: number;
  date: string;
  /** Bank accounts' ledger accounts. */
  fromAccountId: number;
  toAccountId: number;
  /** Paise. */
  amount: bigint;
  transactionId: string | null;
  narration: string | null;
} & FromDraft;

/**
 * Moves money between two banks of one company: neither earned nor spent.
 *
 * @throws DomainError invalid: date, a bank of another company, twice the same bank
 */
export function createContra(actor: Actor, input: ContraInput, clock: Clock = systemClock): Promise<Recorded> {
  permit(mayKeepBooks(actor));
  checkPostingDate(input.date, "date", clock);
  if (input.fromAccountId === input.toAccountId) throw invalidField("to_account", "must be another bank account");
  return transaction(async (tx) => {
    const company = await findCompany(tx, input.companyId);
    const bankOf = (accountId: number, field: string) => {
      const bank = company.bankAccounts.find((one) => one.accountId === accountId);
      if (!bank) throw invalidField(field, "is no bank account of this company");
      return bank;
    };
    const from = bankOf(input.fromAccountId, "from_account");
    const to = bankOf(input.toAccountId, "to_account");
    return recordVoucher(tx, actor, {
      kind: "contra",
      companyId: company.id,
      partyId: null,
      voucherType: "Contra",
      number: (id) => `CTR-${id}`,
      date: input.date,
      amount: input.amount,
      transactionId: input.transactionId,
      details: { from_account: from.accountNumber, to_account: to.accountNumber, narration: input.narration },
      entry: {
        particulars: `Transfer from ${from.bankName} ${from.accountNumber} to ${to.bankName} ${to.accountNumber}`,
        entryType: "Manual",
        lines: [
          { accountId: to.accountId, debit: input.amount },
          { accountId: from.accountId, credit: input.amount },
        ],
      },
      draftId: input.draftId,
      source: "desk.createContra",
    });
  });
}

export type JournalLine = {
  accountId: number;
  partyId: number | null;
  debit: bigint;
  credit: bigint;
  note: string | null;
};
export type JournalInput = { companyId: number; date: string; narration: string; lines: JournalLine[] } & FromDraft;

/** Accounts whose sums are kept by party too: a line without one would be in nobody's ledger. */
const BY_PARTY = new Set(["receivable", "payable"]);

/**
 * Posts an entry that a person wrote line by line: opening balances, write-offs, corrections.
 *
 * @throws DomainError invalid `unbalanced`, with what is missing; date; an account of another company; a receivable or
 * payable without a party
 */
export function createJournal(actor: Actor, input: JournalInput, clock: Clock = systemClock): Promise<Recorded> {
  permit(mayKeepBooks(actor));
  checkPostingDate(input.date, "date", clock);
  const debit = input.lines.reduce((sum, line) => sum + line.debit, 0n);
  const credit = input.lines.reduce((sum, line) => sum + line.credit, 0n);
  if (debit !== credit) {
    const missing = debit > credit ? debit - credit : credit - debit;
    const reason = `do not balance: the ${debit > credit ? "credits" : "debits"} are ${formatRupees(missing)} short`;
    throw new DomainError("invalid", "unbalanced", `The lines ${reason}`, [{ name: "lines", reason }]);
  }
  return transaction(async (tx) => {
    const company = await findCompany(tx, input.companyId);
    const ids = input.lines.map(({ accountId }) => accountId);
    const accounts = await tx.ledgerAccount.findMany({ where: { companyId: company.id, id: { in: ids } } });
    for (const [index, line] of input.lines.entries()) {
      const account = accounts.find(({ id }) => id === line.accountId);
      if (!account) throw invalidField(`lines.${index}.account`, "is no account of this company");
      if (BY_PARTY.has(account.role) && line.partyId === null)
        throw invalidField(`lines.${index}.party`, `is required for ${account.name}`);
    }
    const partyIds = [...new Set(input.lines.flatMap(({ partyId }) => partyId ?? []))];
    const known = await tx.ledgerParty.count({ where: { id: { in: partyIds }, isActive: true } });
    if (known !== partyIds.length) throw invalidField("lines", "name a party that is not there");
    return recordVoucher(tx, actor, {
      kind: "journal",
      companyId: company.id,
      partyId: partyIds.length === 1 ? (partyIds[0] ?? null) : null,
      voucherType: "Journal",
      number: (id) => `JRN-${id}`,
      date: input.date,
      amount: debit,
      details: { narration: input.narration },
      entry: { particulars: input.narration, entryType: "Manual", lines: input.lines },
      draftId: input.draftId,
      source: "desk.createJournal",
    });
  });
}
