import { type MoneyRefusal, paiseOf } from "./rupees";

/** 1,00,000.00 as in India, or 100,000.00: groups of two before the last three digits, or of three throughout. */
const GROUPED = /^(\d{1,2}(,\d{2})*,\d{3}|\d{1,3}(,\d{3})+)(\.\d*)?$/;

/**
 * An amount as a person types it: `₹ 1,00,000.50`, `100000.5`, `1250`. What stays without signs and commas is read by the
 * ledger's own rules.
 *
 * @returns paise, or why it is no amount
 */
export function typedPaise(text: string): bigint | MoneyRefusal {
  const bare = text.trim().replace(/^(?:₹|Rs\.?|INR)\s*/i, "");
  if (bare === "") return { reason: "is required" };
  const unsigned = bare.replace(/^-/, "");
  if (unsigned.includes(",") && !GROUPED.test(unsigned))
    return { reason: "has its commas in the wrong places; write it like 1,00,000.00" };
  return paiseOf(bare.replaceAll(",", ""));
}
