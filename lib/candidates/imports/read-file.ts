import { readFile } from "node:fs/promises";
import { CsvError, parse } from "csv-parse/sync";
import { invalidField } from "@/lib/platform/errors";
import { sniff } from "@/lib/platform/storage/sniff";
import { CELL_LENGTH_MAX, IMPORT_COLUMNS_MAX, IMPORT_ROWS_MAX } from "./schema";
import { workbookRows } from "./workbook";

/** A list as it stands in a file: texts, trimmed. Rows are numbered as a spreadsheet does, where the header is row 1. */
export type Sheet = { headers: string[]; rows: { row: number; cells: string[] }[] };

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/** A CSV's record, in characters. */
const RECORD_MAX = 100_000;

const refused = (reason: string) => invalidField("file", reason);

/**
 * Reads a CSV (UTF-8; comma, semicolon or tab) or the first sheet of an XLSX workbook, by what its bytes say it is. No
 * formula is ever computed: a CSV's is text, and of a workbook's the value that was stored with it is taken as text.
 *
 * @throws DomainError invalid, field `file`: it is neither, is damaged, empty, or too large
 */
export async function readSheetFile(path: string): Promise<Sheet> {
  const { contentType } = await sniff(path);
  const bytes = await readFile(path);
  if (bytes.length === 0) throw refused("is empty");
  if (contentType === XLSX || contentType === "application/zip") return sheetOf(await workbookRows(bytes));
  if (contentType.startsWith("text/") || contentType === "application/octet-stream") return sheetOf(csvRows(bytes));
  throw refused("must be a CSV file or an Excel workbook (.xlsx)");
}

function csvRows(bytes: Uint8Array): string[][] {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (text.includes("\0")) throw refused("is no text");
    return parse(text, {
      bom: true,
      delimiter: [",", ";", "\t"],
      relax_column_count: true,
      max_record_size: RECORD_MAX,
      to: IMPORT_ROWS_MAX + 2,
    }) as string[][];
  } catch (error) {
    if (error instanceof CsvError) throw refused(`is no CSV: ${error.message}`);
    if (error instanceof TypeError) throw refused("is no text in UTF-8; save it as “CSV UTF-8” or as a workbook");
    throw error;
  }
}

const tooManyRows = () => refused(`has more than ${IMPORT_ROWS_MAX.toLocaleString("en-US")} rows`);

/** An export writes an apostrophe before what a spreadsheet would take for a formula; it is taken off again. */
const plain = (text: string): string => text.trim().replace(/^'(?=[=+\-@])/, "");

function sheetOf(table: readonly string[][]): Sheet {
  const trimmed = table.map((cells) => cells.map(plain));
  const at = trimmed.findIndex((cells) => cells.some((cell) => cell !== ""));
  const headers = [...(trimmed[at] ?? [])];
  while (headers.at(-1) === "") headers.pop();
  if (headers.length === 0) throw refused("is empty");
  if (headers.length > IMPORT_COLUMNS_MAX) throw refused(`has more than ${IMPORT_COLUMNS_MAX} columns`);
  const rows = trimmed
    .map((cells, index) => ({ row: index + 1, cells: headers.map((_, place) => cells[place] ?? "") }))
    .slice(at + 1)
    .filter(({ cells }) => cells.some((cell) => cell !== ""));
  if (rows.length === 0) throw refused("has a header and no rows below it");
  if (rows.length > IMPORT_ROWS_MAX) throw tooManyRows();
  const long = rows.find(({ cells }) => cells.some((cell) => cell.length > CELL_LENGTH_MAX));
  if (long) throw refused(`has a cell of more than ${CELL_LENGTH_MAX} characters in row ${long.row}`);
  const unstorable = rows.find(({ cells }) => cells.some((cell) => cell.includes("\0")));
  if (unstorable) throw refused(`has a character in row ${unstorable.row} that cannot be stored`);
  return { headers, rows };
}
