import { audit } from "../audit/audit";
import type { Actor } from "../auth/actor";
import { transaction } from "../db";
import { officeToday } from "../time";
import type { ExportColumn } from "./columns";
import { assertExportable, type ExportFormat, exportResponse, rowsByIds } from "./export";

export type ListExport<Row extends { id: number }> = {
  format: ExportFormat;
  resourceType: string;
  /** What is listed, in the plural: "licenses". Names the file, the sheet and the audit row. */
  things: string;
  columns: readonly ExportColumn<Row>[];
  /** All that match, in the list's order. */
  ids: readonly number[];
  load: (ids: number[]) => Promise<Row[]>;
  /** The list's filter and order, for the audit row. */
  asked: Record<string, unknown>;
};

/**
 * A list of the desk as a file. Personal data leaves the office here, so the audit row, with filter and count, is
 * committed before the first byte.
 *
 * @throws DomainError too_large for a workbook of too many rows
 */
export async function listExport<Row extends { id: number }>(
  actor: Actor,
  { format, resourceType, things, columns, ids, load, asked }: ListExport<Row>,
  now = new Date(),
): Promise<Response> {
  assertExportable(format, ids.length);
  await transaction((tx) =>
    audit(tx, actor, {
      action: "export",
      resourceType,
      description: `Exported ${ids.length} ${things} as ${format.toUpperCase()}`,
      newValues: { format, rows: ids.length, ...asked },
    }),
  );
  return exportResponse({
    format,
    fileName: `${things}-${officeToday(now)}`,
    sheet: things.charAt(0).toUpperCase() + things.slice(1),
    columns,
    rows: rowsByIds(ids, load),
    rowCount: ids.length,
  });
}
