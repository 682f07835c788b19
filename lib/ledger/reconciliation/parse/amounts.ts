import { type MoneyRefusal, paiseOf } from "../../rupees";
import { typedPaise } from "../../typed-money";

/** Which sign parts rupees from paise: `1,00,000.00` and `100,000.00` are `point`, `1.00.000,00` and `1 000,00` are `comma`. */
export type DecimalSign = "point" | "comma";

/** What banks write around an amount: currency signs before it, `Cr` and `Dr` behind it. */
const AROUND = /^(?:₹|Rs\.?|INR)?\s*(.*?)\s*(?:INR)?\s*(?:\(?(cr|dr|c|d)\.?\)?)?$/is;

/**
 * An amount as a bank writes it: `1,00,000.00`, `(500.00)`, `500.00-`, `₹ 1 200,50`, `1,250.00 Dr`. Brackets, a minus on
 * either side and `Dr` are all less than 0.
 *
 * @returns paise, null for an empty cell, or why it is no amount
 */
export function statementPaise(cell: string, sign: DecimalSign): bigint | null | MoneyRefusal {
  const text = cell.replaceAll(/[\u00a0\u2007\u2009\u202f]/g, " ").trim();
  if (text === "" || /^[-–—]+$/.test(text)) return null;
  const [, inner = "", side] = AROUND.exec(text) ?? [];
  const bracketed = /^\((.*)\)$/.exec(inner)?.[1];
  const bare = (bracketed ?? inner).replace(/^[₹\s]+/, "").trim();
  const [, before, digits = "", after] = /^([+\-−]?)\s*([\d.,' ]+?)\s*([-−]?)$/.exec(bare) ?? [];
  if (digits === "") return { reason: `"${text.slice(0, 40)}" is no amount` };
  const minuses = [bracketed !== undefined, /[-−]/.test(before ?? ""), after !== "", /^d/i.test(side ?? "")];
  if (minuses.filter(Boolean).length > 1) return { reason: `"${text.slice(0, 40)}" says twice that it is less than 0` };
  const paise = sign === "point" ? typedPaise(digits.replaceAll(/['\s]/g, "")) : withCommaPaise(digits);
  if (typeof paise !== "bigint") return { reason: `"${text.slice(0, 40)}" ${paise.reason}` };
  return minuses.includes(true) ? -paise : paise;
}

/** Groups of two or three between points, spaces or apostrophes, then a comma and the paise. */
const COMMA_GROUPED = /^(\d+|\d{1,3}([.' ]\d{2,3})*[.' ]\d{3})(,\d*)?$/;

function withCommaPaise(digits: string): bigint | MoneyRefusal {
  if (!COMMA_GROUPED.test(digits)) return { reason: "is not written like 1.00.000,00" };
  return paiseOf(digits.replaceAll(/[.' ]/g, "").replace(",", "."));
}
