import { audit } from "@/lib/platform/audit/audit";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db, transaction } from "@/lib/platform/db";
import type { ExportColumn } from "@/lib/platform/export/columns";
import { exportResponse } from "@/lib/platform/export/export";
import { mayKeepCandidates } from "../policy";
import { IMPORT_FIELDS } from "./fields";
import { rowsIn } from "./queries";
import { IMPORT_ROWS_MAX, type ImportKind } from "./schema";
import { findImport, IMPORT } from "./service";

type Refused = Awaited<ReturnType<typeof rowsIn>>[number];
/** Headers that the report adds; `headerKey` of none is a field's. */
const REASON = "Refused because";
const ROW = "Row in the list";

/**
 * The refused rows of an import as CSV, in the columns of their own file and with the reason at the end: mended, it is
 * imported again as it is. Noted in the trail, since people's data leave the office.
 */
export async function refusedRows(actor: Actor, id: string): Promise<Response> {
  permit(mayKeepCandidates(actor));
  const found = await findImport(db(), id);
  const rows = await rowsIn(actor, id, "refused", IMPORT_ROWS_MAX);
  await transaction((tx) =>
    audit(tx, actor, {
      action: "export",
      resourceType: IMPORT,
      resourceId: id,
      description: `Exported the ${rows.length} refused rows of ${found.fileName}`,
    }),
  );
  // A report that is imported again has these columns already.
  const own = found.headers.flatMap((header, place) =>
    header === REASON || header === ROW ? [] : [{ header, place }],
  );
  const columns: ExportColumn<Refused>[] = [
    ...own.map(({ header, place }) => ({
      header,
      type: "text" as const,
      width: 18,
      value: (row: Refused) => row.cells[place] ?? "",
    })),
    { header: ROW, type: "number", width: 8, value: ({ row }) => row },
    {
      header: REASON,
      type: "text",
      width: 60,
      value: ({ problems }) =>
        problems.map(({ column, reason }) => (column ? `${column}: ${reason}` : reason)).join("; "),
    },
  ];
  return exportResponse({
    format: "csv",
    fileName: `refused-${id.slice(0, 8)}`,
    sheet: "Refused",
    columns,
    rows: once(rows),
    rowCount: rows.length,
  });
}

async function* once<T>(rows: T[]): AsyncGenerator<T[]> {
  yield rows;
}

/** A list with its header and nothing else, in words that need no mapping. */
export const emptyList = (kind: ImportKind): Promise<Response> =>
  exportResponse({
    format: "csv",
    fileName: `${kind}-list`,
    sheet: kind,
    columns: IMPORT_FIELDS[kind].map(({ label }) => ({
      header: label,
      type: "text" as const,
      width: 18,
      value: () => "",
    })),
    rows: once<never>([]),
    rowCount: 0,
  });
