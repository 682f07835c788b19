import type { ClientBase } from "pg";

/** Parties that the entries are shared out among. */
export const PARTIES = 2000;

/**
 * Fills a company's books over five years: three of four entries are sales of a party, the fourth is money of one. By
 * SQL alone, without the checks of each row, which are what posting costs and are timed elsewhere.
 */
export async function fillBooks(client: ClientBase, companyId: number, postings: number): Promise<void> {
  const accountOf = async (role: string): Promise<number> => {
    const account = "SELECT id FROM ledger_account WHERE company_id = $1 AND role::text = $2";
    return (await client.query(account, [companyId, role])).rows[0].id;
  };
  const [receivable, sales, bank] = [await accountOf("receivable"), await accountOf("sales"), await accountOf("bank")];
  await client.query("BEGIN");
  await client.query("SET LOCAL session_replication_role = replica");
  await client.query(
    `INSERT INTO ledger_party (kind, name, name_key, updated_at)
     SELECT 'customer', 'Client ' || n, 'bench client ' || n, now() FROM generate_series(1, $1::int) n`,
    [PARTIES],
  );
  const { rows } = await client.query("SELECT min(id) AS first FROM ledger_party WHERE name_key LIKE 'bench client %'");
  await client.query(
    `CREATE TEMP TABLE made ON COMMIT DROP AS
       SELECT n, nextval('ledger_id') AS id, nextval('ledger_id') AS one, nextval('ledger_id') AS two,
              $1::int + (n * 7919 % $2::int)::int AS party, date '2021-01-01' + (n * 1826 / $3::int)::int AS day,
              (10000 + n * 37 % 900000)::bigint AS paise, n % 4 = 0 AS paid
         FROM generate_series(1, $3::bigint) AS n`,
    [rows[0].first, PARTIES, postings / 2],
  );
  await client.query(
    `INSERT INTO ledger_entry (id, company_id, seq, date, voucher_type, voucher_no, particulars, entry_type, source,
                               posting_count, total, created_at, prev_hash, hash)
     SELECT id, $1, n, day, CASE WHEN paid THEN 'Receipt' ELSE 'Sales' END, 'B-' || n, 'Filled for a bench', 'Auto', 'bench',
            2, paise, now(), '', '' FROM made`,
    [companyId],
  );
  await client.query(
    `INSERT INTO ledger_posting (id, entry_id, account_id, party_id, date, debit, credit)
     SELECT one, id, CASE WHEN paid THEN $1::int ELSE $2::int END, party, day, paise, 0 FROM made
     UNION ALL
     SELECT two, id, CASE WHEN paid THEN $2::int ELSE $3::int END, CASE WHEN paid THEN party END, day, 0, paise FROM made`,
    [bank, receivable, sales],
  );
  for (const grain of ["day", "month", "year"])
    await client.query(
      `INSERT INTO ledger_bucket (account_id, party_id, grain, period, debit, credit, rows, all_debit, all_credit, all_rows)
       SELECT account_id, party, '${grain}', date_trunc('${grain}', date)::date, sum(debit), sum(credit), count(*),
              sum(debit), sum(credit), count(*)
         FROM (SELECT account_id, 0 AS party, date, debit, credit FROM ledger_posting
               UNION ALL SELECT account_id, party_id, date, debit, credit FROM ledger_posting WHERE party_id IS NOT NULL) p
        WHERE account_id = ANY($1::int[]) GROUP BY 1, 2, 4`,
      [[receivable, sales, bank]],
    );
  await client.query("COMMIT");
  await client.query("ANALYZE");
}
