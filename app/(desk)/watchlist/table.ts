import { defineTable } from "@/components/data-table/search-params";
import { BOLO_SORTS } from "@/lib/plates/bolos/queries";
import { BOLO_KINDS } from "@/lib/plates/bolos/schema";

/** What the address of the watch list may say. */
export const watchlistTable = defineTable({
  sorts: BOLO_SORTS,
  defaultSort: { id: "created_at", desc: true },
  filters: { kind: BOLO_KINDS, active: ["yes", "no"] },
});
