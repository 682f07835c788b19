import { z } from "zod";

const MEDIA_ID = "01a1fea6-945d-7467-9139-9363337ba98e";
const JOB_ID = "01a1fea6-a001-7b21-8f4c-2f1d0c9be501";
const HASH = "5d41402abc4b2a76b9719d911017c592ae58dd8f7d35e4f39f1cf4d5b0d2c3a1";
const URL = `http://127.0.0.1:3000/media/${MEDIA_ID}/file?expires=1795219200&purpose=download&signature=x`;

export const OCR_STATES = ["pending", "processing", "completed", "failed"] as const;
export const OcrStateName = z.enum(OCR_STATES);

/** Contract 3's free dict of fields. */
const OcrOutput = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

/** One file of a form, in memory: what a document may weigh is little. */
const PictureFile = z
  .custom<File>((value) => value instanceof File, { message: "send the picture as a file" })
  .meta({ override: { type: "string", format: "binary" } });

const pictureMeta = {
  description: "A PNG or JPEG picture of at most 10 MB, judged by its content",
  examples: ["ktp.png"],
  override: { type: "string", format: "binary" },
} as const;

/** Forms send an empty field where nothing is meant. */
const userId = z
  .string()
  .trim()
  .max(60)
  .transform((value) => value || undefined)
  .optional();
const userIdMeta = {
  description: "Whose document it is, by id (UUID or number); default: your own",
  override: { type: "string", examples: [MEDIA_ID] },
} as const;

export const UploadQuery = z.object({ user_id: userId.meta(userIdMeta) });

export const UploadForm = z
  .object({ file: PictureFile.meta(pictureMeta), user_id: userId.meta(userIdMeta) })
  .meta({ override: { examples: [{ file: "ktp.png", user_id: "" }] } });

export const BATCH_FILES_MAX = 20;
const many = <T extends z.ZodType>(one: T) => z.union([one.transform((value) => [value]), z.array(one)]);

export const BatchForm = z
  .object({
    files: many(PictureFile)
      .pipe(z.array(PictureFile).min(1).max(BATCH_FILES_MAX))
      .meta({
        description: `Up to ${BATCH_FILES_MAX} pictures, each as for one`,
        override: { type: "array", items: { type: "string", format: "binary" }, examples: [["front.png", "back.png"]] },
      }),
    user_id: userId.meta(userIdMeta),
  })
  .meta({ override: { examples: [{ files: ["front.png", "back.png"], user_id: "" }] } });

export const BulkBody = z.object({
  media_ids: z
    .array(z.string().max(60))
    .min(1)
    .max(200)
    .meta({ description: "Documents to read again; one that is missing fails alone", examples: [[MEDIA_ID]] }),
});

export const AsyncAnswer = z
  .object({
    status: z.literal("uploading"),
    task_id: z.string().meta({ description: "Ask /task/{task_id} for it" }),
    filename: z.string(),
    content_type: z.string(),
    message: z.string(),
  })
  .meta({
    id: "DocumentUploading",
    examples: [
      {
        status: "uploading",
        task_id: JOB_ID,
        filename: "ktp.png",
        content_type: "image/png",
        message: "File upload started. Use task_id to check status.",
      },
    ],
  });

export const SyncAnswer = z
  .object({
    status: z.literal("success"),
    media_id: z.string(),
    s3_key: z.string(),
    s3_url: z.string(),
    file_hash: z.string().meta({ description: "SHA-256 of the content, hexadecimal" }),
    file_size: z.int(),
    ocr_task_id: z.string(),
    message: z.string(),
  })
  .meta({
    id: "DocumentUploaded",
    examples: [
      {
        status: "success",
        media_id: MEDIA_ID,
        s3_key: `uploads/${HASH}.png`,
        s3_url: URL,
        file_hash: HASH,
        file_size: 88_210,
        ocr_task_id: JOB_ID,
        message: "File uploaded and OCR processing started",
      },
    ],
  });

export const WholeAnswer = z
  .object({
    filename: z.string(),
    content_type: z.string(),
    s3_url: z.string(),
    media_id: z.string(),
    result: z.record(z.string(), z.unknown()),
  })
  .meta({
    id: "DocumentRead",
    examples: [
      {
        filename: "ktp.png",
        content_type: "image/png",
        s3_url: URL,
        media_id: MEDIA_ID,
        result: { nik: "3201010203900001", nama: "BUDI", document_type: "id_card", confidence: 0.93 },
      },
    ],
  });

export const BatchAnswer = z
  .object({
    task_id: z.string().meta({ description: "Ask /task/{task_id} for it" }),
    total: z.int(),
    accepted: z.int(),
    rejected: z.array(z.object({ filename: z.string(), error: z.string() })),
  })
  .meta({
    id: "DocumentBatch",
    examples: [
      { task_id: JOB_ID, total: 2, accepted: 1, rejected: [{ filename: "a.pdf", error: "Unsupported file type" }] },
    ],
  });

export const MediaView = z
  .object({
    id: z.string(),
    name: z.string(),
    file_name: z.string(),
    disk: z.enum(["local", "s3"]),
    mime_type: z.string(),
    size: z.int().meta({ description: "Bytes of the picture, before it is encrypted" }),
    hash: z.string(),
    s3_url: z.string().meta({ description: "Gives the picture for an hour, without credentials" }),
    created_at: z.int().meta({ description: "Seconds since 1970" }),
    updated_at: z.int(),
  })
  .meta({
    id: "DocumentMedia",
    examples: [
      {
        id: MEDIA_ID,
        name: "ktp.png",
        file_name: `${HASH}.png`,
        disk: "local",
        mime_type: "image/png",
        size: 88_210,
        hash: HASH,
        s3_url: URL,
        created_at: 1_795_215_600,
        updated_at: 1_795_215_600,
      },
    ],
  });
export type MediaView = z.output<typeof MediaView>;

export const OcrJobView = z.object({
  job_id: z.string(),
  status: OcrStateName,
  created_at: z.string(),
  updated_at: z.string(),
  output_data: OcrOutput.nullable(),
  error_message: z.string().nullable(),
  processing_time_ms: z.int().nullable(),
});
export type OcrJobView = z.output<typeof OcrJobView>;

export const OcrAnswer = z
  .object({ media_id: z.string(), ocr_jobs: z.array(OcrJobView), message: z.string().optional() })
  .meta({
    id: "DocumentReadings",
    examples: [{ media_id: MEDIA_ID, ocr_jobs: [], message: "No OCR jobs found for this media" }],
  });

export const DocumentItem = z
  .object({
    id: z.string(),
    name: z.string(),
    mime_type: z.string(),
    size: z.int(),
    width_px: z.int().nullable(),
    height_px: z.int().nullable(),
    owner: z.object({ id: z.string(), name: z.string() }).nullable(),
    created_at: z.string(),
    deleted_at: z.string().nullable().meta({ description: "It can be brought back for a day" }),
    reading: z
      .object({
        job_id: z.string(),
        task_id: z.string().nullable(),
        status: OcrStateName,
        stage: z.string().nullable(),
        progress: z.number(),
        document_type: z.string().nullable(),
        confidence: z.number().nullable(),
        error_message: z.string().nullable(),
      })
      .nullable(),
    thumbnail_url: z.string().nullable().meta({ description: "Good for a quarter of an hour" }),
  })
  .meta({ id: "DocumentItem" });
export type DocumentItem = z.output<typeof DocumentItem>;

export const TreeItem = z.object({
  id: z.string(),
  parent_id: z.string().nullable(),
  name: z.string(),
  mime_type: z.string(),
  size: z.int(),
  record_left: z.int(),
  record_right: z.int(),
  record_dept: z.int().meta({ description: "Depth, as the seed system spells it" }),
  record_ordering: z.int(),
  custom_attribute: z.string().nullable(),
});
export type TreeItem = z.output<typeof TreeItem>;

export const TaskView = z
  .object({
    task_id: z.string(),
    state: z.enum(["PENDING", "PROGRESS", "SUCCESS", "FAILURE", "REVOKED"]),
    status: z.string().optional(),
    progress: z.int().optional().meta({ description: "0 to 100" }),
    result: z.record(z.string(), z.unknown()).optional(),
    error: z.string().optional(),
  })
  .meta({ id: "Task", examples: [{ task_id: JOB_ID, state: "PROGRESS", status: "Processing OCR", progress: 30 }] });
export type TaskView = z.output<typeof TaskView>;
