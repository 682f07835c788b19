import { z } from "zod";

export const JobStateName = z.enum(["queued", "running", "done", "failed", "cancelled"]);
export type JobStateName = z.output<typeof JobStateName>;

/** A background run as clients see it. */
export const JobView = z
  .object({
    id: z.uuid(),
    kind: z.string(),
    subject_type: z.string().nullable(),
    subject_id: z.string().nullable(),
    state: JobStateName,
    progress: z.number().min(0).max(1).meta({ description: "0 to 1" }),
    stage: z.string().nullable().meta({ description: "What is being done, for a person" }),
    attempts: z.int(),
    reason: z.string().nullable().meta({ description: "Why it failed or was cancelled" }),
    error_code: z.string().nullable(),
    result: z.unknown().nullable(),
    created_at: z.iso.datetime(),
    started_at: z.iso.datetime().nullable(),
    finished_at: z.iso.datetime().nullable(),
  })
  .meta({ id: "Job" });
export type JobView = z.output<typeof JobView>;
