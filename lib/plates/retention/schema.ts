import { z } from "zod";
import { JobStateName } from "@/lib/platform/jobs/schema";

const days = (what: string) => z.int().meta({ description: `Days that ${what} are kept; 0: always` });

export const RetentionLimitsView = z
  .object({
    reads: days("reads without a hit"),
    hits: days("reads with a hit"),
    crops: days("pictures of reads without a hit"),
    videos: days("recordings"),
    exports: days("packages of reads for training"),
  })
  .meta({ id: "PlateRetentionLimits", examples: [{ reads: 30, hits: 365, crops: 30, videos: 7, exports: 90 }] });

export const PurgeView = z
  .object({
    job_id: z.uuid(),
    state: JobStateName,
    limits: RetentionLimitsView,
    reads: z.int(),
    hits: z.int(),
    crops: z.int().meta({ description: "Reads that lost their pictures" }),
    videos: z.int(),
    exports: z.int().meta({ description: "Packages of reads for training" }),
    files: z.int(),
    bytes: z.int(),
    held: z.int().meta({ description: "Rows under an evidence hold when it ended" }),
    created_at: z.iso.datetime(),
    completed_at: z.iso.datetime().nullable(),
  })
  .meta({
    id: "PlatePurge",
    examples: [
      {
        job_id: "01a1fea6-945d-7467-9139-9363337ba98e",
        state: "done",
        limits: { reads: 30, hits: 365, crops: 30, videos: 7, exports: 90 },
        reads: 1204,
        hits: 0,
        crops: 0,
        videos: 3,
        exports: 0,
        files: 2411,
        bytes: 402_113_024,
        held: 2,
        created_at: "2026-11-20T01:15:00.000Z",
        completed_at: "2026-11-20T01:15:09.000Z",
      },
    ],
  });
export type PurgeView = z.output<typeof PurgeView>;
