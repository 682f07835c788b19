import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { dayPlus, indianToday } from "../dates";
import { sumsByAccount } from "../journal/balances";
import { snapshot } from "../journal/snapshot";
import { mayKeepBooks } from "../policy";
import { rupeesOf } from "../rupees";
import { STANDING, UNMATCHED } from "./open-items";
import type { AccountState } from "./schema";

/** Every bank account of the office's companies: how far its statements reach, and what is open. */
export async function listAccountStates(actor: Actor, now = new Date()): Promise<AccountState[]> {
  permit(mayKeepBooks(actor));
  const banks = await db().ledgerBankAccount.findMany({
    where: { company: { isActive: true } },
    include: { company: true },
    orderBy: [{ companyId: "asc" }, { id: "asc" }],
  });
  return snapshot(async (reader) => {
    const sums = await sumsByAccount(
      reader,
      banks.map(({ accountId }) => accountId),
      dayPlus(indianToday(now), 1),
    );
    const { rows } = await reader.query<{
      id: number;
      last: string | null;
      held: string | null;
      lines: string;
      postings: string;
    }>(
      `SELECT b.id, s.last_day::text AS last, s.closing::text AS held,
              (SELECT count(*) FROM ledger_bank_line l WHERE l.bank_account_id = b.id
                  AND NOT EXISTS (SELECT 1 FROM ledger_bank_match_line m WHERE m.line_id = l.id))::text AS lines,
              CASE WHEN s.last_day IS NULL THEN '0' ELSE
              (SELECT count(*) FROM ledger_posting p JOIN ledger_entry e ON e.id = p.entry_id
                WHERE p.account_id = b.account_id AND p.date <= s.last_day AND ${STANDING} AND ${UNMATCHED})::text END AS postings
         FROM ledger_bank_account b
              LEFT JOIN LATERAL (SELECT last_day, closing FROM ledger_bank_statement
                WHERE bank_account_id = b.id ORDER BY last_day DESC, id DESC LIMIT 1) AS s ON true
        WHERE b.id = ANY($1::int[])`,
      [banks.map(({ id }) => id)],
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    return banks.map((bank) => {
      const row = byId.get(bank.id);
      const sum = sums.get(bank.accountId);
      return {
        id: bank.id,
        company_id: bank.companyId,
        company: bank.company.name,
        bank_name: bank.bankName,
        account_number: bank.accountNumber,
        ledger_account_id: bank.accountId,
        last_day: row?.last ?? null,
        bank_balance: row?.held ? rupeesOf(BigInt(row.held)) : null,
        book_balance: rupeesOf((sum?.debit ?? 0n) - (sum?.credit ?? 0n)),
        open_lines: Number(row?.lines ?? 0),
        open_postings: Number(row?.postings ?? 0),
      };
    });
  });
}
