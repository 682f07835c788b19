import { defineTable, type TableParams } from "@/components/data-table/search-params";
import { QUEUE_FILTERS, QUEUE_ORDER, QUEUE_SORTS, type Queue } from "@/lib/identity/review/queries";

/** The queue's address. */
export const reviewTable = defineTable({
  sorts: QUEUE_SORTS,
  defaultSort: { id: QUEUE_ORDER.sort, desc: QUEUE_ORDER.desc },
  filters: QUEUE_FILTERS,
});

type Params = TableParams<(typeof QUEUE_SORTS)[number], keyof typeof QUEUE_FILTERS>;

/** `parseTableParams` has let only allowed values through, which its type does not tell. */
export const queueOf = (params: Params): Queue => ({ q: params.q || undefined, ...(params.filters as Queue) });
