import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db, type Prisma } from "@/lib/platform/db";
import { fromLegalDate, toLegalDate } from "@/lib/platform/time";
import { mayKeepBooks } from "../policy";
import { paiseOf, rupeesOf } from "../rupees";
import { findBankAccount } from "./bank-account";
import type { BankLine } from "./schema";

export type LineQuery = {
  state?: "open" | "matched";
  from?: string;
  through?: string;
  /** Part of the description or reference, or an amount. */
  q?: string;
  limit: number;
  offset: number;
};

/** The lines of a bank account, the oldest first. @throws DomainError not_found */
export async function listLines(
  actor: Actor,
  bankAccountId: number,
  query: LineQuery,
): Promise<{ rows: BankLine[]; total: number }> {
  permit(mayKeepBooks(actor));
  await findBankAccount(bankAccountId);
  const where = whereOf(bankAccountId, query);
  const [rows, total] = await Promise.all([
    db().ledgerBankLine.findMany({
      where,
      include: { match: true },
      orderBy: [{ date: "asc" }, { id: "asc" }],
      skip: query.offset,
      take: query.limit,
    }),
    db().ledgerBankLine.count({ where }),
  ]);
  return {
    total,
    rows: rows.map((row) => ({
      id: Number(row.id),
      date: toLegalDate(row.date),
      amount: rupeesOf(row.amount),
      description: row.description,
      reference: row.reference,
      balance: row.balance === null ? null : rupeesOf(row.balance),
      is_opening: row.isOpening,
      match_id: row.match === null ? null : Number(row.match.matchId),
    })),
  };
}

function whereOf(bankAccountId: number, { state, from, through, q }: LineQuery): Prisma.LedgerBankLineWhereInput {
  const text = q?.trim();
  const paise = text ? paiseOf(text.replaceAll(",", "")) : null;
  const contains = { contains: text, mode: "insensitive" as const };
  return {
    bankAccountId,
    ...(state === "open" ? { match: null } : state === "matched" ? { match: { isNot: null } } : {}),
    date: {
      ...(from ? { gte: fromLegalDate(from) } : {}),
      ...(through ? { lte: fromLegalDate(through) } : {}),
    },
    ...(text
      ? {
          OR: [
            { description: contains },
            { reference: contains },
            ...(typeof paise === "bigint" ? [{ amount: { in: [paise, -paise] } }] : []),
          ],
        }
      : {}),
  };
}
