/**
 * Fills a company's books with entries by SQL and times what clerks wait for: a page of a ledger at its beginning, in its
 * middle and at its end, the trial balance, and ageing. Usage: tsx bench/ledger/million.ts [postings=1000000]
 */

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startServer } from "../../scripts/lib/postgres/server.mjs";

const POSTINGS = Number(process.argv[2] ?? 1_000_000);
const PARTIES = 2000;
const ROUNDS = 60;

const dataDir = mkdtempSync(path.join(tmpdir(), "bureau-million-"));
const postgres = await startServer({ dataDir });
Object.assign(process.env, {
  DATABASE_URL: postgres.url("bureau"),
  BUREAU_DATA_DIR: dataDir,
  NEXTAUTH_SECRET: "only-for-the-bench-0123456789abcdefghij",
});
const migrated = spawnSync(process.execPath, ["node_modules/prisma/build/index.js", "migrate", "deploy"], {
  env: process.env,
  stdio: ["ignore", "ignore", "inherit"],
});
if (migrated.status !== 0) throw new Error("The migrations failed");

const { closeDatabase, pool } = await import("../../lib/platform/db");
const { systemActor: actor } = await import("../../lib/platform/auth/actor");
const { makeCompany, makeCustomer } = await import("../../lib/ledger/test-support");
const { ledgerView } = await import("../../lib/ledger/desk/ledger-page");
const { readReport } = await import("../../lib/ledger/reports/read-report");

const company = await makeCompany(actor);
await makeCustomer(actor);
const accountOf = async (role: string): Promise<number> =>
  (await pool().query("SELECT id FROM ledger_account WHERE company_id = $1 AND role::text = $2", [company.id, role]))
    .rows[0].id;
const [receivable, sales, bank] = [await accountOf("receivable"), await accountOf("sales"), await accountOf("bank")];

/** Three of four entries are sales of a party, the fourth is money of one; they lie evenly over five years. */
const filling = performance.now();
const client = await pool().connect();
try {
  await client.query("BEGIN");
  // The checks of each row are what the posting costs, and are timed elsewhere: this only makes many rows.
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
    [rows[0].first, PARTIES, POSTINGS / 2],
  );
  await client.query(
    `INSERT INTO ledger_entry (id, company_id, seq, date, voucher_type, voucher_no, particulars, entry_type, source,
                               posting_count, total, created_at, prev_hash, hash)
     SELECT id, $1, n, day, CASE WHEN paid THEN 'Receipt' ELSE 'Sales' END, 'B-' || n, 'Filled for a bench', 'Auto', 'bench',
            2, paise, now(), '', '' FROM made`,
    [company.id],
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
        GROUP BY 1, 2, 4`,
    );
  await client.query("COMMIT");
} finally {
  client.release();
}
await pool().query("ANALYZE");
console.log(`${POSTINGS} postings filled in ${((performance.now() - filling) / 1000).toFixed(1)} s`);

const of = { companyId: company.id, book: "client" as const };
const { total, closing } = await ledgerView(actor, of, { skip: 0, take: 1 });
const asked = { companyId: company.id, from: "2025-04-01", through: "2025-12-31", skip: 0, take: 50 };
const page = (skip: number) => () => ledgerView(actor, of, { skip, take: 50 });

async function time(what: string, rounds: number, work: () => Promise<unknown>): Promise<void> {
  const taken: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const begun = performance.now();
    await work();
    taken.push(performance.now() - begun);
  }
  taken.sort((a, b) => a - b);
  const at = (share: number) => (taken[Math.min(taken.length - 1, Math.floor(taken.length * share))] ?? 0).toFixed(1);
  console.log(`${what}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`);
}
await time("ledger page, newest", ROUNDS, page(0));
await time("ledger page, middle", ROUNDS, page(Math.floor(total / 2)));
await time("ledger page, oldest", ROUNDS, page(total - 50));
await time("trial balance", ROUNDS, () => readReport(actor, "trial-balance", asked));
await time("balance sheet", ROUNDS, () => readReport(actor, "balance-sheet", asked));
await time(`ageing of ${PARTIES} parties`, 20, () => readReport(actor, "outstanding", asked));

const summed = await pool().query(
  "SELECT (sum(debit) - sum(credit))::text AS balance FROM ledger_posting WHERE account_id = $1",
  [receivable],
);
const agrees = summed.rows[0].balance === String(closing);
console.log(`${total} rows in the clients' ledger; its closing ${agrees ? "is" : "IS NOT"} the sum of its rows`);
process.exitCode = agrees ? 0 : 1;
await closeDatabase();
await postgres.release();
rmSync(dataDir, { recursive: true, force: true });
