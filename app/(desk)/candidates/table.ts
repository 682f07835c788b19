import { defineTable } from "@/components/data-table/search-params";
import { CANDIDATE_SORTS, DOCUMENT_FILTERS, PASSPORT_FILTERS } from "@/lib/candidates/listing";

/** What the address of the candidates' list may say. */
export const candidatesTable = defineTable({
  sorts: CANDIDATE_SORTS,
  defaultSort: { id: "created_at", desc: true },
  filters: { documents: DOCUMENT_FILTERS, passport: PASSPORT_FILTERS, state: ["deleted"] },
});
