import type { SearchParamsInput } from "@/components/data-table/table-query";
import { formatRupees, paiseOf } from "@/lib/ledger/rupees";
import { dayOf, idOf, keyOf } from "../asked";

/** What a form begins with where another page knows it, such as a line of the bank that is not in the books. */
export type Prefill = {
  bank: number | null;
  date: string | null;
  /** As it is typed, with groups. */
  amount: string;
  /** The money came into the bank. */
  isIncoming: boolean;
  transaction: string;
  remark: string;
  /** Where the form leads back to when it was posted. */
  backTo: string | null;
};

/** What an address fills a form with. Anything that is not as it should be is as if it were not there. */
export function prefillOf(input: SearchParamsInput): Prefill {
  const bank = idOf(input, "bank") ?? null;
  const line = idOf(input, "line");
  const paise = paiseOf(keyOf(input, "amount") ?? "");
  return {
    bank,
    date: dayOf(input, "date") ?? null,
    amount: typeof paise === "bigint" && paise > 0n ? formatRupees(paise) : "",
    isIncoming: keyOf(input, "side") !== "out",
    transaction: (keyOf(input, "transaction") ?? "").slice(0, 100),
    remark: (keyOf(input, "remark") ?? "").slice(0, 300),
    backTo: bank && line ? `/ledger/reconciliation/${bank}?line=${line}` : null,
  };
}
