import { z } from "zod";

/** The states as contract 2 names them; what was cancelled counts as failed there. */
export const JobStatusName = z.enum(["queued", "processing", "done", "failed"]);
export type JobStatusName = z.output<typeof JobStatusName>;

export const JobStateName = z.enum(["queued", "running", "done", "failed", "cancelled"]);
export type JobStateName = z.output<typeof JobStateName>;

/** A background run as clients see it. */
export const JobView = z
  .object({
    id: z.uuid(),
    job_id: z.uuid().meta({ description: "The same id, as contract 2 names it" }),
    kind: z.string().meta({ description: "What kind of work it is" }),
    subject_type: z.string().nullable(),
    subject_id: z.string().nullable(),
    state: JobStateName,
    status: JobStatusName.meta({ description: "The state as contract 2 names it; cancelled is failed there" }),
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
  .meta({
    id: "Job",
    examples: [
      {
        id: "01a1fea6-945d-7467-9139-9363337ba98e",
        job_id: "01a1fea6-945d-7467-9139-9363337ba98e",
        kind: "license.generate",
        subject_type: "license",
        subject_id: "12",
        state: "done",
        status: "done",
        progress: 1,
        stage: null,
        attempts: 1,
        reason: null,
        error_code: null,
        result: { generation_id: "01a1fea6-98d0-72ab-bd39-fd5c0e6dfe1e" },
        created_at: "2026-11-20T08:05:12.255Z",
        started_at: "2026-11-20T08:05:12.410Z",
        finished_at: "2026-11-20T08:05:13.360Z",
      },
    ],
  });
export type JobView = z.output<typeof JobView>;
