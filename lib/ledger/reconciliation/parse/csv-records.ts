import { CsvError, parse } from "csv-parse/sync";
import { badStatement, LINES_MAX } from "./statement";

const DELIMITERS = [",", ";", "\t", "|"] as const;
/** By so many of the first rows the delimiter is known. */
const SAMPLE_LINES = 30;
/** Rows above the heads and below the lines. */
const SPARE_ROWS = 200;
const COLUMNS_MAX = 60;

/**
 * The cells of a CSV, row by row as a spreadsheet counts them.
 *
 * @throws DomainError invalid `bad_statement`
 */
export function csvRecords(text: string): string[][] {
  try {
    const records: string[][] = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: 20_000,
      to: LINES_MAX + SPARE_ROWS + 1,
    });
    if (records.length > LINES_MAX + SPARE_ROWS)
      throw badStatement(`A file may have ${LINES_MAX} lines at most: import it in parts`);
    return records.map((cells) => cells.slice(0, COLUMNS_MAX));
  } catch (error) {
    if (error instanceof CsvError) throw badStatement(`The file is no CSV: ${error.message}`);
    throw error;
  }
}

/** The sign that parts the most rows into the same number of cells, more than one. */
function delimiterOf(text: string): string {
  const sample = text.split(/\r\n|\r|\n/, SAMPLE_LINES).map((line) => line.replaceAll(/"[^"]*"/g, ""));
  const ranked = DELIMITERS.map((sign) => {
    const counts = sample.map((line) => line.split(sign).length - 1).filter((count) => count > 0);
    const usual = counts.reduce<Map<number, number>>(
      (seen, count) => seen.set(count, (seen.get(count) ?? 0) + 1),
      new Map(),
    );
    return { sign, rows: Math.max(0, ...[...usual].map(([count, rows]) => rows * 100 + count)) };
  });
  return ranked.reduce((best, one) => (one.rows > best.rows ? one : best)).sign;
}
