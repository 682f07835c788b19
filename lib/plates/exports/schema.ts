import { z } from "zod";
import { Moment } from "@/lib/platform/http/moment";
import { QueryFlag } from "@/lib/platform/http/parameters";
import { JobStateName, JobStatusName } from "@/lib/platform/jobs/schema";

/** Which reviewed reads a package holds: those that a person changed, or all that a person has vouched for. */
export const EXPORT_CONTENTS = ["reviewed", "corrections"] as const;

const Share = z.coerce.number().min(0).max(1);
const Flag = z.union([z.boolean(), QueryFlag], "must be true or false");

/** The same names in the query, where contract 2's server took them, and in the body, where its document has them. */
const fields = {
  from_ts: Moment.meta({ description: "Only reads captured at or after this" }),
  to_ts: Moment.meta({ description: "Only reads captured at or before this" }),
  min_confidence: Share.nullish().meta({ description: "Only reads that were at least so sure, 0 to 1" }),
  camera_ids: z
    .preprocess(
      (value) => (typeof value === "string" ? value.split(",").filter((id) => id.trim() !== "") : value),
      z.array(z.uuid()).max(500),
    )
    .nullish()
    .meta({
      description: "Only reads of these cameras; in a query, separated by commas",
      override: { type: "array", items: { type: "string", format: "uuid" } },
    }),
  content: z
    .enum(EXPORT_CONTENTS)
    .nullish()
    .meta({ description: "`reviewed`: corrected and confirmed reads; `corrections`: corrected ones alone" }),
  negatives: Flag.nullish().meta({
    description: "Rejected reads too, as pictures without a plate",
    override: { type: "boolean" },
  }),
  new_only: Flag.nullish().meta({
    description: "Only what no earlier package holds with the same label",
    override: { type: "boolean" },
  }),
};

export const ExportQuery = z.object(fields);
export const ExportInput = z.object(fields).meta({
  id: "PlateExportCreate",
  override: { examples: [{ from_ts: "2026-05-01T00:00:00Z", min_confidence: 0.8, content: "reviewed" }] },
});

/** What a package was asked to hold, as its row keeps it. */
export const ExportFilters = z.object({
  from_ts: z.iso.datetime().nullable(),
  to_ts: z.iso.datetime().nullable(),
  min_confidence: z.number().nullable(),
  camera_ids: z.array(z.uuid()),
  content: z.enum(EXPORT_CONTENTS),
  negatives: z.boolean(),
  new_only: z.boolean(),
});
export type ExportFilters = z.output<typeof ExportFilters>;

const given = <T extends Record<string, unknown>>(input: T): Partial<T> =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined && value !== null)) as Partial<T>;

/** Body and query laid over each other; the body wins. */
export function exportFiltersOf(
  query: z.output<typeof ExportQuery>,
  body: z.output<typeof ExportInput> = {},
): ExportFilters {
  const asked: z.output<typeof ExportInput> = { ...given(query), ...given(body) };
  return {
    from_ts: asked.from_ts?.toISOString() ?? null,
    to_ts: asked.to_ts?.toISOString() ?? null,
    min_confidence: asked.min_confidence ?? null,
    camera_ids: [...new Set(asked.camera_ids ?? [])],
    content: asked.content ?? "reviewed",
    negatives: asked.negatives ?? false,
    new_only: asked.new_only ?? false,
  };
}

const count = (description: string) => z.int().meta({ description });

/** What a choice of reads comes to, before anything is packed. */
export const ExportPreview = z
  .object({
    reads: count("Reads that the package will hold"),
    corrected: z.int(),
    confirmed: z.int(),
    rejected: z.int(),
    cameras: count("Cameras that they come from"),
    bytes: count("Size of their pictures"),
    without_pictures: count("Reads left out because retention has removed a picture"),
    exported_before: count("Reads left out because an earlier package holds them"),
    over_limit: count("Reads left out because one package cannot hold more; the newest ones"),
  })
  .meta({
    id: "PlateExportPreview",
    examples: [
      {
        reads: 812,
        corrected: 96,
        confirmed: 702,
        rejected: 14,
        cameras: 3,
        bytes: 214_382_113,
        without_pictures: 4,
        exported_before: 0,
        over_limit: 0,
      },
    ],
  });
export type ExportPreview = z.output<typeof ExportPreview>;

/** What lies in a package that is done. */
export const ExportContents = z.object({
  crops: count("Crops with their text, for the reader"),
  frames: count("Frames with their boxes, for the detector"),
  background_frames: count("Frames without a plate"),
  training: count("Reads on the training side"),
  validation: count("Reads on the validation side"),
  vanished: count("Reads that were chosen and whose pictures were removed before they were packed"),
  frames_left_out: count("Frames in which other plates stand that nobody has vouched for"),
});
export type ExportContents = z.output<typeof ExportContents>;

const EXPORT_ID = "01a1fea6-9c31-7e42-8a14-4d5e6f708192";

export const ExportView = z
  .object({
    export_id: z.uuid(),
    version: z.int(),
    job_id: z.uuid(),
    status: JobStatusName,
    state: JobStateName,
    progress: z.number().min(0).max(1),
    stage: z.string().nullable(),
    reason: z.string().nullable().meta({ description: "Why it failed or was cancelled" }),
    filters: ExportFilters,
    chosen: ExportPreview,
    contents: ExportContents.nullable().meta({ description: "Null until it is stored" }),
    item_count: z.int(),
    size_bytes: z.int().nullable(),
    sha256: z.string().nullable(),
    download_url: z.string().nullable().meta({ description: "Signed address, good for five minutes" }),
    requested_by: z.string().nullable(),
    created_at: z.iso.datetime(),
    completed_at: z.iso.datetime().nullable(),
  })
  .meta({
    id: "PlateExport",
    examples: [
      {
        export_id: EXPORT_ID,
        version: 7,
        job_id: "01a1fea6-945d-7467-9139-9363337ba98e",
        status: "done",
        state: "done",
        progress: 1,
        stage: null,
        reason: null,
        filters: {
          from_ts: "2026-05-01T00:00:00.000Z",
          to_ts: null,
          min_confidence: 0.8,
          camera_ids: [],
          content: "reviewed",
          negatives: false,
          new_only: false,
        },
        chosen: {
          reads: 2,
          corrected: 1,
          confirmed: 1,
          rejected: 0,
          cameras: 1,
          bytes: 512_004,
          without_pictures: 0,
          exported_before: 0,
          over_limit: 0,
        },
        contents: {
          crops: 2,
          frames: 2,
          background_frames: 0,
          training: 2,
          validation: 0,
          vanished: 0,
          frames_left_out: 0,
        },
        item_count: 2,
        size_bytes: 518_220,
        sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        download_url: `/api/feedback/export/${EXPORT_ID}/file?expires=1795162000&purpose=download&signature=abc`,
        requested_by: "Ada Nkosi",
        created_at: "2026-11-20T08:00:00.000Z",
        completed_at: "2026-11-20T08:00:09.000Z",
      },
    ],
  });
export type ExportView = z.output<typeof ExportView>;
