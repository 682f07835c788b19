import { z } from "zod";
import { defineTable } from "@/components/data-table/search-params";
import { isLegalDate } from "@/lib/platform/time";

const word = z.string().min(1).max(60);
const day = z.string().refine(isLegalDate);

/** What the address of the audit trail may say. `subject` is a row's id within `type`: links from other pages set it. */
export const auditTable = defineTable({
  sorts: ["id"],
  defaultSort: { id: "id", desc: true },
  filters: {
    action: word,
    type: word,
    subject: z.string().min(1).max(100),
    user: z.string().regex(/^\d{1,9}$/),
    from: day,
    to: day,
  },
});
