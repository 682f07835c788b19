import { defineTable } from "@/components/data-table/search-params";
import { ENTITLEMENT_SORTS } from "@/lib/entitlements/queries";
import { ENTITLEMENT_STATES } from "@/lib/entitlements/schema";

/** What the address of the list of licenses may say. */
export const entitlementsTable = defineTable({
  sorts: ENTITLEMENT_SORTS,
  defaultSort: { id: "created_at", desc: true },
  filters: { state: ENTITLEMENT_STATES },
});
