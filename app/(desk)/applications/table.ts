import { defineTable, type TableParams } from "@/components/data-table/search-params";
import { QUEUE_FILTERS, QUEUE_ORDER, QUEUE_SORTS, type Queue } from "@/lib/licenses/applications/listing";

/** The queue's address: sorts and filters are those of the export, so that both show the same rows. */
export const applicationsTable = defineTable({
  sorts: QUEUE_SORTS,
  defaultSort: { id: QUEUE_ORDER.sort, desc: QUEUE_ORDER.desc },
  filters: QUEUE_FILTERS,
});

type Params = TableParams<(typeof QUEUE_SORTS)[number], keyof typeof QUEUE_FILTERS>;

/** `parseTableParams` has let only allowed values through, which its type does not tell. */
export const queueOf = (params: Params): Queue => ({ q: params.q || undefined, ...(params.filters as Queue) });
