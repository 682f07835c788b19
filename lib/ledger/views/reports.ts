import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db, pool } from "@/lib/platform/db";
import { snapshot } from "../journal/snapshot";
import { sumsBefore } from "../journal/sums";
import { rupeesOf } from "../money";
import { findCompany } from "../parties/companies";
import { mayKeepBooks } from "../policy";

/** The balance of each account of a company at the end of a day; debits and credits are the same in all. */
export async function trialBalance(actor: Actor, companyId: number, through: string) {
  permit(mayKeepBooks(actor));
  await findCompany(db(), companyId);
  const accounts = await db().ledgerAccount.findMany({
    where: { companyId },
    orderBy: [{ type: "asc" }, { name: "asc" }],
  });
  const end = new Date(Date.parse(`${through}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  const rows = await snapshot(async (reader) => {
    const told = [];
    for (const { id, name, role, type } of accounts) {
      const sums = await sumsBefore(reader, { accountIds: [id], partyIds: null, view: "current" }, end);
      const balance = sums.debit - sums.credit;
      told.push({ account_id: id, name, role, type, balance });
    }
    return told;
  });
  const side = (balance: bigint) => ({
    debit: rupeesOf(balance > 0n ? balance : 0n),
    credit: rupeesOf(balance < 0n ? -balance : 0n),
  });
  const debits = rows.reduce((sum, { balance }) => sum + (balance > 0n ? balance : 0n), 0n);
  const credits = rows.reduce((sum, { balance }) => sum - (balance < 0n ? balance : 0n), 0n);
  return {
    accounts: rows.map(({ balance, ...account }) => ({ ...account, ...side(balance) })),
    total_debit: rupeesOf(debits),
    total_credit: rupeesOf(credits),
  };
}

type Due = { party: string; due: string; since: string; phone: string | null; email: string | null };

/**
 * Who owes money at the end of a day. What was paid settles the oldest debits first, so the due date is that of the
 * oldest debit which is not wholly covered.
 */
export async function outstandingDues(actor: Actor, through: string, companyId?: number) {
  permit(mayKeepBooks(actor));
  const { rows } = await pool().query<Due>(
    `WITH rows AS (
       SELECT p.party_id, p.date, p.id, p.debit,
              sum(p.debit) OVER (PARTITION BY p.party_id ORDER BY p.date, p.id) AS running,
              sum(p.credit) OVER (PARTITION BY p.party_id) AS paid
         FROM ledger_posting p JOIN ledger_account a ON a.id = p.account_id JOIN ledger_entry e ON e.id = p.entry_id
        WHERE a.role IN ('receivable', 'client_advances') AND p.party_id IS NOT NULL AND p.date <= $1::date
          AND ($2::int IS NULL OR a.company_id = $2) AND e.reverses_id IS NULL
          AND NOT EXISTS (SELECT 1 FROM ledger_entry r WHERE r.reverses_id = e.id))
     SELECT w.name AS party, (max(r.running) - max(r.paid))::text AS due, min(r.date)::text AS since, w.phone, w.email
       FROM rows r JOIN ledger_party w ON w.id = r.party_id
      WHERE r.debit > 0 AND r.running > r.paid GROUP BY w.id ORDER BY min(r.date), w.name`,
    [through, companyId ?? null],
  );
  return rows.map(({ party, due, since, phone, email }) => ({
    company: party,
    amount_due: rupeesOf(BigInt(due)),
    due_date: since,
    days_overdue: Math.round((Date.parse(through) - Date.parse(since)) / 86_400_000),
    contact_info: [phone, email].filter(Boolean).join(", "),
  }));
}
