import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db, transaction } from "@/lib/platform/db";
import { DomainError } from "@/lib/platform/errors";
import type { ExportColumn } from "@/lib/platform/export/columns";
import { assertExportable, type ExportFormat, exportResponse } from "@/lib/platform/export/export";
import { officeToday } from "@/lib/platform/time";
import type { EventFilter } from "../events/filter";
import { eventIds, eventsByIds } from "../events/queries";
import type { EventView } from "../events/schema";
import { mayWorkWithPlates } from "../policy";
import { assertReason, noteSearch, type SearchReason } from "./service";

/** More reads than this are no answer to a question; the filter is narrowed first. */
const ROWS_MAX = 200_000;
const PAGE_ROWS = 500;

const COLUMNS: readonly ExportColumn<EventView>[] = [
  { header: "Plate", type: "text", width: 14, value: (row) => row.current_plate },
  { header: "Read as", type: "text", width: 14, value: (row) => row.plate },
  { header: "Confidence", type: "number", width: 11, value: (row) => Math.round(row.confidence * 1000) / 1000 },
  { header: "Region", type: "text", width: 8, value: (row) => row.region },
  { header: "Captured (UTC)", type: "datetime", width: 22, value: (row) => new Date(row.captured_at) },
  { header: "Camera", type: "text", width: 24, value: (row) => row.camera_name },
  { header: "Review", type: "text", width: 12, value: (row) => row.review_state },
  { header: "Reviewed by", type: "text", width: 20, value: (row) => row.reviewed_by },
  { header: "Watch list", type: "text", width: 10, value: (row) => (row.is_bolo_match ? "hit" : "") },
  { header: "Notes", type: "text", width: 40, value: (row) => row.notes },
  { header: "Read id", type: "text", width: 38, value: (row) => row.id },
];

/**
 * The reads of a search as a file. It is a search, and is noted as one before the first byte leaves.
 *
 * @throws DomainError invalid (no purpose where one is demanded); too_large `too_many_rows`
 */
export async function exportSearch(
  actor: Actor,
  filter: EventFilter,
  reason: SearchReason,
  format: ExportFormat,
  now = new Date(),
): Promise<Response> {
  permit(mayWorkWithPlates(actor));
  assertReason(reason);
  const ids = await eventIds(db(), filter, { skip: 0, take: ROWS_MAX + 1 });
  if (ids.length > ROWS_MAX)
    throw new DomainError("too_large", "too_many_rows", "More than 200,000 reads match. Narrow the filter.");
  assertExportable(format, ids.length);
  await transaction((tx) => noteSearch(tx, actor, { filter, reason, total: ids.length, exported: true }));
  return exportResponse({
    format,
    fileName: `plates-${officeToday(now)}`,
    sheet: "Plates",
    columns: COLUMNS,
    rows: pages(ids),
    rowCount: ids.length,
  });
}

async function* pages(ids: readonly string[]): AsyncGenerator<EventView[]> {
  for (let start = 0; start < ids.length; start += PAGE_ROWS) yield eventsByIds(ids.slice(start, start + PAGE_ROWS));
}
