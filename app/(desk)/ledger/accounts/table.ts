import { defineTable } from "@/components/data-table/search-params";

/** A ledger has one order, that of its days; its address has pages and what it is of. */
export const ledgerTable = defineTable({
  sorts: ["date"],
  defaultSort: { id: "date", desc: true },
  defaultPageSize: 50,
});
