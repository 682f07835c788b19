import { audit } from "@/lib/platform/audit/audit";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db, transaction } from "@/lib/platform/db";
import { conflict, notFound } from "@/lib/platform/errors";
import { toLegalDate } from "@/lib/platform/time";
import { lockBooks } from "../journal/chain";
import { mayKeepBooks } from "../policy";
import { rupeesOf } from "../rupees";
import { findBankAccount } from "./bank-account";
import { settleOpening } from "./opening";
import type { BankStatementView } from "./schema";

/** The statements of a bank account, newest first. @throws DomainError not_found */
export async function listStatements(
  actor: Actor,
  bankAccountId: number,
  page: { limit: number; offset: number },
): Promise<{ rows: BankStatementView[]; total: number }> {
  permit(mayKeepBooks(actor));
  await findBankAccount(bankAccountId);
  const where = { bankAccountId };
  const [rows, total] = await Promise.all([
    db().ledgerBankStatement.findMany({
      where,
      orderBy: [{ lastDay: "desc" }, { id: "desc" }],
      skip: page.offset,
      take: page.limit,
    }),
    db().ledgerBankStatement.count({ where }),
  ]);
  return {
    total,
    rows: rows.map((row) => ({
      id: row.id,
      format: row.format,
      first_day: toLegalDate(row.firstDay),
      last_day: toLegalDate(row.lastDay),
      opening: rupeesOf(row.opening),
      closing: rupeesOf(row.closing),
      lines: row.lineCount,
      repeated: row.repeatedCount,
      file_name: row.fileName,
      imported_at: row.createdAt.toISOString(),
    })),
  };
}

/**
 * Takes an import back, with the lines that it brought, while none of them is matched.
 *
 * @throws DomainError not_found; conflict `statement_matched`, `statement_overlapped`, `opening_matched`
 */
export async function removeStatement(actor: Actor, statementId: number): Promise<void> {
  permit(mayKeepBooks(actor));
  const found = await db().ledgerBankStatement.findUnique({ where: { id: statementId } });
  if (!found) throw notFound("Statement");
  const bank = await findBankAccount(found.bankAccountId);
  await transaction(async (tx) => {
    await lockBooks(tx, [bank.companyId]);
    const matched = await tx.ledgerBankMatchLine.count({ where: { line: { statementId } } });
    if (matched > 0)
      throw conflict("statement_matched", `${matched} of its lines are matched: undo these matches first`);
    const later = await tx.ledgerBankStatement.findFirst({
      where: {
        bankAccountId: bank.id,
        id: { gt: statementId },
        firstDay: { lte: found.lastDay },
        lastDay: { gte: found.firstDay },
      },
    });
    if (later)
      throw conflict("statement_overlapped", `${later.fileName} counts on lines of this one: take that back first`);
    const { count } = await tx.ledgerBankStatement.deleteMany({ where: { id: statementId } });
    if (count !== 1) throw notFound("Statement");
    await settleOpening(tx, bank.id);
    await audit(tx, actor, {
      action: "delete",
      resourceType: "ledger_bank_statement",
      resourceId: statementId,
      description: `Took back the statement ${found.fileName} of ${bank.bankName} ${bank.accountNumber} with its ${found.lineCount} lines`,
      oldValues: { sha256: found.sha256, firstDay: toLegalDate(found.firstDay), lastDay: toLegalDate(found.lastDay) },
    });
  });
}
