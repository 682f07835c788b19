import type { Tx } from "@/lib/platform/db";
import { conflict } from "@/lib/platform/errors";
import { fromLegalDate, toLegalDate } from "@/lib/platform/time";
import { dayPlus } from "../dates";
import { newLedgerIds } from "../journal/post";

/**
 * Keeps the line for what the account held before its earliest statement, on the day before that begins. With it the lines
 * of an account always add up to what the bank says it holds. The caller holds the company's chain.
 *
 * @throws DomainError conflict `opening_matched`: it would have to change, and is matched
 */
export async function settleOpening(tx: Tx, bankAccountId: number): Promise<void> {
  const first = await tx.ledgerBankStatement.findFirst({
    where: { bankAccountId },
    orderBy: [{ firstDay: "asc" }, { id: "asc" }],
  });
  const kept = await tx.ledgerBankLine.findFirst({
    where: { bankAccountId, isOpening: true },
    include: { match: true },
  });
  const date = first ? dayPlus(toLegalDate(first.firstDay), -1) : null;
  const amount = first?.opening ?? 0n;
  if (kept && kept.amount === amount && date === toLegalDate(kept.date)) return;
  if (kept?.match)
    throw conflict(
      "opening_matched",
      "The balance brought forward is matched and would change with this statement: undo its match first",
    );
  if (kept) await tx.ledgerBankLine.delete({ where: { id: kept.id } });
  if (!first || date === null || amount === 0n) return;
  const [id = 0n] = await newLedgerIds(tx, 1);
  await tx.ledgerBankLine.create({
    data: {
      id,
      bankAccountId,
      statementId: first.id,
      isOpening: true,
      date: fromLegalDate(date),
      amount,
      description: "Balance brought forward",
      reference: "",
      balance: amount,
      fingerprint: `opening|${date}`,
    },
  });
}
