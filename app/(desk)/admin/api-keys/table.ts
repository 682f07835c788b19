import { defineTable } from "@/components/data-table/search-params";
import { KEY_SORTS, KEY_STATES } from "./keys";

/** What the address of the API keys list may say. */
export const keysTable = defineTable({
  sorts: KEY_SORTS,
  defaultSort: { id: "created_at", desc: true },
  filters: { state: KEY_STATES },
});
