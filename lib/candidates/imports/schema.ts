import { z } from "zod";

/** What a list can be a list of. */
export const IMPORT_KINDS = ["candidates", "certificates"] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** The file as it is sent. */
export const IMPORT_BYTES_MAX = 10 * 1024 * 1024;
/** Rows below the header. */
export const IMPORT_ROWS_MAX = 10_000;
export const IMPORT_COLUMNS_MAX = 100;
/** Longer than any field may be; more is no list of people. */
export const CELL_LENGTH_MAX = 4000;

export const IMPORT_STATES = ["mapping", "running", "done", "undoing", "undone"] as const;
export const ROW_STATES = ["waiting", "made", "refused", "removed", "kept"] as const;

/** What is wrong with a row: the header of the column, or "" where it is the row as a whole. */
export const RowProblem = z.object({ column: z.string(), reason: z.string() });
export type RowProblem = z.infer<typeof RowProblem>;
/** Read from the database's JSON. */
export const RowProblems = z.array(RowProblem).catch([]);

/** Field by field the place of its column, from 0. */
export const Mapping = z.record(
  z.string().max(60),
  z
    .int()
    .min(0)
    .max(IMPORT_COLUMNS_MAX - 1),
);
export type Mapping = z.infer<typeof Mapping>;

export const ImportView = z
  .object({
    id: z.uuid(),
    kind: z.enum(IMPORT_KINDS),
    state: z.enum(IMPORT_STATES),
    file_name: z.string(),
    headers: z.array(z.string()),
    mapping: Mapping.meta({ description: "Field by field the place of its column, from 0" }),
    rows: z.object({
      total: z.int(),
      waiting: z.int(),
      made: z.int(),
      refused: z.int(),
      removed: z.int(),
      kept: z.int().meta({ description: "Left by an undo, since somebody has changed them" }),
    }),
    job_id: z.string().nullable().meta({ description: "The job that is at work, or was last" }),
    created_at: z.iso.datetime(),
  })
  .meta({ id: "CandidateImport" });
export type ImportView = z.infer<typeof ImportView>;

export const ImportPreview = z
  .object({
    good: z.int().meta({ description: "Rows that can be imported" }),
    bad: z.int(),
    duplicates: z.int().meta({ description: "Of the bad rows, those that are there already or twice in the file" }),
    missing: z.array(z.string()).meta({ description: "Fields that must have a column and have none" }),
    sample: z.array(
      z.object({ row: z.int(), values: z.record(z.string(), z.string()), problems: z.array(RowProblem) }),
    ),
    problems: z.array(z.object({ row: z.int(), column: z.string(), reason: z.string() })),
  })
  .meta({ id: "CandidateImportPreview" });
export type ImportPreview = z.infer<typeof ImportPreview>;
