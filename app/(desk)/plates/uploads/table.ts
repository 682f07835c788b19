import { z } from "zod";
import { defineTable } from "@/components/data-table/search-params";

export const UPLOAD_STATES = ["queued", "running", "done", "failed", "cancelled"] as const;

/** What the address of the recordings may say. They come newest first. */
export const uploadsTable = defineTable({
  sorts: ["created_at"],
  defaultSort: { id: "created_at", desc: true },
  filters: { state: UPLOAD_STATES, camera: z.uuid() },
});
