import { z } from "zod";
import { Moment } from "@/lib/platform/http/moment";
import { JobStateName, JobStatusName } from "@/lib/platform/jobs/schema";
import type { ReceivedFile } from "@/lib/platform/storage/multipart";

const isReceived = (value: unknown): value is ReceivedFile =>
  typeof value === "object" && value !== null && "staged" in value;

/** Content types that plates are read from, judged by the file's bytes. */
export const VIDEO_TYPES = [
  "video/mp4",
  "video/x-m4v",
  "video/quicktime",
  "video/matroska",
  "video/webm",
  "video/vnd.avi",
] as const;
export const PICTURE_TYPES = ["image/jpeg", "image/png", "image/webp", "image/avif", "image/tiff"] as const;

/** Where a file comes from. */
const origin = {
  camera_id: z
    .union([z.literal("").transform(() => undefined), z.uuid()])
    .optional()
    .meta({ description: "The camera that it comes from", override: { type: "string", format: "uuid" } }),
  recorded_at: Moment.meta({
    description: "When the recording began; without it, the time of the upload is taken",
    override: { type: "string", format: "date-time" },
  }),
};

/** What is said of a file that was sent in parts. */
export const UploadOrigin = z
  .object({
    ...origin,
    force: z.boolean().optional().meta({ description: "Read the file again although it was sent before" }),
  })
  .meta({
    override: {
      examples: [{ camera_id: "01a1fea6-945d-7467-9139-9363337ba98e", recorded_at: "2026-11-20T08:00:00Z" }],
    },
  });

export const UploadForm = z
  .object({
    file: z.custom<ReceivedFile>(isReceived, { message: "send the recording or picture as a file" }).meta({
      description: "A recording (mp4, mov, mkv, avi, webm) or a picture (JPEG, PNG, WebP, AVIF, TIFF)",
      examples: ["gate-1.mp4"],
      override: { type: "string", format: "binary" },
    }),
    ...origin,
    force: z
      .enum(["true", "false", "1", "0", ""])
      .transform((value) => value === "true" || value === "1")
      .optional()
      .meta({
        description: "Read the file again although it was sent before",
        override: { type: "string", enum: ["true", "false"] },
      }),
  })
  .meta({
    override: {
      examples: [
        {
          file: "gate-1.mp4",
          camera_id: "01a1fea6-945d-7467-9139-9363337ba98e",
          recorded_at: "2026-11-20T08:00:00Z",
          force: "false",
        },
      ],
    },
  });

const JOB_ID = "01a1fea6-945d-7467-9139-9363337ba98e";

export const UploadAnswer = z
  .object({
    job_id: z.uuid().meta({ description: "Follow it at /api/jobs/{job_id}" }),
    status: JobStatusName,
    created_at: z.iso.datetime(),
    already_uploaded: z.boolean().meta({ description: "The same file was sent before, and this is its job" }),
  })
  .meta({
    id: "PlateUploadAnswer",
    examples: [{ job_id: JOB_ID, status: "queued", created_at: "2026-11-20T08:10:00.000Z", already_uploaded: false }],
  });

export const UploadView = z
  .object({
    job_id: z.uuid(),
    status: JobStatusName,
    state: JobStateName,
    reason: z.string().nullable().meta({ description: "Why it failed or was cancelled" }),
    stage: z.string().nullable().meta({ description: "What is being done, for a person" }),
    progress: z.number().min(0).max(1),
    kind: z.enum(["video", "image"]),
    filename: z.string(),
    size_bytes: z.int(),
    camera_id: z.uuid().nullable(),
    camera_name: z.string().nullable(),
    recorded_at: z.iso.datetime().nullable().meta({ description: "When the recording began, where somebody said so" }),
    frames_done: z.int(),
    frames_total: z.int().nullable(),
    frames_per_second: z.number().nullable(),
    seconds_left: z.int().nullable(),
    position_seconds: z.number().meta({ description: "How far into the recording it is" }),
    duration_seconds: z.number().nullable(),
    events_detected: z.int(),
    evidence_hold: z.boolean(),
    file_url: z.string().nullable().meta({ description: "Null once retention has removed the recording" }),
    created_at: z.iso.datetime(),
    started_at: z.iso.datetime().nullable(),
    completed_at: z.iso.datetime().nullable(),
  })
  .meta({
    id: "PlateUpload",
    examples: [
      {
        job_id: JOB_ID,
        status: "processing",
        state: "running",
        reason: null,
        stage: "Frame 120 of 900, 24 frames/s, 33 s left",
        progress: 0.13,
        kind: "video",
        filename: "gate-1.mp4",
        size_bytes: 48_230_112,
        camera_id: "01a1fea6-98d0-72ab-bd39-fd5c0e6dfe1e",
        camera_name: "Gate 1",
        recorded_at: "2026-11-20T08:00:00.000Z",
        frames_done: 120,
        frames_total: 900,
        frames_per_second: 24,
        seconds_left: 33,
        position_seconds: 24,
        duration_seconds: 180,
        events_detected: 9,
        evidence_hold: false,
        file_url: `/api/uploads/${JOB_ID}/file`,
        created_at: "2026-11-20T08:10:00.000Z",
        started_at: "2026-11-20T08:10:01.000Z",
        completed_at: null,
      },
    ],
  });
export type UploadView = z.output<typeof UploadView>;
