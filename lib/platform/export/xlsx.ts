import writeExcelFile, { type Cell } from "write-excel-file/node";
import { type ExportColumn, type ExportPages, type ExportType, textOf } from "./columns";

/** A sheet is built in memory, about 1 KB a row; longer lists go out as CSV, which is streamed. */
export const XLSX_ROWS_MAX = 50_000;

const FORMAT: Partial<Record<ExportType, string>> = { date: "yyyy-mm-dd", datetime: "yyyy-mm-dd hh:mm" };
/** Excel's own limit of one cell. */
const CELL_LENGTH_MAX = 32_767;
/** What XML 1.0 cannot hold, not even escaped; with it a spreadsheet would be called damaged. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** A workbook of one sheet: typed dates, a bold header that stays in sight. Text is text, so nothing in it is run. */
export async function xlsxFile<Row>(
  sheet: string,
  columns: readonly ExportColumn<Row>[],
  pages: ExportPages<Row>,
): Promise<Buffer> {
  const data: Cell[][] = [columns.map(headerCell)];
  for await (const rows of pages) {
    for (const row of rows) data.push(columns.map((column) => cell(column, row)));
  }
  return writeExcelFile(data, {
    sheet,
    stickyRowsCount: 1,
    columns: columns.map(({ width }) => ({ width })),
  }).toBuffer();
}

const headerCell = ({ header }: { header: string }): Cell => ({
  value: header,
  type: String,
  fontWeight: "bold",
  textColor: "#ffffff",
  backgroundColor: "#0b5563",
  alignVertical: "center",
  height: 20,
});

function cell<Row>(column: ExportColumn<Row>, row: Row): Cell {
  const value = column.value(row);
  if (value === null || value === "") return null;
  if (value instanceof Date) return { value, type: Date, format: FORMAT[column.type] ?? "yyyy-mm-dd hh:mm" };
  if (typeof value === "number") return { value, type: Number };
  const text = textOf(value, column.type).toWellFormed().replaceAll(NOT_XML, "").slice(0, CELL_LENGTH_MAX);
  // The format "@" keeps Excel from reading a 13-digit id number as a number.
  return { value: text, type: String, format: "@" };
}
