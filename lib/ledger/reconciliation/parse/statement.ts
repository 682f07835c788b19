import { DomainError, type FieldError } from "@/lib/platform/errors";
import { formatRupees } from "../../rupees";

export type StatementFormat = "csv" | "mt940" | "camt053";

/** A line as the bank wrote it. Paise; more than 0 came in. */
export type StatementLine = {
  /** Where it stands in the file, counted from 1: a row of a CSV, an entry of the others. */
  row: number;
  /** `YYYY-MM-DD`, the day on which the bank booked it. */
  date: string;
  amount: bigint;
  description: string;
  reference: string;
  /** What the account held after it, where the bank says so. */
  balance: bigint | null;
};

/** A statement, its lines in the order of their booking. Paise; overdrawn is less than 0. */
export type ParsedStatement = {
  format: StatementFormat;
  /** The account that the file itself names, or null. */
  account: string | null;
  firstDay: string;
  lastDay: string;
  opening: bigint;
  closing: bigint;
  lines: StatementLine[];
};

/** A year of a busy account. */
export const LINES_MAX = 20_000;

export const badStatement = (detail: string, fields: FieldError[] = []): DomainError =>
  new DomainError("invalid", "bad_statement", detail, fields.length > 0 ? fields : [{ name: "file", reason: detail }]);

/**
 * A statement must account for its own balances.
 *
 * @throws DomainError invalid `bad_statement`: opening and lines do not come to the closing, no lines in the calendar
 */
export function checkedStatement(statement: ParsedStatement): ParsedStatement {
  const moved = statement.lines.reduce((sum, { amount }) => sum + amount, 0n);
  const reached = statement.opening + moved;
  if (reached !== statement.closing)
    throw badStatement(
      `The opening balance ${formatRupees(statement.opening)} and the lines come to ${formatRupees(reached)}, ` +
        `and the statement closes with ${formatRupees(statement.closing)}: ${formatRupees(statement.closing - reached)} is missing`,
    );
  if (statement.lines.length > LINES_MAX)
    throw badStatement(`A file may have ${LINES_MAX} lines at most: import it in parts`);
  return statement;
}

/** Several statements of one file, such as one a day, become one: each must begin where the one before ended. */
export function joined(parts: ParsedStatement[]): ParsedStatement {
  const [first] = parts;
  if (!first) throw badStatement("The file has no statement");
  const sorted = [...parts].sort((a, b) => (a.firstDay < b.firstDay ? -1 : a.firstDay > b.firstDay ? 1 : 0));
  let whole = checkedStatement(sorted[0] ?? first);
  for (const next of sorted.slice(1).map(checkedStatement)) {
    if (next.account !== whole.account)
      throw badStatement(`The file has statements of ${whole.account} and of ${next.account}: import them apart`);
    if (next.opening !== whole.closing)
      throw badStatement(
        `A statement closes with ${formatRupees(whole.closing)} on ${whole.lastDay}, and the next one opens with ` +
          `${formatRupees(next.opening)} on ${next.firstDay}`,
      );
    const lines = [...whole.lines, ...next.lines].map((line, index) => ({ ...line, row: index + 1 }));
    whole = { ...whole, lastDay: next.lastDay, closing: next.closing, lines };
  }
  return checkedStatement(whole);
}
