import { z } from "zod";
import { defineTable } from "@/components/data-table/search-params";

/** What the address of the outbox may say. `open` is the mail that is shown beside its list. */
export const mailTable = defineTable<"created_at", "state" | "open">({
  // The outbox is always read newest first.
  sorts: [],
  defaultSort: { id: "created_at", desc: true },
  filters: { state: ["queued", "sent", "failed"], open: z.uuid() },
});
