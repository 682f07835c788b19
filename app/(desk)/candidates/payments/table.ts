import { defineTable } from "@/components/data-table/search-params";
import { PROOF_SORTS, PROOF_STATES } from "@/lib/candidates/payments/schema";

/** What the address of the payments' list may say. */
export const paymentsTable = defineTable({
  sorts: PROOF_SORTS,
  defaultSort: { id: "sent", desc: true },
  filters: { state: PROOF_STATES },
});
