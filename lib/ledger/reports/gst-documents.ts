import { db } from "@/lib/platform/db";
import { fromLegalDate, toLegalDate } from "@/lib/platform/time";
import { STATES } from "../parties/states";
import { invoiceLinesOf, taxByRate } from "../vouchers/invoice-lines";
import { money } from "./report";

/** Beyond this, in paise, an invoice to an unregistered buyer in another state is told by itself (table 5, since August 2024). */
const LARGE_PAISE = 10_000_000n;

export type Tax = { taxable: bigint; igst: bigint; cgst: bigint; sgst: bigint };
export const NO_TAX: Tax = { taxable: 0n, igst: 0n, cgst: 0n, sgst: 0n };
export const addTax = (a: Tax, b: Tax): Tax => ({
  taxable: a.taxable + b.taxable,
  igst: a.igst + b.igst,
  cgst: a.cgst + b.cgst,
  sgst: a.sgst + b.sgst,
});
export const lessTax = ({ taxable, igst, cgst, sgst }: Tax): Tax => ({
  taxable: -taxable,
  igst: -igst,
  cgst: -cgst,
  sgst: -sgst,
});

/** The documents by which a company tells of outward supplies. */
export const OUTWARD = ["invoice", "credit_note", "debit_note"] as const;

/** A company's invoices and notes of a span, with their tax by rate; reversed ones are told as cancelled. */
export async function documentsOf(companyId: number, from: string, through: string) {
  const vouchers = await db().ledgerVoucher.findMany({
    where: {
      kind: { in: [...OUTWARD] },
      companyId,
      entryId: { not: null },
      date: { gte: fromLegalDate(from), lte: fromLegalDate(through) },
    },
    include: { party: true, against: true },
    orderBy: [{ date: "asc" }, { id: "asc" }],
  });
  return vouchers.map((voucher) => {
    const details = voucher.details as { place_of_supply?: string | null; buyer?: { gstin?: string | null } };
    const gstin = details.buyer ? (details.buyer.gstin ?? null) : (voucher.party?.gstin ?? null);
    // What a note is told as goes by its invoice.
    const first = voucher.against ?? voucher;
    const isInterState = taxByRate(first.details).some(({ igst }) => igst > 0n);
    return {
      id: String(voucher.id),
      kind: voucher.kind as (typeof OUTWARD)[number],
      number: voucher.number,
      date: toLegalDate(voucher.date),
      party: voucher.party?.name ?? "",
      gstin,
      supply: details.place_of_supply ?? voucher.party?.stateCode ?? null,
      isCancelled: voucher.deletedAt !== null,
      isInterState: isInterState || taxByRate(voucher.details).some(({ igst }) => igst > 0n),
      isLarge: !gstin && isInterState && first.amount > LARGE_PAISE,
      against: voucher.against && { number: voucher.against.number, date: toLegalDate(voucher.against.date) },
      rates: taxByRate(voucher.details),
      lines: invoiceLinesOf(voucher.details),
      hsnSac: (voucher.details as { hsn_sac?: string | null }).hsn_sac ?? null,
    };
  });
}
export type OutwardDocument = Awaited<ReturnType<typeof documentsOf>>[number];

/** Tax as it counts in a sum: that of a credit note is taken off. */
export const counted = (document: Pick<OutwardDocument, "kind">, tax: Tax): Tax =>
  document.kind === "credit_note" ? lessTax(tax) : tax;

export const stateName = (code: string | null): string => (code ? `${code} ${STATES[code] ?? ""}` : "Within the state");
export const percent = (rateBp: number): string => `${rateBp / 100} %`;
export const TAX_COLUMNS = [money("Taxable value"), money("IGST"), money("CGST"), money("SGST")];
export const taxCells = ({ taxable, igst, cgst, sgst }: Tax) => [taxable, igst, cgst, sgst];

/** Sums by a key, in the order of the keys. */
export function grouped<K extends string>(rows: { key: K; tax: Tax }[]): [K, Tax][] {
  const sums = new Map<K, Tax>();
  for (const { key, tax } of rows) sums.set(key, addTax(sums.get(key) ?? NO_TAX, tax));
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1));
}
