/** More than this no ledger row may hold: a trillion rupees, in paise. It keeps every sum of rows exact as a JSON number. */
export const PAISE_MAX = 100_000_000_000_000n;

export type MoneyRefusal = { reason: string };

/** What a product of two JavaScript numbers leaves behind its exact value: 0.1 + 0.2 is 0.30000000000000004. */
const FLOAT_DUST = /^\d\d(0{6,}\d*|9{6,}\d*)$/;

/**
 * An amount in rupees, as a number or a text of JSON, in paise: read from its decimals, never by multiplying. Digits
 * that only the client's arithmetic in binary can have left behind are rounded away; any other part of a paisa is refused.
 *
 * @returns paise, or why it is no amount
 */
export function paiseOf(value: unknown): bigint | MoneyRefusal {
  if (typeof value !== "number" && typeof value !== "string") return { reason: "must be a number of rupees" };
  if (typeof value === "number" && !Number.isFinite(value)) return { reason: "is too large" };
  const text = String(value).trim();
  if (text.includes(",")) return { reason: "must be written without commas, like 100000.00" };
  const [, sign, rupees = "", decimals = ""] = /^(-?)(\d+)(?:\.(\d*))?$/.exec(text) ?? [];
  if (sign === undefined)
    return /e\+/i.test(text) ? { reason: "is too large" } : { reason: "must be a number of rupees, like 1250.50" };
  if (rupees.length > 13) return { reason: "is too large" };
  const size = withDecimals(BigInt(rupees), decimals);
  if (size === null) return { reason: "may have two decimals, since a paisa has no parts" };
  if (size > PAISE_MAX) return { reason: "is too large" };
  return sign === "-" ? -size : size;
}

function withDecimals(rupees: bigint, decimals: string): bigint | null {
  const whole = rupees * 100n + BigInt(decimals.slice(0, 2).padEnd(2, "0"));
  if (/^0*$/.test(decimals.slice(2))) return whole;
  if (!FLOAT_DUST.test(decimals)) return null;
  return decimals.charAt(2) === "9" ? whole + 1n : whole;
}

/** Paise as a JSON number of rupees. Exact to the paisa up to `PAISE_MAX` and for sums of 90 such rows. */
export const rupeesOf = (paise: bigint): number => Number(paise) / 100;

/** "1,23,456.70": groups of the Indian system, for people. */
export function formatRupees(paise: bigint): string {
  const size = paise < 0n ? -paise : paise;
  const [, head = "", tail = ""] = /^(\d*?)(\d{1,3})$/.exec(String(size / 100n)) ?? [];
  const groups = head === "" ? tail : `${head.replaceAll(/\B(?=(\d{2})+$)/g, ",")},${tail}`;
  return `${paise < 0n ? "-" : ""}${groups}.${String(size % 100n).padStart(2, "0")}`;
}

/** Rounds a quotient half away from zero: 0.5 becomes 1, −0.5 becomes −1. `divisor` is positive. */
export function divideHalfUp(dividend: bigint, divisor: bigint): bigint {
  const size = dividend < 0n ? -dividend : dividend;
  const rounded = (size * 2n + divisor) / (divisor * 2n);
  return dividend < 0n ? -rounded : rounded;
}
