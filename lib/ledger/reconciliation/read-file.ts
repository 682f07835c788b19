import { createHash } from "node:crypto";
import { db } from "@/lib/platform/db";
import { DomainError } from "@/lib/platform/errors";
import { type Clock, fromLegalDate } from "@/lib/platform/time";
import { dayPlus, indianToday } from "../dates";
import type { BankAccount } from "./bank-account";
import { looksLikeXml, parseCamt053 } from "./parse/camt053";
import { csvRecords } from "./parse/csv-records";
import { type CsvLines, csvLines } from "./parse/csv-statement";
import { decodeText } from "./parse/decode";
import { guessMapping } from "./parse/guess";
import type { CsvMapping } from "./parse/mapping";
import { looksLikeMt940, parseMt940 } from "./parse/mt940";
import { badStatement, checkedStatement, type ParsedStatement, type StatementFormat } from "./parse/statement";
import { recallMapping } from "./remember";

/** A file as somebody sends it; the rest is for a CSV, whose columns and balances a person may have to tell. */
export type StatementFile = {
  bytes: Uint8Array;
  fileName: string;
  mapping?: CsvMapping;
  /** Paise. */
  opening?: bigint;
  closing?: bigint;
};

/** A file as it was understood. `statement` is null while `problem` or `csv.errors` say why. */
export type ReadFile = {
  format: StatementFormat;
  sha256: string;
  statement: ParsedStatement | null;
  problem: string | null;
  csv: { records: string[][]; mapping: CsvMapping; from: "given" | "remembered" | "guessed"; read: CsvLines } | null;
};

/**
 * Reads a statement of any of the formats, known by its content.
 *
 * @throws DomainError invalid: the file is no text, or none of the formats
 */
export async function readStatementFile(bank: BankAccount, file: StatementFile, clock: Clock): Promise<ReadFile> {
  const text = decodeText(file.bytes);
  const sha256 = createHash("sha256").update(file.bytes).digest("hex");
  const format: StatementFormat = looksLikeXml(text) ? "camt053" : looksLikeMt940(text) ? "mt940" : "csv";
  if (format !== "csv") {
    const read = attempt(() => {
      const statement = format === "mt940" ? parseMt940(text) : parseCamt053(text);
      checkAccount(statement.account, bank);
      return inTime(statement, clock);
    });
    return { format, sha256, csv: null, ...read };
  }
  const records = csvRecords(text);
  const remembered = file.mapping ? null : await recallMapping(bank.id, records);
  const mapping = file.mapping ?? remembered ?? guessMapping(records);
  const csv = {
    records,
    mapping,
    from: file.mapping ? ("given" as const) : remembered ? ("remembered" as const) : ("guessed" as const),
    read: csvLines(records, mapping),
  };
  if (csv.read.errors.length > 0) return { format, sha256, csv, statement: null, problem: null };
  const before = csv.read.lines[0] ? await closingBefore(bank.id, csv.read.lines[0].date) : null;
  return { format, sha256, csv, ...attempt(() => inTime(csvStatement(csv.read, file, before), clock)) };
}

function attempt(read: () => ParsedStatement): Pick<ReadFile, "statement" | "problem"> {
  try {
    return { statement: read(), problem: null };
  } catch (error) {
    if (error instanceof DomainError && error.code === "bad_statement")
      return { statement: null, problem: error.message };
    throw error;
  }
}

/** What the account held when the statement before a day closed, in paise. */
async function closingBefore(bankAccountId: number, day: string): Promise<bigint | null> {
  const last = await db().ledgerBankStatement.findFirst({
    where: { bankAccountId, lastDay: { lt: fromLegalDate(day) } },
    orderBy: [{ lastDay: "desc" }, { id: "desc" }],
  });
  return last?.closing ?? null;
}

/** The balances of a CSV: its own, else those that somebody tells, else the closing of the statement before. */
function csvStatement(read: CsvLines, told: StatementFile, before: bigint | null): ParsedStatement {
  const [first, last] = [read.lines[0], read.lines.at(-1)];
  if (!first || !last) throw badStatement("The file has no lines with an amount");
  const moved = read.lines.reduce((sum, { amount }) => sum + amount, 0n);
  const derived = told.closing === undefined ? undefined : told.closing - moved;
  const opening = read.opening ?? told.opening ?? derived ?? before;
  if (opening === null)
    throw badStatement(
      "The file has no balances: tell what the account held before its first line or after its last one",
      [{ name: "opening", reason: "is needed, since the file has no balances" }],
    );
  const days = read.lines.map(({ date }) => date).sort();
  const account = { account: null, firstDay: days[0] ?? first.date, lastDay: days.at(-1) ?? last.date };
  if (read.opening !== null && told.opening !== undefined && told.opening !== read.opening)
    throw badStatement("The opening balance that was told is not the one of the file's first line");
  const closing = told.closing ?? read.closing ?? opening + moved;
  return checkedStatement({ format: "csv", ...account, opening, closing, lines: read.lines });
}

const bareNumber = (text: string): string =>
  text
    .replaceAll(/[^\p{L}\p{N}]/gu, "")
    .replace(/^0+/, "")
    .toUpperCase();

/** A file that names its account must name this one: a branch's code or an IBAN may stand before the number. */
function checkAccount(named: string | null, bank: BankAccount): void {
  if (named === null) return;
  const [inFile, here] = [bareNumber(named), bareNumber(bank.accountNumber)];
  if (inFile !== here && !inFile.endsWith(here) && !here.endsWith(inFile))
    throw badStatement(`The file is of the account ${named}, not of ${bank.accountNumber}`);
}

/** A bank books nothing ahead of its day. */
function inTime(statement: ParsedStatement, clock: Clock): ParsedStatement {
  const latest = dayPlus(indianToday(clock()), 1);
  const ahead = statement.lines.find(({ date }) => date > latest);
  if (ahead) throw badStatement(`Line ${ahead.row} is of ${ahead.date}, which is still to come`);
  return statement;
}
