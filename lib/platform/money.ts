/** The office's currency (ISO 4217) and the sign that stands before its amounts. */
export const OFFICE_CURRENCY = "ZAR";
const SIGN = "R";

/** 12000 → "R120.00". Whole cents in, so that nothing is ever rounded; groups of thousands are set off by a space. */
export function formatCents(cents: number | bigint): string {
  const total = BigInt(cents);
  const size = total < 0n ? -total : total;
  const rands = String(size / 100n).replaceAll(/\B(?=(\d{3})+$)/g, "\u00a0");
  return `${total < 0n ? "-" : ""}${SIGN}${rands}.${String(size % 100n).padStart(2, "0")}`;
}

/**
 * What a person typed as an amount ("120", "R 1 250,50"), in cents.
 *
 * @returns null when it is no amount, is negative, or has parts of a cent
 */
export function parseCents(text: string): number | null {
  const [, rands, cents = ""] = /^R?(\d{1,9})(?:[.,](\d{1,2}))?$/i.exec(text.replaceAll(/\s/g, "")) ?? [];
  return rands === undefined ? null : Number(rands) * 100 + Number(cents.padEnd(2, "0"));
}
