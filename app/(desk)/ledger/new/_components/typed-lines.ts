import { STANDARD_RATE_BP } from "@/lib/ledger/tax";
import { typedPaise } from "@/lib/ledger/typed-money";
import { lineValue, quantityOf } from "@/lib/ledger/vouchers/invoice-lines";

/** A line of an invoice as it is typed; `rate` is hundredths of a percent. */
export type TypedLine = {
  key: string;
  description: string;
  hsn_sac: string;
  quantity: string;
  unit: string;
  rate: string;
};

/** SAC 9992: education services, what an academy sells most. */
const USUAL_SAC = "9992";

/** Lines are told apart by a count: they may be alike, and the server draws the first one too. */
let made = 0;

export const newLine = (charges: boolean): TypedLine => {
  made += 1;
  return {
    key: String(made),
    description: "",
    hsn_sac: USUAL_SAC,
    quantity: "1",
    unit: "",
    rate: charges ? String(STANDARD_RATE_BP) : "0",
  };
};

/** What a line comes to in paise; 0 until it can be read. */
export function valueOfLine({ unit, quantity }: TypedLine): bigint {
  const [paise, thousandths] = [typedPaise(unit), quantityOf(quantity)];
  return typeof paise === "bigint" && thousandths !== null ? lineValue(paise, thousandths) : 0n;
}

/** The lines as sums are made of them. */
export const readLines = (lines: readonly TypedLine[]) =>
  lines.map((line) => ({ rateBp: Number(line.rate), taxable: valueOfLine(line) }));
