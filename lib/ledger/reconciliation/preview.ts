import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { type Clock, systemClock } from "@/lib/platform/time";
import { mayKeepBooks } from "../policy";
import { rupeesOf } from "../rupees";
import { findBankAccount } from "./bank-account";
import { fingerprintsOf } from "./fingerprint";
import { knownFingerprints } from "./import";
import { columnName, headsOf } from "./parse/csv-statement";
import { oneLine } from "./parse/decode";
import type { StatementLine } from "./parse/statement";
import { readStatementFile, type StatementFile } from "./read-file";
import type { StatementPreview } from "./schema";

const LINES_SHOWN = 20;
const SAMPLE_ROWS = 6;
const ERRORS_SHOWN = 50;

const rupees = (paise: bigint | null): number | null => (paise === null ? null : rupeesOf(paise));

/**
 * What an import would do, without doing it: how each column is understood, the first lines, which are known, and what is
 * wrong by row and column.
 *
 * @throws DomainError not_found; invalid: the file is no text
 */
export async function previewStatement(
  actor: Actor,
  bankAccountId: number,
  file: StatementFile,
  clock: Clock = systemClock,
): Promise<StatementPreview> {
  permit(mayKeepBooks(actor));
  const bank = await findBankAccount(bankAccountId);
  const { format, statement, problem, csv, sha256 } = await readStatementFile(bank, file, clock);
  const before = await db().ledgerBankStatement.findUnique({
    where: { bankAccountId_sha256: { bankAccountId, sha256 } },
  });
  const lines = statement?.lines ?? csv?.read.lines ?? [];
  const fingerprints = fingerprintsOf(lines);
  const known = new Set(await knownFingerprints(db(), bankAccountId, fingerprints));
  const errors = csv?.read.errors ?? [];
  return {
    format,
    mapping: csv?.mapping ?? null,
    mapping_from: csv?.from ?? null,
    columns: csv ? columnsOf(csv.records, headsOf(csv.records, csv.mapping)) : [],
    sample: csv ? sampleOf(csv.records, csv.mapping.header_row) : [],
    lines: lines.slice(0, LINES_SHOWN).map((line, index) => shown(line, known.has(fingerprints[index] ?? ""))),
    total: lines.length,
    new_lines: lines.length - known.size,
    known_lines: known.size,
    skipped: csv?.read.skipped ?? 0,
    first_day: statement?.firstDay ?? null,
    last_day: statement?.lastDay ?? null,
    opening: rupees(statement?.opening ?? null),
    closing: rupees(statement?.closing ?? null),
    errors: errors.slice(0, ERRORS_SHOWN),
    wrong: errors.length,
    problem: before ? `This file was imported before, as ${before.fileName}` : problem,
  };
}

const columnsOf = (records: string[][], heads: string[]): string[] =>
  Array.from({ length: Math.max(1, ...records.map((cells) => cells.length)) }, (_, at) => columnName(heads, at));

const sampleOf = (records: string[][], headerRow: number): string[][] =>
  records.slice(headerRow, headerRow + SAMPLE_ROWS).map((cells) => cells.map((cell) => oneLine(cell, 80)));

const shown = ({ amount, balance, ...line }: StatementLine, known: boolean) => ({
  ...line,
  amount: rupeesOf(amount),
  balance: rupees(balance),
  known,
});
