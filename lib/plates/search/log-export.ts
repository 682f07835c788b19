import { audit } from "@/lib/platform/audit/audit";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { transaction } from "@/lib/platform/db";
import { DomainError } from "@/lib/platform/errors";
import type { ExportColumn } from "@/lib/platform/export/columns";
import { assertExportable, type ExportFormat, exportResponse } from "@/lib/platform/export/export";
import { officeToday } from "@/lib/platform/time";
import { mayAdministerPlates } from "../policy";
import { type LogFilter, listSearches } from "./log";
import type { SearchLogView } from "./log-schema";

const ROWS_MAX = 200_000;
const PAGE_ROWS = 1000;

const COLUMNS: readonly ExportColumn<SearchLogView>[] = [
  { header: "Searched (UTC)", type: "datetime", width: 22, value: (row) => new Date(row.searched_at) },
  { header: "Who", type: "text", width: 24, value: (row) => row.user },
  { header: "Asked for", type: "text", width: 50, value: (row) => JSON.stringify(row.query) },
  { header: "Purpose", type: "text", width: 30, value: (row) => row.purpose },
  { header: "Case", type: "text", width: 16, value: (row) => row.case_number },
  { header: "Found", type: "number", width: 8, value: (row) => row.result_count },
  { header: "Exported", type: "text", width: 9, value: (row) => (row.exported ? "yes" : "") },
  { header: "Reviewed by", type: "text", width: 24, value: (row) => row.reviewed_by },
  {
    header: "Reviewed (UTC)",
    type: "datetime",
    width: 22,
    value: (row) => (row.reviewed_at ? new Date(row.reviewed_at) : null),
  },
  { header: "Finding", type: "text", width: 12, value: (row) => row.review_outcome },
  { header: "Note", type: "text", width: 40, value: (row) => row.review_comments },
  { header: "Search id", type: "text", width: 38, value: (row) => row.id },
];

/**
 * The log of searches as a file, the newest first; the export is noted in the audit trail before the first byte leaves.
 *
 * @throws DomainError too_large `too_many_rows`
 */
export async function exportSearches(
  actor: Actor,
  filter: LogFilter,
  format: ExportFormat,
  now = new Date(),
): Promise<Response> {
  permit(mayAdministerPlates(actor));
  // A search that is made meanwhile is not of this export: every page shows the same rows.
  const bounded = { ...filter, to: filter.to && filter.to < now ? filter.to : now };
  const { total } = await listSearches(actor, bounded, { skip: 0, take: 0 });
  if (total > ROWS_MAX)
    throw new DomainError("too_large", "too_many_rows", "More than 200,000 searches match. Narrow the filter.");
  assertExportable(format, total);
  await transaction((tx) =>
    audit(tx, actor, {
      action: "export",
      resourceType: "plate_search",
      description: `Exported the log of ${total} plate searches`,
      newValues: { format, total },
    }),
  );
  return exportResponse({
    format,
    fileName: `plate-searches-${officeToday(now)}`,
    sheet: "Searches",
    columns: COLUMNS,
    rows: pages(actor, bounded, total),
    rowCount: total,
  });
}

async function* pages(actor: Actor, filter: LogFilter, total: number): AsyncGenerator<SearchLogView[]> {
  for (let skip = 0; skip < total; skip += PAGE_ROWS)
    yield (await listSearches(actor, filter, { skip, take: PAGE_ROWS })).items;
}
