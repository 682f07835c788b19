import { z } from "zod";
import { defineTable } from "@/components/data-table/search-params";
import { BOLO_MATCH_STATES } from "@/lib/plates/bolos/schema";

/** What the address of the hits may say. They come newest first. */
export const hitsTable = defineTable({
  sorts: ["matched_at"],
  defaultSort: { id: "matched_at", desc: true },
  filters: { state: BOLO_MATCH_STATES, look_out: z.uuid() },
});
