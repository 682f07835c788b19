import { defineTable } from "@/components/data-table/search-params";
import { DRAFT_FILTERS, DRAFT_SORTS } from "@/lib/ledger/desk/drafts-listing";

export const draftsTable = defineTable({
  sorts: DRAFT_SORTS,
  defaultSort: { id: "saved", desc: true },
  filters: DRAFT_FILTERS,
});
