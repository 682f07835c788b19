import { type Gst, gstOn, gstTotal } from "../tax";
import { type InvoiceLine, type InvoiceSums, sumsOfLines } from "./invoice-lines";

/** Taxable value and its tax, in paise. */
export type Taxed = Gst & { taxable: bigint };

/** What was billed at one rate by an invoice and its debit notes, and what its credit notes took back, in paise. */
export type Borne = { rateBp: number; billed: Taxed; credited: Taxed };

/** What an invoice bears, rate by rate and as a whole, in paise. `interState` says which tax it bears. */
export type NoteBasis = { interState: boolean; rates: Borne[]; billed: bigint; credited: bigint };

const NOTHING: Taxed = { taxable: 0n, cgst: 0n, sgst: 0n, igst: 0n };
const plus = (a: Taxed, b: Taxed): Taxed => ({
  taxable: a.taxable + b.taxable,
  cgst: a.cgst + b.cgst,
  sgst: a.sgst + b.sgst,
  igst: a.igst + b.igst,
});

type ByRate = (Taxed & { rateBp: number })[];

/** Adds up what documents bear. @param interState of the invoice */
export function basisOf(
  interState: boolean,
  billed: { total: bigint; byRate: ByRate }[],
  credited: { total: bigint; byRate: ByRate }[],
): NoteBasis {
  const rates = new Map<number, Borne>();
  const add = (documents: typeof billed, side: "billed" | "credited") => {
    for (const one of documents.flatMap(({ byRate }) => byRate)) {
      const before = rates.get(one.rateBp) ?? { rateBp: one.rateBp, billed: NOTHING, credited: NOTHING };
      rates.set(one.rateBp, { ...before, [side]: plus(before[side], one) });
    }
  };
  add(billed, "billed");
  add(credited, "credited");
  const total = (documents: typeof billed) => documents.reduce((sum, one) => sum + one.total, 0n);
  return {
    interState,
    rates: [...rates.values()].sort((a, b) => a.rateBp - b.rateBp),
    billed: total(billed),
    credited: total(credited),
  };
}

/** The taxable value that may still be credited at a rate, in paise. */
export const leftAt = ({ rates }: NoteBasis, rateBp: number): bigint => {
  const found = rates.find((one) => one.rateBp === rateBp);
  return found ? found.billed.taxable - found.credited.taxable : 0n;
};

/** What may still be credited in all, tax and round-off included, in paise. */
export const leftOf = ({ billed, credited }: NoteBasis): bigint => billed - credited;

/** Why a credit note is more than its invoice bears: at a rate, or in all (`rateBp` null). `left` in paise. */
export type Excess = { rateBp: number | null; left: bigint };

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const most = (a: bigint, b: bigint): bigint => (a > b ? a : b);

/** The tax on the first so many paise of what was billed at a rate; all of it is exactly the tax that was billed. */
function taxUpTo({ rateBp, billed }: Borne, taxable: bigint, interState: boolean): Gst {
  if (taxable >= billed.taxable) return billed;
  const { cgst, sgst, igst } = gstOn(taxable, rateBp, interState);
  return { cgst: least(cgst, billed.cgst), sgst: least(sgst, billed.sgst), igst: least(igst, billed.igst) };
}

/**
 * What a credit note comes to. Its tax is what the tax on all that was credited so far grows by, each half rounded by
 * itself: notes over the whole of an invoice take back exactly its tax, in however many parts. The note that credits
 * the last of it takes the round-off back too.
 */
export function creditSums(
  basis: NoteBasis,
  lines: readonly Pick<InvoiceLine, "rateBp" | "taxable">[],
): { sums: InvoiceSums; excess: Excess | null } {
  const { byRate: asked } = sumsOfLines(lines, basis.interState, false);
  let excess: Excess | null = null;
  const byRate = asked.map(({ rateBp, taxable }) => {
    const borne = basis.rates.find((one) => one.rateBp === rateBp) ?? { rateBp, billed: NOTHING, credited: NOTHING };
    const { credited } = borne;
    const left = borne.billed.taxable - credited.taxable;
    if (taxable > left) excess ??= { rateBp, left };
    const upTo = taxUpTo(borne, credited.taxable + taxable, basis.interState);
    return {
      rateBp,
      taxable,
      cgst: most(upTo.cgst - credited.cgst, 0n),
      sgst: most(upTo.sgst - credited.sgst, 0n),
      igst: most(upTo.igst - credited.igst, 0n),
    };
  });
  const sum = byRate.reduce(plus, NOTHING);
  const exact = sum.taxable + gstTotal(sum);
  const takesAll = basis.rates.every(
    ({ rateBp, billed, credited }) =>
      billed.taxable - credited.taxable === (byRate.find((one) => one.rateBp === rateBp)?.taxable ?? 0n),
  );
  const total = takesAll ? leftOf(basis) : exact;
  if (!excess && total > leftOf(basis)) excess = { rateBp: null, left: leftOf(basis) };
  return { sums: { ...sum, roundOff: total - exact, total, byRate }, excess };
}

/** What a debit note comes to: it bears the tax of its own lines. */
export const debitSums = (basis: NoteBasis, lines: readonly Pick<InvoiceLine, "rateBp" | "taxable">[]): InvoiceSums =>
  sumsOfLines(lines, basis.interState, false);

/** The last day on which tax may be taken back for an invoice: 30 November after its financial year (CGST Act, s. 34(2)). */
export const creditDeadline = (invoiceDate: string): string =>
  `${Number(invoiceDate.slice(0, 4)) + (invoiceDate.slice(5, 7) < "04" ? 0 : 1)}-11-30`;

/** Why a note is written, by the codes that GSTR-1 knew them by. */
export const NOTE_REASONS = {
  "01": "Sales return",
  "02": "Discount after the sale",
  "03": "Deficiency in the service",
  "04": "Correction in the invoice",
  "05": "Change in the place of supply",
  "06": "Finalisation of a provisional assessment",
  "07": "Other",
} as const;
export type NoteReason = keyof typeof NOTE_REASONS;
export const NOTE_REASON_CODES = Object.keys(NOTE_REASONS) as [NoteReason, ...NoteReason[]];
