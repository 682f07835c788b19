import { z } from "zod";
import { defineTable } from "@/components/data-table/search-params";
import { DELIVERY_STATES } from "@/lib/platform/webhooks/schema";

/** What the address of the delivery log may say. `open` is the delivery that is shown beside it. */
export const deliveriesTable = defineTable({
  sorts: ["created_at"],
  defaultSort: { id: "created_at", desc: true },
  filters: {
    state: DELIVERY_STATES,
    endpoint: z.uuid(),
    type: z.string().min(1).max(80),
    open: z.uuid(),
  },
});
