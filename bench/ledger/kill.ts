/**
 * Posts receipts and numbered invoices to a real server that is killed again and again, every third time its database
 * instead, each request repeated under its key until it is answered. Then looks whether everything that was answered is
 * in the books once, no number is left out, every account adds up and the chain holds.
 * Usage: tsx bench/ledger/kill.ts [kills=20] [life=1500 ms] — needs a build (`npm start` once). Exit 1 on a fault.
 */
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { type Json, openOffice } from "../support/office";

const KILLS = Number(process.argv[2] ?? 20);
const WORKERS = 8;
/** A life lasts from this to twice this. */
const LIFE_MS = Number(process.argv[3] ?? 1500);

const office = await openOffice("ledger");
const company = (await office.post("/api/bookkeeping/companies", {
  company_name: "Killed Co",
  state: "Maharashtra",
  bank_name: "State Bank",
  account_number: "KILL-1",
  ifsc_code: "SBIN0000300",
  invoice_pattern: "KIL/{fy}/{seq}",
})) as { data: { id: number } };

let over = false;
const answered: { key: string; kind: "receipt" | "invoice"; id: number }[] = [];

/** Repeats a request under one key until the office answers it for good. */
async function insist(path: string, body: Json): Promise<Json> {
  const headers = { "idempotency-key": randomUUID() };
  for (;;) {
    try {
      const answer = await office.post(path, body, headers);
      // What nobody foresaw is a fault of its own; the request is repeated all the same, to see what became of it.
      if (answer.code === undefined && answer.status !== "success") office.faults.push(`${path}: ${answer.message}`);
      else if (answer.code !== "request_in_progress" && answer.code !== "database_unavailable") return answer;
    } catch {
      // The office is dead just now, and is being started again.
    }
    await sleep(100);
  }
}

async function work(worker: number): Promise<void> {
  for (let n = 0; !over; n += 1) {
    const common = { company_name: "Killed Co", customer_name: `Client ${worker}`, party_name: `Client ${worker}` };
    if (worker > 0) {
      const receipt = { ...common, amount_received: 100 + n, payment_type: "UPI", transaction_date: "2025-05-02" };
      const { data, status, message } = (await insist("/api/bookkeeping/receipt-amount-received", receipt)) as Answer;
      if (status !== "success") throw new Error(message);
      answered.push({ key: `receipt ${worker}/${n}`, kind: "receipt", id: data.receipt_amount_id ?? 0 });
      continue;
    }
    // One worker writes the invoices of the series, as a desk does; each asks for the next number first.
    const next = await office
      .get(`/api/bookkeeping/generate-invoice-number?company_id=${company.data.id}&date=2025-05-02`)
      .catch(() => null);
    const number = (next as { data?: { invoice_number: string } } | null)?.data?.invoice_number;
    if (!number) {
      await sleep(100);
      continue;
    }
    const invoice = {
      invoice_no: number,
      candidate_id: n,
      company_account_number: "KILL-1",
      invoice_date: "2025-05-02",
    };
    const body = { ...common, ...invoice, amount: 1000 + n, gst_applied: true };
    const { data, status, message } = (await insist("/api/bookkeeping/receipt-invoice-data", body)) as Answer;
    if (status !== "success") throw new Error(message);
    answered.push({ key: `invoice ${n}`, kind: "invoice", id: data.id ?? 0 });
  }
}
type Answer = { status: string; message: string; data: { receipt_amount_id?: number; id?: number } };

const workers = Array.from({ length: WORKERS }, (_, worker) => work(worker));
for (let kill = 0; kill < KILLS; kill += 1) {
  await sleep(LIFE_MS * (1 + Math.random()));
  if (kill % 3 === 2) {
    await office.killDatabase();
    continue;
  }
  await office.kill();
  await office.start();
}
over = true;
await Promise.all(workers);

for (const { key, kind, id } of answered) {
  const [row] = await office.rows<{ n: string }>(
    "SELECT count(*) AS n FROM ledger_entry e JOIN ledger_voucher v ON v.entry_id = e.id WHERE v.id = $1 AND v.kind::text = $2",
    [id, kind],
  );
  if (row?.n !== "1") office.faults.push(`${key} is in the books ${row?.n} times`);
}
if (new Set(answered.map(({ id }) => id)).size !== answered.length)
  office.faults.push("two requests were answered with one id");
const vouchers = await office.count(`SELECT count(*) AS n FROM ledger_voucher WHERE company_id = ${company.data.id}`);
if (vouchers !== answered.length) office.faults.push(`${vouchers} vouchers for ${answered.length} answers`);
await office.expectNone(
  "gaps in the series",
  `SELECT max(right(number, 4)::int) - count(*) AS n FROM ledger_voucher WHERE number LIKE 'KIL/25-26/%'`,
);
await office.expectNone(
  "entries that do not balance",
  "SELECT count(*) AS n FROM (SELECT 1 FROM ledger_posting GROUP BY entry_id HAVING sum(debit) <> sum(credit)) x",
);
await office.expectNone(
  "accounts whose sums are not those of their rows",
  `SELECT count(*) AS n FROM (SELECT account_id, sum(debit) AS d, sum(credit) AS c FROM ledger_posting GROUP BY 1) p
     JOIN (SELECT account_id, sum(all_debit) AS d, sum(all_credit) AS c FROM ledger_bucket WHERE party_id = 0 AND grain = 'day'
           GROUP BY 1) b USING (account_id) WHERE (p.d, p.c) IS DISTINCT FROM (b.d, b.c)`,
);
const chain = (await office.get(`/api/bookkeeping/verify?company_id=${company.data.id}`)) as { data: { ok: boolean } };
if (!chain.data.ok) office.faults.push(`the chain does not hold: ${JSON.stringify(chain.data)}`);

console.log(`${KILLS} kills, ${answered.length} requests answered, ${office.faults.length} faults`);
for (const fault of office.faults) console.log(`  ${fault}`);
process.exitCode = office.faults.length > 0 ? 1 : 0;
await office.kill();
await office.close();
