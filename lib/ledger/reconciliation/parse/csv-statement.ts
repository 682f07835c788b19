import type { MoneyRefusal } from "../../rupees";
import { formatRupees } from "../../rupees";
import { statementPaise } from "./amounts";
import { statementDate } from "./dates";
import { oneLine } from "./decode";
import { type CsvMapping, columnsOf } from "./mapping";
import type { StatementLine } from "./statement";

/** What is wrong in a file, by row and column as a spreadsheet shows them. `column` is the column's head, or its number. */
export type RowError = { row: number; column: string; reason: string };

export type CsvLines = {
  lines: StatementLine[];
  errors: RowError[];
  /** Rows that bear no amount: heads of pages, sums, sentences of the bank. */
  skipped: number;
  /** What the file says, where it has balances; null where it does not. */
  opening: bigint | null;
  closing: bigint | null;
};

/** How a column is called to a person: by its head, or `column 3`. */
export const columnName = (heads: readonly string[], column: number): string =>
  oneLine(heads[column] ?? "", 40) || `column ${column + 1}`;

/** The heads of a file's columns. */
export const headsOf = (records: readonly string[][], { header_row }: CsvMapping): string[] =>
  header_row === 0 ? [] : (records[header_row - 1] ?? []);

/** Reads the lines of a CSV by its mapping, oldest first. Nothing is thrown: what is wrong stands in `errors`. */
export function csvLines(records: readonly string[][], mapping: CsvMapping): CsvLines {
  const heads = headsOf(records, mapping);
  const errors: RowError[] = [];
  const lines: StatementLine[] = [];
  let skipped = 0;
  const width = Math.max(0, ...records.map((cells) => cells.length));
  const beyond = columnsOf(mapping).filter(({ column }) => column >= width);
  if (beyond.length > 0)
    return {
      lines,
      errors: beyond.map(({ column, use }) => ({
        row: 0,
        column: columnName(heads, column),
        reason: `is chosen for ${use}, and the file has ${width} columns`,
      })),
      skipped,
      opening: null,
      closing: null,
    };
  for (const [index, cells] of records.slice(mapping.header_row).entries()) {
    const read = lineOf(cells, mapping, mapping.header_row + index + 1);
    if (read === null) skipped += cells.some((cell) => cell.trim() !== "") ? 1 : 0;
    else if (Array.isArray(read))
      errors.push(...read.map(({ column, ...rest }) => ({ ...rest, column: columnName(heads, column) })));
    else lines.push(read);
  }
  if (errors.length > 0) return { lines, errors, skipped, opening: null, closing: null };
  return { ...inOrder(lines, mapping, heads), skipped };
}

/** What stands where a date should, in rows that only add others up. */
const SUMMARY =
  /^\**\s*(grand |sub)?(total|opening|closing|brought forward|carried forward|b\/f|c\/f|statement|page|end of)\b/i;

type CellError = { row: number; column: number; reason: string };

/** @returns null for a row without an amount */
function lineOf(cells: readonly string[], mapping: CsvMapping, row: number): StatementLine | null | CellError[] {
  const errors: CellError[] = [];
  const wrong = (column: number, reason: string): null => {
    errors.push({ row, column, reason });
    return null;
  };
  const cell = (column: number | null): string => (column === null ? "" : (cells[column] ?? ""));
  const money = (column: number): bigint | null => {
    const read: bigint | null | MoneyRefusal = statementPaise(cell(column), mapping.decimal);
    return read === null || typeof read === "bigint" ? read : wrong(column, read.reason);
  };
  if (SUMMARY.test(cell(mapping.date).trim())) return null;
  const amount = amountOf(cell, money, wrong, mapping.amounts);
  const date = statementDate(cell(mapping.date), mapping.date_order);
  if (errors.length === 0 && (amount === null || amount === 0n)) return null;
  if (date === null) wrong(mapping.date, "is empty");
  else if (typeof date !== "string") wrong(mapping.date, date.reason);
  const balance = mapping.balance === null ? null : money(mapping.balance);
  if (errors.length > 0 || typeof date !== "string" || amount === null) return errors;
  const reference = oneLine(cell(mapping.reference), 100);
  const description = oneLine(cell(mapping.description)) || reference || "(no description)";
  return { row, date, amount, description, reference, balance };
}

function amountOf(
  cell: (column: number | null) => string,
  money: (column: number) => bigint | null,
  wrong: (column: number, reason: string) => null,
  amounts: CsvMapping["amounts"],
): bigint | null {
  if (amounts.kind === "two") {
    const [out, into] = [money(amounts.debit) ?? 0n, money(amounts.credit) ?? 0n];
    // Some banks write a minus before what went out, although its column says so.
    const size = out < 0n ? -out : out;
    if (size !== 0n && into !== 0n) return wrong(amounts.debit, "has an amount on both sides");
    return into - size;
  }
  const amount = money(amounts.amount);
  if (amount === null) return null;
  const signed = amounts.turned ? -amount : amount;
  if (amounts.side === null) return signed;
  const side = cell(amounts.side).trim();
  if (!/^(c|d|w|\+|-)/i.test(side)) return wrong(amounts.side, `"${side.slice(0, 20)}" is neither Cr nor Dr`);
  const size = signed < 0n ? -signed : signed;
  return /^(c|\+)|^deposit/i.test(side) ? size : -size;
}

type Ordered = Omit<CsvLines, "skipped">;

/** Banks write the newest line first or last: with balances these tell which, without them the dates do. */
function inOrder(lines: StatementLine[], mapping: CsvMapping, heads: readonly string[]): Ordered {
  const descending = (lines[0]?.date ?? "") > (lines.at(-1)?.date ?? "");
  const reversed = [...lines].reverse();
  if (mapping.balance === null || lines.some(({ balance }) => balance === null))
    return { lines: descending ? reversed : lines, errors: [], opening: null, closing: null };
  const [likely, other] = descending ? [reversed, lines] : [lines, reversed];
  const broken = firstBreak(likely);
  const ordered = broken !== null && firstBreak(other) === null ? other : likely;
  if (broken !== null && ordered === likely) {
    const column = columnName(heads, mapping.balance);
    const reason = `is ${formatRupees(broken.line.balance ?? 0n)}, and the balance before it with this line's amount is ${formatRupees(broken.expected)}`;
    return { lines: ordered, errors: [{ row: broken.line.row, column, reason }], opening: null, closing: null };
  }
  const [first, last] = [ordered[0], ordered.at(-1)];
  return {
    lines: ordered,
    errors: [],
    opening: first ? (first.balance ?? 0n) - first.amount : null,
    closing: last?.balance ?? null,
  };
}

function firstBreak(lines: readonly StatementLine[]): { line: StatementLine; expected: bigint } | null {
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    const expected = (before?.balance ?? 0n) + line.amount;
    if (before && expected !== line.balance) return { line, expected };
  }
  return null;
}
