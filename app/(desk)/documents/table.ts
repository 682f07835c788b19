import { defineTable } from "@/components/data-table/search-params";

export const DOCUMENT_STATES = ["pending", "processing", "completed", "failed"] as const;
export const DOCUMENT_KINDS = ["passport", "id_card", "driver_license", "visa", "cdc", "unknown"] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** What the address of the documents may say. */
export const documentsTable = defineTable({
  sorts: ["created_at", "document", "size"],
  defaultSort: { id: "created_at", desc: true },
  filters: { state: DOCUMENT_STATES, type: DOCUMENT_KINDS, shown: ["deleted"] },
});
