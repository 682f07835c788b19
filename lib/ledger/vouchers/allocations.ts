import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db, type Tx } from "@/lib/platform/db";
import { DomainError } from "@/lib/platform/errors";
import { toLegalDate } from "@/lib/platform/time";
import { mayKeepBooks } from "../policy";
import { formatRupees } from "../rupees";

/** How much of a receipt goes to an invoice, in paise. */
export type Allocation = { invoiceId: bigint; amount: bigint };

/** An invoice that is not wholly settled, in paise. */
export type OpenInvoice = { id: string; number: string; date: string; total: bigint; open: bigint };

/** What a customer can settle: invoices, and the debit notes that billed more. */
const STANDING = { kind: { in: ["invoice" as const, "debit_note" as const] }, deletedAt: null, entryId: { not: null } };
const WITH_RECEIPTS = { settledBy: { where: { receipt: { deletedAt: null } }, select: { amount: true } } };

type Settled = { amount: bigint; settledBy: { amount: bigint }[] };
const openOf = ({ amount, settledBy }: Settled): bigint =>
  amount - settledBy.reduce((sum, one) => sum + one.amount, 0n);

/** The invoices and debit notes of a customer with a company that are not wholly settled, the oldest first. */
export async function openInvoices(actor: Actor, companyId: number, partyId: number): Promise<OpenInvoice[]> {
  permit(mayKeepBooks(actor));
  const invoices = await db().ledgerVoucher.findMany({
    where: { ...STANDING, companyId, partyId },
    include: WITH_RECEIPTS,
    orderBy: [{ date: "asc" }, { id: "asc" }],
  });
  return invoices
    .map((invoice) => ({
      id: String(invoice.id),
      number: invoice.number,
      date: toLegalDate(invoice.date),
      total: invoice.amount,
      open: openOf(invoice),
    }))
    .filter(({ open }) => open > 0n);
}

/**
 * Settles invoices by a receipt. The caller holds the company's chain, so that no other receipt settles them meanwhile.
 *
 * @param receipt its customer and what it is worth, TDS included, in paise
 * @throws DomainError invalid: an invoice of somebody else, more than is open, more than was received
 */
export async function allocate(
  tx: Tx,
  receipt: { id: bigint; companyId: number; partyId: number | null; worth: bigint },
  allocations: Allocation[],
): Promise<void> {
  const sum = allocations.reduce((total, { amount }) => total + amount, 0n);
  const wrong = (name: string, reason: string) =>
    new DomainError("invalid", "invalid_allocation", reason, [{ name, reason }]);
  if (sum > receipt.worth)
    throw wrong("allocations", `is ${formatRupees(sum)}, more than the ${formatRupees(receipt.worth)} that came in`);
  for (const { invoiceId, amount } of allocations) {
    const invoice = await tx.ledgerVoucher.findFirst({
      where: { ...STANDING, id: invoiceId, companyId: receipt.companyId, partyId: receipt.partyId ?? -1 },
      include: WITH_RECEIPTS,
    });
    if (!invoice) throw wrong(`allocation-${invoiceId}`, "is no open invoice of this customer");
    const open = openOf(invoice);
    if (amount > open)
      throw wrong(`allocation-${invoiceId}`, `is more than the ${formatRupees(open)} that ${invoice.number} has open`);
  }
  await tx.ledgerAllocation.createMany({
    data: allocations.map(({ invoiceId, amount }) => ({ receiptId: receipt.id, invoiceId, amount })),
  });
}

/**
 * Lets a credit note settle what is open of its invoice, then of the invoice's debit notes; what is left of it stays on
 * the customer's account. The caller holds the company's chain.
 *
 * @param total paise
 */
export async function settleByNote(tx: Tx, noteId: bigint, documentIds: bigint[], total: bigint): Promise<void> {
  let left = total;
  for (const id of documentIds) {
    const document = await tx.ledgerVoucher.findUniqueOrThrow({ where: { id }, include: WITH_RECEIPTS });
    const open = openOf(document);
    const amount = open < left ? open : left;
    if (amount <= 0n) continue;
    await tx.ledgerAllocation.create({ data: { receiptId: noteId, invoiceId: id, amount } });
    left -= amount;
  }
}
