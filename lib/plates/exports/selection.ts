import { db, Prisma, type Tx } from "@/lib/platform/db";
import type { ExportFilters, ExportPreview } from "./schema";

/** One package's most. A ZIP of this size still has a row (its size is a 32-bit number) and a laptop still opens it. */
const READS_MAX = 20_000;
const PICTURE_BYTES_MAX = 1_900_000_000;

/** The states of review that a choice takes in. */
const statesOf = ({ content, negatives }: ExportFilters): string[] => [
  "corrected",
  ...(content === "reviewed" ? ["confirmed"] : []),
  ...(negatives ? ["rejected"] : []),
];

function conditionOf(filters: ExportFilters): Prisma.Sql {
  const conditions = [Prisma.sql`e.review_state = ANY(${statesOf(filters)}::"PlateReviewState"[])`];
  if (filters.from_ts) conditions.push(Prisma.sql`e.captured_at >= ${new Date(filters.from_ts)}`);
  if (filters.to_ts) conditions.push(Prisma.sql`e.captured_at <= ${new Date(filters.to_ts)}`);
  if (filters.min_confidence !== null) conditions.push(Prisma.sql`e.confidence >= ${filters.min_confidence}`);
  if (filters.camera_ids.length > 0) conditions.push(Prisma.sql`e.camera_id = ANY(${filters.camera_ids}::uuid[])`);
  return Prisma.join(conditions, " AND ");
}

/** A package that is there or on its way holds the read under the same label. */
const KNOWN = Prisma.sql`EXISTS (
  SELECT 1 FROM plate_export_item i JOIN plate_export x ON x.id = i.export_id JOIN job j ON j.id = x.job_id
  WHERE i.event_id = e.id AND i.review_state = e.review_state AND i.label = COALESCE(e.corrected_plate, e.plate)
    AND j.state IN ('queued', 'running', 'done'))`;

/**
 * Every read that fits, and why one is left out: `pictures`, `known`, `limit`. The oldest come first, so that the next
 * package with `new_only` goes on where this one was full.
 */
const chosen = (filters: ExportFilters): Prisma.Sql => Prisma.sql`
  WITH fitting AS (
    SELECT e.id, e.review_state, e.camera_id, e.captured_at, COALESCE(e.corrected_plate, e.plate) AS label,
      crop.id IS NULL OR frame.id IS NULL AS bare,
      COALESCE(crop.size_bytes, 0)::bigint + COALESCE(frame.size_bytes, 0) AS bytes,
      ${filters.new_only ? KNOWN : Prisma.sql`false`} AS known
    FROM plate_event e
    LEFT JOIN media crop ON crop.id = e.crop_id AND crop.deleted_at IS NULL
    LEFT JOIN media frame ON frame.id = e.frame_id AND frame.deleted_at IS NULL
    WHERE ${conditionOf(filters)}),
  counted AS (
    SELECT fitting.*, bare OR known AS out,
      row_number() OVER oldest AS place, sum(bytes) OVER oldest AS bytes_so_far
    FROM fitting
    WINDOW oldest AS (PARTITION BY bare OR known ORDER BY captured_at, id)),
  chosen AS (
    SELECT *, CASE
      WHEN bare THEN 'pictures' WHEN known THEN 'known'
      WHEN place > ${READS_MAX} OR bytes_so_far > ${PICTURE_BYTES_MAX} THEN 'limit' END AS reason
    FROM counted)`;

/** What a choice of reads comes to. */
export async function previewOf(filters: ExportFilters, tx: Tx = db()): Promise<ExportPreview> {
  const rows = await tx.$queryRaw<Record<keyof ExportPreview, bigint | null>[]>(Prisma.sql`${chosen(filters)}
    SELECT count(*) FILTER (WHERE reason IS NULL) AS reads,
      count(*) FILTER (WHERE reason IS NULL AND review_state = 'corrected') AS corrected,
      count(*) FILTER (WHERE reason IS NULL AND review_state = 'confirmed') AS confirmed,
      count(*) FILTER (WHERE reason IS NULL AND review_state = 'rejected') AS rejected,
      count(DISTINCT camera_id) FILTER (WHERE reason IS NULL) AS cameras,
      (sum(bytes) FILTER (WHERE reason IS NULL))::bigint AS bytes,
      count(*) FILTER (WHERE reason = 'pictures') AS without_pictures,
      count(*) FILTER (WHERE reason = 'known') AS exported_before,
      count(*) FILTER (WHERE reason = 'limit') AS over_limit
    FROM chosen`);
  const [row] = rows;
  const number = (name: keyof ExportPreview) => Number(row?.[name] ?? 0);
  return {
    reads: number("reads"),
    corrected: number("corrected"),
    confirmed: number("confirmed"),
    rejected: number("rejected"),
    cameras: number("cameras"),
    bytes: number("bytes"),
    without_pictures: number("without_pictures"),
    exported_before: number("exported_before"),
    over_limit: number("over_limit"),
  };
}

/** Writes the chosen reads down for a package, with their labels of this moment. Gives how many. */
export const writeItems = (tx: Tx, exportId: string, filters: ExportFilters): Promise<number> =>
  tx.$executeRaw(Prisma.sql`${chosen(filters)}
    INSERT INTO plate_export_item (export_id, event_id, review_state, label, correction_id)
    SELECT ${exportId}::uuid, chosen.id, chosen.review_state, chosen.label,
      CASE WHEN chosen.review_state = 'corrected' THEN (
        SELECT c.id FROM plate_correction c WHERE c.event_id = chosen.id ORDER BY c.created_at DESC, c.id DESC LIMIT 1) END
    FROM chosen WHERE reason IS NULL`);
