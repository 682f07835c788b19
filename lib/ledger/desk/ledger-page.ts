import type { LedgerRole } from "@/lib/generated/prisma/enums";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { readPage } from "../journal/pages";
import type { LedgerRow } from "../journal/rows";
import { type Reader, snapshot } from "../journal/snapshot";
import { findCompany } from "../parties/companies";
import { mayKeepBooks } from "../policy";

/** The ledgers of a company; any one account is a ledger too. */
export const BOOKS = ["client", "bank", "vendor", "expense"] as const;
export type Book = (typeof BOOKS)[number];

const ROLES_OF: Record<Book, LedgerRole[]> = {
  client: ["receivable", "client_advances"],
  bank: ["bank"],
  vendor: ["payable"],
  expense: ["expense"],
};
/** Books whose balance is what the company owes: more credit than debit is a positive balance there. */
const OWED_TYPES = new Set(["liability", "income", "equity"]);

export type LedgerAsked = {
  companyId: number;
  book: Book;
  accountId?: number;
  partyId?: number;
  from?: string;
  through?: string;
  audit?: boolean;
};

/** A row as a screen and an export show it, in paise. `balance` runs over the whole ledger. */
export type DeskRow = Pick<
  LedgerRow,
  "date" | "particulars" | "note" | "voucherType" | "voucherNo" | "transactionId" | "debit" | "credit" | "reason"
> & {
  id: string;
  entryId: string;
  voucherId: string | null;
  account: string;
  party: string | null;
  balance: bigint;
  isReversal: boolean;
  isReversed: boolean;
};

export type LedgerView = {
  company: { id: number; name: string };
  /** What the ledger is of: an account's or a party's name, or null for the whole book. */
  account: { id: number; name: string } | null;
  party: { id: number; name: string; kind: string } | null;
  /** Whether credits add to the balance. */
  owed: boolean;
  opening: bigint;
  debit: bigint;
  credit: bigint;
  closing: bigint;
  total: number;
  rows: DeskRow[];
};

/**
 * A page of a ledger, newest first, with its true opening and closing.
 *
 * @throws DomainError not_found: company, account of another company, party
 */
export async function ledgerView(
  actor: Actor,
  asked: LedgerAsked,
  page: { skip: number; take: number },
): Promise<LedgerView> {
  permit(mayKeepBooks(actor));
  return snapshot((reader) => readView(reader, asked, page));
}

async function readView(reader: Reader, asked: LedgerAsked, page: { skip: number; take: number }): Promise<LedgerView> {
  const company = await findCompany(db(), asked.companyId);
  const accounts = await db().ledgerAccount.findMany({
    where: {
      companyId: company.id,
      ...(asked.accountId ? { id: asked.accountId } : { role: { in: ROLES_OF[asked.book] } }),
    },
    select: { id: true, name: true, type: true },
  });
  if (asked.accountId && accounts.length === 0) throw notFound("Account");
  const party = asked.partyId
    ? await db().ledgerParty.findUnique({ where: { id: asked.partyId }, select: { id: true, name: true, kind: true } })
    : null;
  if (asked.partyId && !party) throw notFound("Party");
  const scope = {
    accountIds: accounts.map(({ id }) => id),
    partyIds: party ? [party.id] : null,
    view: asked.audit ? ("audit" as const) : ("current" as const),
  };
  const query = { from: asked.from, through: asked.through, offset: page.skip, limit: page.take };
  const { rows, opening, within } = await readPage(reader, scope, query);
  const named = await db().ledgerParty.findMany({
    where: { id: { in: rows.flatMap(({ partyId }) => partyId ?? []) } },
    select: { id: true, name: true },
  });
  const partyNames = new Map(named.map(({ id, name }) => [id, name]));
  const accountNames = new Map(accounts.map(({ id, name }) => [id, name]));
  const account = asked.accountId ? accounts[0] : undefined;
  const owed = account ? OWED_TYPES.has(account.type) : asked.book === "vendor";
  const balanceOf = (debit: bigint, credit: bigint) => (owed ? credit - debit : debit - credit);
  return {
    company: { id: company.id, name: company.name },
    account: account ? { id: account.id, name: account.name } : null,
    party,
    owed,
    opening: balanceOf(opening.debit, opening.credit),
    debit: within.debit,
    credit: within.credit,
    closing: balanceOf(opening.debit + within.debit, opening.credit + within.credit),
    total: within.rows,
    rows: rows.map((row) => ({
      id: String(row.postingId),
      entryId: String(row.entryId),
      voucherId: row.voucherId === null ? null : String(row.voucherId),
      date: row.date,
      particulars: row.particulars,
      note: row.note,
      voucherType: row.voucherType,
      voucherNo: row.voucherNo,
      transactionId: row.transactionId,
      debit: row.debit,
      credit: row.credit,
      reason: row.reason,
      account: accountNames.get(row.accountId) ?? "",
      party: partyNames.get(row.partyId ?? 0) ?? null,
      balance: balanceOf(row.runningDebit, row.runningCredit),
      isReversal: row.reversesId !== null,
      isReversed: row.reversedById !== null,
    })),
  };
}
