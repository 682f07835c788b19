import { defineTable } from "@/components/data-table/search-params";
import { PARTY_FILTERS, PARTY_ORDER, PARTY_SORTS } from "@/lib/ledger/desk/parties-listing";

export const partiesTable = defineTable({
  sorts: PARTY_SORTS,
  defaultSort: { id: PARTY_ORDER.sort, desc: PARTY_ORDER.desc },
  filters: PARTY_FILTERS,
});
