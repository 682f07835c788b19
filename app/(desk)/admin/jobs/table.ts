import { z } from "zod";
import { defineTable } from "@/components/data-table/search-params";
import { JOB_SORTS } from "@/lib/platform/jobs/queries";
import { JobStateName } from "@/lib/platform/jobs/schema";

/** What the address of the jobs list may say. */
export const jobsTable = defineTable({
  sorts: JOB_SORTS,
  defaultSort: { id: "created_at", desc: true },
  filters: { state: JobStateName.options, kind: z.string().min(1).max(60) },
});
