import { z } from "zod";
import { defineTable, type TableParams } from "@/components/data-table/search-params";
import {
  LEDGER_FILTERS,
  LEDGER_ORDER,
  LEDGER_SORTS,
  type Ledger,
} from "@/lib/licenses/applications/transactions-listing";
import { isLegalDate } from "@/lib/platform/time";

const day = z.string().refine(isLegalDate);

/** The list's address: sorts and filters are those of the export, so that both show the same rows. */
export const transactionsTable = defineTable({
  sorts: LEDGER_SORTS,
  defaultSort: { id: LEDGER_ORDER.sort, desc: LEDGER_ORDER.desc },
  filters: { ...LEDGER_FILTERS, from: day, to: day },
});

type Params = TableParams<(typeof LEDGER_SORTS)[number], keyof typeof LEDGER_FILTERS | "from" | "to">;

/** `parseTableParams` has let only allowed values through, which its type does not tell. */
export const ledgerOf = ({ q, filters }: Params): Ledger => ({
  q: q || undefined,
  type: filters.type as Ledger["type"],
  status: filters.status as Ledger["status"],
  from: filters.from?.at(-1),
  to: filters.to?.at(-1),
});
