import { z } from "zod";
import { defineTable, type TableParams } from "@/components/data-table/search-params";
import { VOUCHER_FILTERS, VOUCHER_ORDER, VOUCHER_SORTS, type VoucherFilter } from "@/lib/ledger/desk/vouchers-listing";
import { isLegalDate } from "@/lib/platform/time";

const day = z.string().refine(isLegalDate);
const rowId = z.string().regex(/^[1-9]\d{0,8}$/);

/** The list's address: sorts and filters are those of the export, so that both show the same rows. */
export const vouchersTable = defineTable({
  sorts: VOUCHER_SORTS,
  defaultSort: { id: VOUCHER_ORDER.sort, desc: VOUCHER_ORDER.desc },
  filters: { ...VOUCHER_FILTERS, company: rowId, party: rowId, from: day, through: day },
});

type Params = TableParams<
  (typeof VOUCHER_SORTS)[number],
  keyof typeof VOUCHER_FILTERS | "company" | "party" | "from" | "through"
>;

/** `parseTableParams` has let only allowed values through, which its type does not tell. */
export const filterOf = ({ q, filters }: Params): VoucherFilter => ({
  q: q || undefined,
  kind: filters.kind as VoucherFilter["kind"],
  state: filters.state as VoucherFilter["state"],
  companyId: filters.company && Number(filters.company.at(-1)),
  partyId: filters.party && Number(filters.party.at(-1)),
  from: filters.from?.at(-1),
  through: filters.through?.at(-1),
});
