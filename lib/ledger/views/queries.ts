import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { readPage } from "../journal/pages";
import type { LedgerRow } from "../journal/rows";
import { snapshot } from "../journal/snapshot";
import type { Scope } from "../journal/sums";
import { rupeesOf } from "../money";
import { findCompany } from "../parties/companies";
import { findParty } from "../parties/parties";
import { mayKeepBooks } from "../policy";
import { accountsOf, clientsCalled, paginationOf, summaryOf } from "./scopes";

/** The part of a ledger that is asked for; `audit` shows reversed rows and their reversals too. */
export type ViewQuery = { start_date?: string; end_date?: string; limit: number; offset: number; audit?: boolean };

const pageOf = (
  scope: Omit<Scope, "view">,
  query: ViewQuery,
  filter?: { candidateName?: string; voucherType?: string },
) =>
  snapshot((reader) =>
    readPage(
      reader,
      { ...scope, view: query.audit ? "audit" : "current" },
      { from: query.start_date, through: query.end_date, limit: query.limit, offset: query.offset, filter },
    ),
  );

/** What tells a reversed row from its reversal, where both are shown. */
const trail = (row: LedgerRow, audit?: boolean) =>
  audit
    ? {
        entry_id: Number(row.entryId),
        reverses_id: row.reversesId === null ? null : Number(row.reversesId),
        reversed_by_id: row.reversedById === null ? null : Number(row.reversedById),
        reason: row.reason,
      }
    : { entry_id: Number(row.entryId) };

const CLIENT_ROLES = ["receivable", "client_advances", "adjustments"] as const;
const ADJUSTMENTS = ["client_adjustment", "vendor_adjustment"];
/** An adjustment's row bears the id that its voucher is printed by; any other row its own. */
const clientRowId = (row: LedgerRow): number =>
  Number(ADJUSTMENTS.includes(row.voucherKind ?? "") ? row.voucherId : row.postingId);

const clientRow = (row: LedgerRow, company: string, audit?: boolean) => ({
  id: clientRowId(row),
  date: row.date,
  particulars: row.note === null ? row.particulars : `${row.particulars} (${row.note})`,
  voucher_type: row.voucherType,
  voucher_no: row.voucherNo,
  debit: rupeesOf(row.debit),
  credit: rupeesOf(row.credit),
  company_name: company,
  candidate_name: row.candidateName,
  entry_type: row.entryType,
  balance: rupeesOf(row.runningDebit - row.runningCredit),
  ...trail(row, audit),
});
export type ClientRow = ReturnType<typeof clientRow>;

/** The ledger of everybody whose name has a text in it: what they owe, over all own companies. */
export async function clientLedger(
  actor: Actor,
  query: ViewQuery & { company_name: string; candidate_name?: string; voucher_type?: string },
) {
  permit(mayKeepBooks(actor));
  const clients = await clientsCalled(query.company_name);
  const scope = { accountIds: await accountsOf([...CLIENT_ROLES]), partyIds: [...clients.keys()] };
  const filter = { candidateName: query.candidate_name, voucherType: query.voucher_type };
  const { rows, opening, within } = await pageOf(scope, query, filter);
  return {
    entries: rows.map((row) => clientRow(row, clients.get(row.partyId ?? 0) ?? "", query.audit)),
    summary: summaryOf(opening, within),
    total_entries: within.rows,
    pagination: paginationOf(query, within.rows),
  };
}

/** All clients' rows of a span of days, as the periodic view has them. */
export async function periodLedger(actor: Actor, query: ViewQuery) {
  permit(mayKeepBooks(actor));
  const scope = { accountIds: await accountsOf(["receivable", "client_advances"]), partyIds: null };
  const { rows, opening, within } = await pageOf(scope, query);
  const named = await db().ledgerParty.findMany({
    where: { id: { in: rows.map(({ partyId }) => partyId ?? 0) } },
    select: { id: true, name: true },
  });
  const names = new Map(named.map(({ id, name }) => [id, name]));
  return {
    transactions: rows.map((row) => clientRow(row, names.get(row.partyId ?? 0) ?? "", query.audit)),
    summary: summaryOf(opening, within),
    total_entries: within.rows,
    pagination: paginationOf(query, within.rows),
  };
}

/** What went through a company's banks; a balance runs over all of them. @throws DomainError not_found */
export async function bankLedger(actor: Actor, query: ViewQuery & { company_id: number }) {
  permit(mayKeepBooks(actor));
  const company = await findCompany(db(), query.company_id);
  const { rows, within } = await pageOf({ accountIds: await accountsOf(["bank"], company.id), partyIds: null }, query);
  return {
    total: within.rows,
    data: rows.map((row) => ({
      id: Number(row.postingId),
      entry_date: row.date,
      company_name: company.name,
      particulars: row.transactionId ? `${row.particulars} - ${row.transactionId}` : row.particulars,
      transaction_id: row.transactionId,
      dr: rupeesOf(row.debit),
      cr: rupeesOf(row.credit),
      balance: rupeesOf(row.runningDebit - row.runningCredit),
      source: "bank_ledger",
      expense_type: null,
      ...trail(row, query.audit),
    })),
  };
}

const VENDOR_TYPES: Record<string, { entry_type: string; type: string }> = {
  vendor_service: { entry_type: "service", type: "Service" },
  vendor_payment: { entry_type: "payment", type: "Payment" },
  vendor_adjustment: { entry_type: "adjustment", type: "Adjustment" },
};

/** What a vendor did and got, with what is owed to them: the payable's other side. @throws DomainError not_found */
export async function vendorLedger(actor: Actor, query: ViewQuery & { vendor_id: number; company_id?: number }) {
  permit(mayKeepBooks(actor));
  const vendor = await findParty(db(), "vendor", query.vendor_id);
  const company = query.company_id === undefined ? null : await findCompany(db(), query.company_id);
  const scope = { accountIds: await accountsOf(["payable"], company?.id), partyIds: [vendor.id] };
  const { rows, within } = await pageOf(scope, query);
  const vouchers = await db().ledgerVoucher.findMany({
    where: { id: { in: rows.flatMap(({ voucherId }) => (voucherId === null ? [] : [voucherId])) } },
    include: { company: { select: { name: true } } },
  });
  const behind = new Map(vouchers.map((voucher) => [voucher.id, voucher]));
  return {
    vendor_name: vendor.name,
    total_entries: within.rows,
    pagination: paginationOf(query, within.rows),
    entries: rows.map((row) => {
      const voucher = behind.get(row.voucherId ?? 0n);
      const details = (voucher?.details ?? {}) as { remark?: string | null; on_account_of?: string | null };
      return {
        id: Number(row.voucherId ?? row.postingId),
        ...(VENDOR_TYPES[row.voucherKind ?? ""] ?? { entry_type: "entry", type: row.voucherType }),
        date: row.date,
        particulars: row.voucherKind === "vendor_payment" ? (row.transactionId ?? row.particulars) : row.particulars,
        dr: rupeesOf(row.credit),
        cr: rupeesOf(row.debit),
        balance: rupeesOf(row.runningCredit - row.runningDebit),
        transaction_id: row.transactionId,
        company_name: voucher?.company.name ?? null,
        remark: details.remark ?? null,
        on_account_of: details.on_account_of ?? null,
        ...trail(row, query.audit),
      };
    }),
  };
}

/** What a company spent, by heads of expense. @throws DomainError not_found */
export async function expenseLedger(actor: Actor, query: ViewQuery & { company_id: number; expense_type?: string }) {
  permit(mayKeepBooks(actor));
  const company = await findCompany(db(), query.company_id);
  const heads = await db().ledgerAccount.findMany({
    where: {
      companyId: company.id,
      role: "expense",
      nameKey: query.expense_type ? query.expense_type.trim().toLowerCase() : { not: "vendor services" },
    },
  });
  const { rows, opening, within } = await pageOf({ accountIds: heads.map(({ id }) => id), partyIds: null }, query);
  const vouchers = await db().ledgerVoucher.findMany({
    where: { id: { in: rows.flatMap(({ voucherId }) => (voucherId === null ? [] : [voucherId])) } },
  });
  const behind = new Map(vouchers.map((voucher) => [voucher.id, voucher]));
  return {
    entries: rows.map((row) => {
      const details = (behind.get(row.voucherId ?? 0n)?.details ?? {}) as Record<string, string | null>;
      return {
        id: Number(row.postingId),
        transaction_id: row.transactionId,
        expense_date: row.date,
        expense_type: heads.find(({ id }) => id === row.accountId)?.name ?? "",
        vendor_name: details.vendor_name ?? null,
        particulars: row.particulars,
        debit: rupeesOf(row.debit),
        credit: rupeesOf(row.credit),
        amount: rupeesOf(row.debit + row.credit),
        payment_method: details.payment_method ?? null,
        description: details.description ?? null,
        company: company.name,
        account_type: "expense",
        balance: rupeesOf(row.runningDebit - row.runningCredit),
        ...trail(row, query.audit),
      };
    }),
    summary: summaryOf(opening, within),
    total_entries: within.rows,
    pagination: paginationOf(query, within.rows),
  };
}
