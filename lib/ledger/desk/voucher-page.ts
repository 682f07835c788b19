import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { toLegalDate } from "@/lib/platform/time";
import { mayKeepBooks } from "../policy";
import { stateOf } from "./vouchers-listing";

const LINES = { postings: { orderBy: { id: "asc" as const }, include: { account: true, party: true } } };

type EntryRow = NonNullable<Awaited<ReturnType<typeof entryRow>>>;
const entryRow = (id: bigint) =>
  db().ledgerEntry.findUnique({ where: { id }, include: { ...LINES, reversal: true, company: true } });

/** An entry with its lines as a screen shows it, in paise. */
const entryView = (entry: Omit<EntryRow, "company">) => ({
  id: String(entry.id),
  seq: String(entry.seq),
  date: toLegalDate(entry.date),
  particulars: entry.particulars,
  voucherType: entry.voucherType,
  voucherNo: entry.voucherNo,
  voucherId: entry.voucherId === null ? null : String(entry.voucherId),
  total: entry.total,
  reason: entry.reason,
  reversesId: entry.reversesId === null ? null : String(entry.reversesId),
  reversedById: entry.reversal ? String(entry.reversal.id) : null,
  createdAt: entry.createdAt,
  hash: entry.hash,
  lines: entry.postings.map((line) => ({
    id: String(line.id),
    account: { id: line.accountId, name: line.account.name },
    party: line.party && { id: line.party.id, name: line.party.name },
    note: line.note,
    debit: line.debit,
    credit: line.credit,
  })),
});
export type EntryView = ReturnType<typeof entryView>;

/** @throws DomainError not_found */
export async function getEntry(actor: Actor, id: bigint) {
  permit(mayKeepBooks(actor));
  const entry = await entryRow(id);
  if (!entry) throw notFound("Entry");
  return { ...entryView(entry), company: { id: entry.companyId, name: entry.company.name } };
}

/** A voucher with all entries that were ever posted for it, the newest first. @throws DomainError not_found */
export async function getVoucher(actor: Actor, id: bigint) {
  permit(mayKeepBooks(actor));
  const voucher = await db().ledgerVoucher.findUnique({
    where: { id },
    include: {
      company: { include: { bankAccounts: true } },
      party: true,
      entries: { orderBy: { seq: "desc" }, include: { ...LINES, reversal: true } },
      allocations: { include: { invoice: true } },
      settledBy: { include: { receipt: true } },
      against: { select: { id: true, number: true, date: true } },
      notes: { orderBy: { id: "asc" } },
    },
  });
  if (!voucher) throw notFound("Voucher");
  const { entries, allocations, settledBy, notes } = voucher;
  return {
    voucher,
    state: stateOf(voucher),
    date: toLegalDate(voucher.date),
    entries: entries.map(entryView),
    /** Of an invoice or a vendor's bill: the notes that stand against it, and whether there are any. */
    notes: notes
      .filter(({ deletedAt }) => deletedAt === null)
      .map(({ id, kind, number, amount }) => ({ id: String(id), kind, number, amount })),
    /** Of a receipt or a credit note: the invoices that it settles. */
    settles: allocations.map(({ invoice, amount }) => ({ id: String(invoice.id), number: invoice.number, amount })),
    /** Of an invoice: the receipts and credit notes that stand and settle it. */
    settledBy: settledBy
      .filter(({ receipt }) => receipt.deletedAt === null)
      .map(({ receipt, amount }) => ({ id: String(receipt.id), number: receipt.number, amount })),
  };
}
export type VoucherView = Awaited<ReturnType<typeof getVoucher>>;
