import { stringify } from "csv-stringify/sync";
import { type ExportColumn, type ExportPages, textOf } from "./columns";

/** The byte order mark by which Excel knows UTF-8. */
const BOM = "\ufeff";

/**
 * CSV by RFC 4180, page by page: CRLF, quotes doubled. A cell that a spreadsheet would take for a formula (it begins
 * with = + - @ tab or CR) gets a leading apostrophe, as OWASP ASVS 1.2.10 demands; plain numbers keep their minus.
 */
export async function* csvText<Row>(
  columns: readonly ExportColumn<Row>[],
  pages: ExportPages<Row>,
  options: { bom?: boolean } = {},
): AsyncGenerator<string> {
  yield (options.bom ? BOM : "") + lines([columns.map(({ header }) => header)]);
  for await (const rows of pages) {
    if (rows.length > 0) yield lines(rows.map((row) => columns.map((column) => cell(column, row))));
  }
}

function cell<Row>(column: ExportColumn<Row>, row: Row): string | number {
  const value = column.value(row);
  return typeof value === "number" ? value : textOf(value, column.type);
}

const lines = (records: (string | number)[][]): string =>
  stringify(records, {
    record_delimiter: "\r\n",
    escape_formulas: true,
    // A lone CR or LF inside a cell is a line end to many readers, whatever the record delimiter is.
    quoted_match: /[\r\n]/,
  });
