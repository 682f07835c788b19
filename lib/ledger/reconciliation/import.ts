import { audit } from "@/lib/platform/audit/audit";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { type Tx, transaction } from "@/lib/platform/db";
import { conflict, type DomainError } from "@/lib/platform/errors";
import { type Clock, fromLegalDate, systemClock } from "@/lib/platform/time";
import { lockBooks } from "../journal/chain";
import { newLedgerIds } from "../journal/post";
import { mayKeepBooks } from "../policy";
import { formatRupees } from "../rupees";
import { type BankAccount, findBankAccount } from "./bank-account";
import { fingerprintsOf } from "./fingerprint";
import { settleOpening } from "./opening";
import { oneLine } from "./parse/decode";
import { badStatement, type ParsedStatement } from "./parse/statement";
import { readStatementFile, type StatementFile } from "./read-file";
import { rememberMapping } from "./remember";

export type Imported = { statementId: number; newLines: number; knownLines: number };

/** Of what is wrong, so many cells are named. */
const ERRORS_MAX = 50;
const WRITE_ROWS = 2000;

/**
 * Takes in a statement of a bank account: lines that are new are added, those that another file brought are known again.
 * How a CSV was read is remembered for the account.
 *
 * @throws DomainError not_found; invalid `bad_statement`, each wrong cell named; conflict `statement_known`,
 * `overlap_differs`, `opening_matched`
 */
export async function importStatement(
  actor: Actor,
  bankAccountId: number,
  file: StatementFile,
  clock: Clock = systemClock,
): Promise<Imported> {
  permit(mayKeepBooks(actor));
  const bank = await findBankAccount(bankAccountId);
  const { statement, problem, csv, sha256 } = await readStatementFile(bank, file, clock);
  if (!statement) throw refusalOf(problem, csv?.read.errors ?? []);
  return transaction(async (tx) => {
    await lockBooks(tx, [bank.companyId]);
    const before = await tx.ledgerBankStatement.findUnique({
      where: { bankAccountId_sha256: { bankAccountId, sha256 } },
    });
    if (before)
      throw conflict("statement_known", `This file was imported before, as ${before.fileName}: nothing was added`);
    const made = await store(tx, actor, bank, statement, { sha256, fileName: oneLine(file.fileName, 200) });
    if (csv) await rememberMapping(tx, bankAccountId, csv.mapping, csv.records);
    return made;
  });
}

function refusalOf(problem: string | null, errors: { row: number; column: string; reason: string }[]): DomainError {
  if (problem !== null) return badStatement(problem);
  return badStatement(
    `Nothing was imported: ${errors.length} ${errors.length === 1 ? "cell is" : "cells are"} wrong`,
    errors.slice(0, ERRORS_MAX).map(({ row, column, reason }) => ({ name: `file.${row}.${column}`, reason })),
  );
}

async function store(
  tx: Tx,
  actor: Actor,
  bank: BankAccount,
  statement: ParsedStatement,
  file: { sha256: string; fileName: string },
): Promise<Imported> {
  const fingerprints = fingerprintsOf(statement.lines);
  const known = new Set(await knownFingerprints(tx, bank.id, fingerprints));
  const fresh = statement.lines.flatMap((line, index) => {
    const fingerprint = fingerprints[index] ?? "";
    return known.has(fingerprint) ? [] : [{ line, fingerprint }];
  });
  const { id: statementId } = await tx.ledgerBankStatement.create({
    data: {
      bankAccountId: bank.id,
      format: statement.format,
      firstDay: fromLegalDate(statement.firstDay),
      lastDay: fromLegalDate(statement.lastDay),
      opening: statement.opening,
      closing: statement.closing,
      lineCount: fresh.length,
      repeatedCount: known.size,
      createdById: actor.userId,
      ...file,
    },
  });
  const ids = await newLedgerIds(tx, fresh.length);
  const rows = fresh.map(({ line, fingerprint }, index) => ({
    id: ids[index] ?? 0n,
    bankAccountId: bank.id,
    statementId,
    date: fromLegalDate(line.date),
    amount: line.amount,
    description: line.description,
    reference: line.reference,
    balance: line.balance,
    fingerprint,
  }));
  for (let start = 0; start < rows.length; start += WRITE_ROWS)
    await tx.ledgerBankLine.createMany({ data: rows.slice(start, start + WRITE_ROWS) });
  await checkSpan(tx, bank.id, statement);
  await settleOpening(tx, bank.id);
  await audit(tx, actor, {
    action: "create",
    resourceType: "ledger_bank_statement",
    resourceId: statementId,
    description: `Imported the statement ${file.fileName} of ${bank.bankName} ${bank.accountNumber}: ${fresh.length} new lines, ${known.size} known`,
    newValues: {
      format: statement.format,
      firstDay: statement.firstDay,
      lastDay: statement.lastDay,
      opening: String(statement.opening),
      closing: String(statement.closing),
      sha256: file.sha256,
    },
  });
  return { statementId, newLines: fresh.length, knownLines: known.size };
}

export async function knownFingerprints(tx: Tx, bankAccountId: number, fingerprints: string[]): Promise<string[]> {
  const rows = await tx.ledgerBankLine.findMany({
    where: { bankAccountId, fingerprint: { in: fingerprints } },
    select: { fingerprint: true },
  });
  return rows.map(({ fingerprint }) => fingerprint);
}

/**
 * The lines that are kept of a statement's days come to what the statement says: else a file in another format, or with
 * other words, would double what is known already.
 */
async function checkSpan(tx: Tx, bankAccountId: number, statement: ParsedStatement): Promise<void> {
  const { _sum } = await tx.ledgerBankLine.aggregate({
    _sum: { amount: true },
    where: {
      bankAccountId,
      isOpening: false,
      date: { gte: fromLegalDate(statement.firstDay), lte: fromLegalDate(statement.lastDay) },
    },
  });
  const kept = _sum.amount ?? 0n;
  const said = statement.closing - statement.opening;
  if (kept !== said)
    throw conflict(
      "overlap_differs",
      `From ${statement.firstDay} to ${statement.lastDay} the account moved by ${formatRupees(said)} in this file, and by ` +
        `${formatRupees(kept)} with the lines that other files brought for these days: import whole days in one format`,
    );
}
