import { divideHalfUp, paiseOf } from "../rupees";
import { type Gst, gstOn, gstTotal, STANDARD_RATE_BP } from "../tax";

/** One line of an invoice. `quantity` is a decimal of three places at most; `rateBp` hundredths of a percent; money in paise. */
export type InvoiceLine = {
  description: string;
  hsnSac: string | null;
  quantity: string;
  unitPaise: bigint;
  rateBp: number;
  taxable: bigint;
};

/** A quantity in thousandths, or null for what is none: 0, or more than a million. */
export function quantityOf(text: string): bigint | null {
  const [, whole = "", part = ""] = /^(\d{1,7})(?:\.(\d{1,3}))?$/.exec(text.trim()) ?? [];
  if (whole === "") return null;
  const thousandths = BigInt(whole) * 1000n + BigInt(part.padEnd(3, "0"));
  return thousandths > 0n && thousandths <= 1_000_000_000n ? thousandths : null;
}

/** The value of so many units, rounded half up to the paisa. `thousandths` of a unit. */
export const lineValue = (unitPaise: bigint, thousandths: bigint): bigint =>
  divideHalfUp(unitPaise * thousandths, 1000n);

/** What an invoice comes to, in paise, and its tax by rate. */
export type InvoiceSums = Gst & {
  taxable: bigint;
  roundOff: bigint;
  total: bigint;
  byRate: (Gst & { rateBp: number; taxable: bigint })[];
};

/**
 * Adds an invoice up. Tax is reckoned on the value of all lines of a rate together, each half rounded by itself.
 *
 * @param inWholeRupees rounds the total half up to whole rupees, the difference being the round-off
 */
export function sumsOfLines(
  lines: readonly Pick<InvoiceLine, "rateBp" | "taxable">[],
  interState: boolean,
  inWholeRupees: boolean,
): InvoiceSums {
  const rates = [...new Set(lines.map(({ rateBp }) => rateBp))].sort((a, b) => a - b);
  const byRate = rates.map((rateBp) => {
    const taxable = lines.reduce((sum, line) => (line.rateBp === rateBp ? sum + line.taxable : sum), 0n);
    return { rateBp, taxable, ...gstOn(taxable, rateBp, interState) };
  });
  const add = (of: (one: (typeof byRate)[number]) => bigint) => byRate.reduce((sum, one) => sum + of(one), 0n);
  const exact = add((one) => one.taxable + gstTotal(one));
  const total = inWholeRupees ? divideHalfUp(exact, 100n) * 100n : exact;
  return {
    taxable: add((one) => one.taxable),
    cgst: add((one) => one.cgst),
    sgst: add((one) => one.sgst),
    igst: add((one) => one.igst),
    roundOff: total - exact,
    total,
    byRate,
  };
}

const paise = (value: unknown): bigint => {
  const read = paiseOf(value);
  return typeof read === "bigint" ? read : 0n;
};

type KeptLine = {
  description: string;
  hsn_sac: string | null;
  quantity: string;
  unit: number;
  rate_bp: number;
  taxable: number;
};

/** As lines stand in a voucher's details: in the contract's manner, rupees in JSON. */
export const keptLines = (lines: readonly InvoiceLine[]) =>
  lines.map(({ description, hsnSac, quantity, unitPaise, rateBp, taxable }) => ({
    description,
    hsn_sac: hsnSac,
    quantity,
    unit: unitPaise,
    rate_bp: rateBp,
    taxable,
  }));

/** The lines of a voucher's details; a client's invoice has none. */
export function invoiceLinesOf(details: unknown): InvoiceLine[] {
  const lines = (details as { lines?: unknown } | null)?.lines;
  if (!Array.isArray(lines)) return [];
  return (lines as KeptLine[]).map((line) => ({
    description: line.description,
    hsnSac: line.hsn_sac,
    quantity: line.quantity,
    unitPaise: paise(line.unit),
    rateBp: line.rate_bp,
    taxable: paise(line.taxable),
  }));
}

/** Tax of an invoice's details by rate, in paise; a client's invoice has one rate for all. */
export function taxByRate(details: unknown): InvoiceSums["byRate"] {
  const known = (details ?? {}) as Record<string, unknown>;
  if (Array.isArray(known.by_rate))
    return (known.by_rate as Record<string, number>[]).map((one) => ({
      rateBp: one.rateBp ?? 0,
      taxable: paise(one.taxable),
      cgst: paise(one.cgst),
      sgst: paise(one.sgst),
      igst: paise(one.igst),
    }));
  const [taxable, cgst, sgst, igst] = [known.taxable, known.cgst, known.sgst, known.igst].map((value) =>
    paise(value ?? 0),
  );
  if (!taxable) return [];
  const tax = (cgst ?? 0n) + (sgst ?? 0n) + (igst ?? 0n);
  const told = typeof known.gst_rate === "number" ? known.gst_rate : rateOf(tax, taxable);
  return [{ rateBp: tax === 0n ? 0 : told, taxable, cgst: cgst ?? 0n, sgst: sgst ?? 0n, igst: igst ?? 0n }];
}

/** The rate that tax and value imply, to a quarter of a percent; 18 % where that says nothing. */
function rateOf(tax: bigint, taxable: bigint): number {
  const rate = Math.round(Number((tax * 40_000n) / taxable) / 100) * 25;
  return rate > 0 ? rate : STANDARD_RATE_BP;
}
