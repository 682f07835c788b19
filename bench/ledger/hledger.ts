/**
 * Exports the books of every company of an office, lets hledger check them strictly, and holds its balances against
 * Bureau's trial balance. Usage: tsx bench/ledger/hledger.ts — needs a build (`npm start` once) and hledger on the PATH.
 */
import { spawnSync } from "node:child_process";
import { parse } from "csv-parse/sync";
import { openOffice } from "../support/office";

const hledger = (args: string[], input: string): string => {
  const run = spawnSync("hledger", ["-f", "-", ...args], { input, encoding: "utf8" });
  if (run.error) throw new Error("hledger is not installed (Debian: apt install hledger)");
  if (run.status !== 0) throw new Error(run.stderr);
  return run.stdout;
};

const office = await openOffice("hledger");
type Books = { data: { id: number; company_name: string }[] };
type Trial = { data: { accounts: { name: string; role: string; debit: number; credit: number }[] } };
const companies = (await office.get("/api/bookkeeping/get-all-companies")) as unknown as Books;
for (const { id, company_name } of companies.data) {
  const journal = await office.text(`/api/bookkeeping/export/hledger?company_id=${id}`);
  hledger(["check", "-s"], journal);
  const trial = (await office.get(`/api/bookkeeping/trial-balance?company_id=${id}`)) as unknown as Trial;
  for (const { name, role, debit, credit } of trial.data.accounts) {
    const account = role === "bank" ? `bank:${name}` : name;
    const query = `^[a-z]+:${account.replaceAll(/[.*+?^$()|[\]\\]/g, "\\$&")}(:|$)`;
    const [, total] = parse(hledger(["balance", "-O", "csv", "--depth", "2", query], journal)).slice(-1)[0] as string[];
    const theirs = Math.round(Number((total ?? "0").replace(/[^\d.-]/g, "")) * 100);
    const ours = Math.round((debit - credit) * 100);
    if (theirs !== ours) office.faults.push(`${company_name}, ${name}: hledger ${theirs}, ours ${ours} paise`);
  }
  console.log(`${company_name}: ${trial.data.accounts.length} accounts compared`);
}
for (const fault of office.faults) console.log(`  ${fault}`);
process.exitCode = office.faults.length > 0 ? 1 : 0;
await office.kill();
await office.close();
