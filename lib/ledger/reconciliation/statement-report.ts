import { type Actor, permit } from "@/lib/platform/auth/actor";
import { dayPlus } from "../dates";
import { sumsByAccount } from "../journal/balances";
import { type Reader, snapshot } from "../journal/snapshot";
import { mayKeepBooks } from "../policy";
import { type BankAccount, findBankAccount } from "./bank-account";

/** An item that the bank and the books do not share on the day. Paise; more than 0 adds to its own side's balance. */
export type OpenItem = { date: string; amount: bigint; text: string; reference: string; voucherId: string | null };

export type Reconciliation = {
  bank: { id: number; name: string; accountId: number };
  company: { id: number; name: string };
  through: string;
  /** Paise, by the bank's ledger account. */
  bookBalance: bigint;
  /** In the books, and not at the bank by the day: cheques that nobody has cashed, deposits on their way. */
  notAtBank: OpenItem[];
  /** At the bank, and not in the books by the day: charges, interest, payments that nobody entered. */
  notInBooks: OpenItem[];
  /** What the bank says the account held. Null before the first statement. */
  bankBalance: bigint | null;
  /** Last day of the statement that says so, where it is before `through`. */
  saidOn: string | null;
  /** What is left: 0, unless statements between two others are missing. */
  difference: bigint | null;
  /** Days after which a statement is missing, because the next one opens with another balance. */
  gaps: { after: string; missing: bigint }[];
};

/**
 * The reconciliation of a bank account at the end of a day. A match counts when all of its parts are of that day or before
 * it; else its parts are open items. So books − open postings + open lines is always the sum of the lines, and what
 * differs from the bank's own word is what statements are missing.
 *
 * @param through `YYYY-MM-DD`
 * @throws DomainError not_found
 */
export async function reconcile(actor: Actor, bankAccountId: number, through: string): Promise<Reconciliation> {
  permit(mayKeepBooks(actor));
  const bank = await findBankAccount(bankAccountId);
  return snapshot((reader) => read(reader, bank, through));
}

/** Matches that reach beyond the day. */
const BEYOND = `SELECT ml.match_id FROM ledger_bank_match_line ml JOIN ledger_bank_line l ON l.id = ml.line_id
    WHERE l.bank_account_id = $1 AND l.date > $2::date
  UNION SELECT mp.match_id FROM ledger_bank_match_posting mp JOIN ledger_posting p ON p.id = mp.posting_id
    WHERE p.account_id = $3 AND p.date > $2::date`;

async function read(reader: Reader, bank: BankAccount, through: string): Promise<Reconciliation> {
  const values = [bank.id, through, bank.accountId];
  const sums = (await sumsByAccount(reader, [bank.accountId], dayPlus(through, 1))).get(bank.accountId);
  const bookBalance = (sums?.debit ?? 0n) - (sums?.credit ?? 0n);
  const postings = await reader.query<RawItem>(
    `SELECT p.date::text, (p.debit - p.credit)::text AS amount, e.voucher_no || ' ' || e.particulars AS text,
            coalesce(e.transaction_id, '') AS reference, e.voucher_id::text
       FROM ledger_posting p JOIN ledger_entry e ON e.id = p.entry_id
            LEFT JOIN ledger_bank_match_posting m ON m.posting_id = p.id
      WHERE $1::int IS NOT NULL AND p.account_id = $3 AND p.date <= $2::date AND e.reverses_id IS NULL
        AND NOT EXISTS (SELECT 1 FROM ledger_entry r WHERE r.reverses_id = e.id)
        AND (m.match_id IS NULL OR m.match_id IN (${BEYOND}))
      ORDER BY p.date, p.id`,
    values,
  );
  const lines = await reader.query<RawItem>(
    `SELECT l.date::text, l.amount::text, l.description AS text, l.reference, NULL AS voucher_id
       FROM ledger_bank_line l LEFT JOIN ledger_bank_match_line m ON m.line_id = l.id
      WHERE l.bank_account_id = $1 AND l.date <= $2::date AND (m.match_id IS NULL OR m.match_id IN (${BEYOND}))
      ORDER BY l.date, l.id`,
    values,
  );
  const said = await saidBalance(reader, bank.id, through);
  const [notAtBank, notInBooks] = [postings.rows.map(itemOf), lines.rows.map(itemOf)];
  const reached = bookBalance - sumOf(notAtBank) + sumOf(notInBooks);
  return {
    bank: { id: bank.id, name: `${bank.bankName} ${bank.accountNumber}`, accountId: bank.accountId },
    company: { id: bank.company.id, name: bank.company.name },
    through,
    bookBalance,
    notAtBank,
    notInBooks,
    bankBalance: said?.balance ?? null,
    saidOn: said && said.lastDay < through ? said.lastDay : null,
    difference: said ? said.balance - reached : null,
    gaps: await gapsOf(reader, bank.id, through),
  };
}

type RawItem = { date: string; amount: string; text: string; reference: string; voucher_id: string | null };
const itemOf = ({ date, amount, text, reference, voucher_id }: RawItem): OpenItem => ({
  date,
  amount: BigInt(amount),
  text,
  reference,
  voucherId: voucher_id,
});
export const sumOf = (items: readonly { amount: bigint }[]): bigint =>
  items.reduce((sum, { amount }) => sum + amount, 0n);

/**
 * What the bank says the account held at the end of a day: by the statement that has the day, its opening and its lines so
 * far; else the closing of the last statement before it. The day before the first statement is told by its opening.
 */
async function saidBalance(
  reader: Reader,
  bankAccountId: number,
  through: string,
): Promise<{ balance: bigint; lastDay: string } | null> {
  const { rows } = await reader.query<{ balance: string; last_day: string }>(
    `SELECT s.last_day::text, (CASE WHEN s.last_day <= $2::date THEN s.closing ELSE s.opening + coalesce((
              SELECT sum(l.amount) FROM ledger_bank_line l WHERE l.bank_account_id = s.bank_account_id AND NOT l.is_opening
                 AND l.date BETWEEN s.first_day AND $2::date), 0) END)::text AS balance
       FROM ledger_bank_statement s WHERE s.bank_account_id = $1 AND s.first_day <= ($2::date + 1)
      ORDER BY (s.first_day <= $2::date) DESC, s.last_day DESC, s.id DESC LIMIT 1`,
    [bankAccountId, through],
  );
  const row = rows[0];
  return row ? { balance: BigInt(row.balance), lastDay: row.last_day } : null;
}

/** Where the next statement does not open with what the last one closed with. */
async function gapsOf(reader: Reader, bankAccountId: number, through: string): Promise<Reconciliation["gaps"]> {
  const { rows } = await reader.query<{ after: string; missing: string }>(
    `SELECT before.last_day::text AS after, (s.opening - before.closing)::text AS missing
       FROM ledger_bank_statement s
            JOIN LATERAL (SELECT last_day, closing FROM ledger_bank_statement b
              WHERE b.bank_account_id = s.bank_account_id AND b.last_day < s.first_day
              ORDER BY b.last_day DESC, b.id DESC LIMIT 1) AS before ON true
      WHERE s.bank_account_id = $1 AND s.first_day <= $2::date AND s.opening <> before.closing
      ORDER BY s.first_day`,
    [bankAccountId, through],
  );
  return rows.map(({ after, missing }) => ({ after, missing: BigInt(missing) }));
}
