import { Readable } from "node:stream";
import { z } from "zod";
import { DomainError } from "../errors";
import { contentDisposition } from "../storage/names";
import type { ExportColumn, ExportPages } from "./columns";
import { csvText } from "./csv";
import { XLSX_ROWS_MAX, xlsxFile } from "./xlsx";

export const ExportFormat = z.enum(["csv", "xlsx"]);
export type ExportFormat = z.output<typeof ExportFormat>;

export const EXPORT_TYPES = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const satisfies Record<ExportFormat, string>;

/** Rows read from the database at a time. */
export const EXPORT_PAGE_ROWS = 500;

export type Export<Row> = {
  format: ExportFormat;
  /** Without extension: "licenses-2026-05-01". */
  fileName: string;
  /** Name of the sheet in a workbook. */
  sheet: string;
  columns: readonly ExportColumn<Row>[];
  rows: ExportPages<Row>;
  rowCount: number;
};

/** @throws DomainError too_large when there are more rows than a workbook is made for */
export function assertExportable(format: ExportFormat, rowCount: number): void {
  if (format === "xlsx" && rowCount > XLSX_ROWS_MAX) {
    const rows = XLSX_ROWS_MAX.toLocaleString("en-GB");
    throw new DomainError(
      "too_large",
      "too_many_rows",
      `A workbook takes at most ${rows} rows. Choose CSV or narrow the filter.`,
    );
  }
}

/** The download: CSV is streamed while the rows are read, a workbook is made first. */
export async function exportResponse<Row>({
  format,
  fileName,
  sheet,
  columns,
  rows,
  rowCount,
}: Export<Row>): Promise<Response> {
  assertExportable(format, rowCount);
  const headers = {
    "content-type": EXPORT_TYPES[format],
    "content-disposition": contentDisposition("attachment", `${fileName}.${format}`),
    "content-security-policy": "default-src 'none'; sandbox",
    "cache-control": "private, no-store",
  };
  if (format === "xlsx") return new Response(new Uint8Array(await xlsxFile(sheet, columns, rows)), { headers });
  const text = Readable.from(csvText(columns, rows, { bom: true }), { objectMode: false, encoding: undefined });
  return new Response(Readable.toWeb(text) as ReadableStream<Uint8Array>, { headers });
}

/**
 * Rows by ids that were read beforehand, a page at a time and in the ids' order. The list so stays what it was when it
 * was asked for, however long its download takes; a row that has gone meanwhile is left out.
 */
export async function* rowsByIds<Row extends { id: number }>(
  ids: readonly number[],
  load: (ids: number[]) => Promise<Row[]>,
  pageRows = EXPORT_PAGE_ROWS,
): AsyncGenerator<Row[]> {
  for (let start = 0; start < ids.length; start += pageRows) {
    const page = ids.slice(start, start + pageRows);
    const byId = new Map((await load(page)).map((row) => [row.id, row]));
    yield page.flatMap((id) => byId.get(id) ?? []);
  }
}
