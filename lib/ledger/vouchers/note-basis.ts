import type { LedgerVoucher } from "@/lib/generated/prisma/client";
import type { Tx } from "@/lib/platform/db";
import { conflict } from "@/lib/platform/errors";
import { isInterState } from "../tax";
import { taxByRate } from "./invoice-lines";
import { basisOf, type NoteBasis } from "./note-sums";

/** An invoice, or a vendor's bill, with the notes that stand against it. The caller holds the books where that matters. */
export const WITH_NOTES = {
  company: { include: { bankAccounts: { orderBy: { id: "asc" as const } } } },
  party: true,
  notes: { where: { deletedAt: null }, orderBy: { id: "asc" as const } },
};

type Noted = LedgerVoucher & {
  company: { stateCode: string | null };
  party: { stateCode: string | null; isSez: boolean } | null;
  notes: LedgerVoucher[];
};

/** The tax of a document by rate; one that a client posted without telling it bears none. */
const ratesOf = ({ details, amount }: LedgerVoucher) => {
  const byRate = taxByRate(details);
  return byRate.length > 0 ? byRate : [{ rateBp: 0, taxable: amount, cgst: 0n, sgst: 0n, igst: 0n }];
};
const documentOf = (voucher: LedgerVoucher) => ({ total: voucher.amount, byRate: ratesOf(voucher) });

/** Which tax an invoice bears: that which it was posted with, and where it bore none, that of its place of supply. */
function bearsIgst(invoice: Noted): boolean {
  const rates = ratesOf(invoice);
  if (rates.some(({ igst }) => igst > 0n)) return true;
  if (rates.some(({ cgst }) => cgst > 0n)) return false;
  const told = invoice.details as { place_of_supply?: string | null; is_sez?: boolean };
  return isInterState({
    sellerState: invoice.company.stateCode,
    buyerState: told.place_of_supply ?? invoice.party?.stateCode ?? null,
    isSez: told.is_sez ?? invoice.party?.isSez ?? false,
  });
}

/** What an invoice bears, with its notes. */
export function invoiceBasis(invoice: Noted, notes: LedgerVoucher[] = invoice.notes): NoteBasis {
  const of = (kind: LedgerVoucher["kind"]) => notes.filter((note) => note.kind === kind).map(documentOf);
  return basisOf(bearsIgst(invoice), [documentOf(invoice), ...of("debit_note")], of("credit_note"));
}

/**
 * Keeps what notes stand on: an invoice with notes is not taken back before them, nor a debit note of which credit notes
 * have taken back more than would be left. The caller holds the books.
 *
 * @throws DomainError conflict `has_notes`
 */
export async function refuseWhatNotesNeed(tx: Tx, voucher: LedgerVoucher): Promise<void> {
  const note = await tx.ledgerVoucher.findFirst({
    where: { againstId: voucher.id, deletedAt: null },
    orderBy: { id: "desc" },
  });
  if (note) throw conflict("has_notes", `Reverse ${note.number} first: it is against ${voucher.number}`);
  if (voucher.kind !== "debit_note" || voucher.againstId === null) return;
  const invoice = await tx.ledgerVoucher.findUniqueOrThrow({ where: { id: voucher.againstId }, include: WITH_NOTES });
  const rest = invoice.notes.filter(({ id }) => id !== voucher.id);
  const basis = invoiceBasis(invoice, rest);
  if (basis.credited > basis.billed || basis.rates.some((one) => one.credited.taxable > one.billed.taxable)) {
    const credit = rest.findLast(({ kind }) => kind === "credit_note");
    throw conflict("has_notes", `Reverse ${credit?.number} first: it takes back what ${voucher.number} billed`);
  }
}
