/**
 * Fills a company's books with entries by SQL and times what clerks wait for: a page of a ledger at its beginning, in its
 * middle and at its end, the trial balance, and ageing. Usage: tsx bench/ledger/million.ts [postings=1000000]
 */

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startServer } from "../../scripts/lib/postgres/server.mjs";
import { fillBooks, PARTIES } from "./fill";

const POSTINGS = Number(process.argv[2] ?? 1_000_000);
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
const filling = performance.now();
const client = await pool().connect();
try {
  await fillBooks(client, company.id, POSTINGS);
} finally {
  client.release();
}
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
  `SELECT (sum(debit) - sum(credit))::text AS balance FROM ledger_posting p JOIN ledger_account a ON a.id = p.account_id
    WHERE a.company_id = $1 AND a.role = 'receivable'`,
  [company.id],
);
const agrees = summed.rows[0].balance === String(closing);
console.log(`${total} rows in the clients' ledger; its closing ${agrees ? "is" : "IS NOT"} the sum of its rows`);
process.exitCode = agrees ? 0 : 1;
await closeDatabase();
await postgres.release();
rmSync(dataDir, { recursive: true, force: true });
