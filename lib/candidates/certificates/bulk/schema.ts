import { z } from "zod";
import { LegalDate } from "@/lib/platform/time";
import { FormDay, RowId } from "../schema";

/** One course and day have 9,999 numbers. */
export const BULK_MAX = 9999;
const Ids = z
  .array(RowId)
  .min(1)
  .max(BULK_MAX)
  .transform((ids) => [...new Set(ids)]);

export const BulkInput = z
  .object({
    certificate_ids: Ids.optional().meta({ description: "Certificates that were chosen and wait" }),
    candidate_ids: Ids.optional().meta({ description: "Candidates who get one each" }),
    course_id: RowId,
    start_date: LegalDate,
    end_date: FormDay.meta({ description: "Default: the start and the course's days" }),
    issue_date: FormDay.meta({ description: "Default: today" }),
  })
  .refine(({ certificate_ids, candidate_ids }) => certificate_ids !== undefined || candidate_ids !== undefined, {
    path: ["certificate_ids"],
    message: "give certificate_ids or candidate_ids",
  })
  .refine(({ start_date, end_date }) => !end_date || end_date >= start_date, {
    path: ["end_date"],
    message: "is before the start",
  })
  .meta({ override: { examples: [{ certificate_ids: [7, 8], course_id: 1, start_date: "2026-05-04" }] } });
export type BulkInput = z.output<typeof BulkInput>;

/** What a job remembers of what it was asked; days as YYYY-MM-DD. */
export type BulkWork = { courseId: number; start: string; end: string; issue: string };
