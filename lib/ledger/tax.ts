import { divideHalfUp } from "./rupees";

/** Tax of an invoice, in paise. Either the halves or the whole is there, never both. */
export type Gst = { cgst: bigint; sgst: bigint; igst: bigint };

/** Rates of GST that goods and services bear, as hundredths of a percent. */
export const GST_RATES_BP = [0, 25, 300, 500, 1200, 1800, 2800, 4000] as const;
export const STANDARD_RATE_BP = 1800;

/** Where the supply is for the tax: by the states of seller and buyer, and always abroad for a special economic zone. */
export function isInterState(supply: {
  sellerState: string | null;
  buyerState: string | null;
  isSez: boolean;
}): boolean {
  if (supply.isSez) return true;
  const { sellerState, buyerState } = supply;
  return sellerState !== null && buyerState !== null && sellerState !== buyerState;
}

/**
 * The tax on a taxable value. Each half is rounded by itself and the halves make the total (the portal compares CGST with
 * SGST): twice 37.975 is 75.96, not 75.95.
 *
 * @param taxable paise
 * @param rateBp hundredths of a percent of the whole tax: 1800 is 18 %
 */
export function gstOn(taxable: bigint, rateBp: number, interState: boolean): Gst {
  if (interState) return { cgst: 0n, sgst: 0n, igst: divideHalfUp(taxable * BigInt(rateBp), 10_000n) };
  const half = divideHalfUp(taxable * BigInt(rateBp), 20_000n);
  return { cgst: half, sgst: half, igst: 0n };
}

export const gstTotal = ({ cgst, sgst, igst }: Gst): bigint => cgst + sgst + igst;

/**
 * What the payer has kept back as tax deducted at source (Income-tax Act, section 194). The deduction is on the value
 * without GST, so of what arrived `received − gst` is the value less the deduction.
 *
 * @param rateBp hundredths of a percent, below 10,000
 */
export const tdsWithheld = (received: bigint, gst: bigint, rateBp: number): bigint =>
  divideHalfUp((received - gst) * BigInt(rateBp), BigInt(10_000 - rateBp));
