import { defineTable, type TableParams } from "@/components/data-table/search-params";
import { CARD_SORTS, type CardFilter } from "@/lib/licenses/production/queries";
import { CARD_FILES_STATES } from "@/lib/licenses/production/schema";
import { PRINT_STATES } from "@/lib/licenses/production/states";

const filters = { state: PRINT_STATES, files: CARD_FILES_STATES };

/** The queue's address. */
export const cardsTable = defineTable({
  sorts: CARD_SORTS,
  defaultSort: { id: "state_changed_at", desc: true },
  filters,
});
/** A batch's cards stand in its order. */
export const batchCardsTable = defineTable({ sorts: CARD_SORTS, defaultSort: { id: "batch", desc: false }, filters });

type Params = TableParams<(typeof CARD_SORTS)[number], keyof typeof filters>;

/** `parseTableParams` has let only allowed values through, which its type does not tell. */
export const cardFilterOf = (params: Params): CardFilter => ({
  q: params.q || undefined,
  states: params.filters.state as CardFilter["states"],
  filesState: params.filters.files?.at(-1) as CardFilter["filesState"],
});
