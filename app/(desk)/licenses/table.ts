import { defineTable, type TableParams } from "@/components/data-table/search-params";
import { LISTING_FILTERS, LISTING_ORDER, LISTING_SORTS, type Listing } from "@/lib/licenses/listing";

/** The list's address: sorts and filters are those of the export, so that both show the same rows. */
export const licensesTable = defineTable({
  sorts: LISTING_SORTS,
  defaultSort: { id: LISTING_ORDER.sort, desc: LISTING_ORDER.desc },
  filters: LISTING_FILTERS,
});

type Params = TableParams<(typeof LISTING_SORTS)[number], keyof typeof LISTING_FILTERS>;

/** `parseTableParams` has let only allowed values through, which its type does not tell. */
export const listingOf = (params: Params): Listing => ({ q: params.q || undefined, ...(params.filters as Listing) });
