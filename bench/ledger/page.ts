/**
 * Times a page of a bank's ledger as a client gets it, over HTTP from the built app, turn by turn with FastAPI and asyncpg
 * over the same database; then streams a whole ledger as CSV and looks at the app's memory meanwhile.
 * Usage: tsx bench/ledger/page.ts [postings=1000000] [python=python3] — needs a build (`npm start` once), and a Python
 * with fastapi, uvicorn and asyncpg; without that one only Bureau is timed. Exit 1 when an answer differs.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { cpus } from "node:os";
import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { readPage } from "../../lib/ledger/journal/pages";
import type { Reader } from "../../lib/ledger/journal/snapshot";
import { openOffice } from "../support/office";
import { fillBooks } from "./fill";
import { inWords, quantile } from "./times";

const POSTINGS = Number(process.argv[2] ?? 1_000_000);
const PYTHON = process.argv[3] ?? "python3";
const ROUNDS = 100;
const LIMIT = 100;
const PEER_PORT = 8765;

const office = await openOffice("ledger-page");
const made = await office.post("/api/bookkeeping/companies", {
  company_name: "Million Co",
  state: "Maharashtra",
  bank_name: "State Bank",
  account_number: "MILLION-1",
  ifsc_code: "SBIN0000300",
  invoice_pattern: "MIL/{fy}/{seq}",
});
const companyId = (made as { data: { id: number } }).data.id;
const client = new pg.Client({ connectionString: office.databaseUrl });
await client.connect();
await fillBooks(client, companyId, POSTINGS);

const { rows: accounts } = await client.query(
  "SELECT id FROM ledger_account WHERE company_id = $1 AND role = 'bank' ORDER BY id",
  [companyId],
);
const scope = { accountIds: accounts.map(({ id }) => id), partyIds: null, view: "current" as const };
const { within } = await readPage(client as unknown as Reader, scope, { offset: 0, limit: 1 });
const places = { newest: 0, middle: Math.floor(within.rows / 2), oldest: within.rows - LIMIT };
console.log(
  `${POSTINGS} postings, ${within.rows} rows in the bank's ledger; ${cpus()[0]?.model.trim()}, ${cpus().length} cores`,
);

/** The statements that Bureau runs for a page, in their order, and what its balances begin with. */
async function statementsOf(offset: number) {
  const statements: [string, unknown[]][] = [];
  const query = (text: string, values: unknown[]) => {
    statements.push([text, values]);
    return client.query(text, values);
  };
  const { rows } = await readPage({ query } as unknown as Reader, scope, { offset, limit: LIMIT });
  const oldest = rows.at(-1);
  const [text, values] = statements.at(-1) ?? ["SELECT", []];
  const [first] = (await client.query(text, values)).rows;
  const before = oldest ? oldest.runningDebit - oldest.runningCredit - BigInt(first.rd) + BigInt(first.rc) : 0n;
  return { statements, before: String(before), total: within.rows };
}

async function startPeer(): Promise<ChildProcess | null> {
  if (spawnSync(PYTHON, ["-c", "import fastapi, uvicorn, asyncpg"]).status !== 0) return null;
  const pages: Record<string, Awaited<ReturnType<typeof statementsOf>>> = {};
  for (const [place, offset] of Object.entries(places)) pages[place] = await statementsOf(offset);
  const args = ["-m", "uvicorn", "peer:app", "--port", String(PEER_PORT), "--log-level", "warning"];
  const env = { ...process.env, DATABASE_URL: office.databaseUrl, PAGES: JSON.stringify(pages) };
  const peer = spawn(PYTHON, args, { cwd: import.meta.dirname, env, stdio: ["ignore", "inherit", "inherit"] });
  const isUp = () =>
    fetch(`http://127.0.0.1:${PEER_PORT}/docs`).then(
      () => true,
      () => false,
    );
  while (!(await isUp())) await sleep(100);
  return peer;
}

type Answer = { data: { id: number; balance: number }[]; total: number };
async function timed(url: string, into: number[]): Promise<Answer> {
  const begun = performance.now();
  const response = await (url.startsWith("/") ? office.send(url) : fetch(url));
  const answer = (await response.json()) as Answer;
  into.push(performance.now() - begun);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return answer;
}
const gist = ({ data, total }: Answer) => JSON.stringify([total, data.map(({ id, balance }) => [id, balance])]);

const peer = await startPeer();
if (!peer) console.log(`${PYTHON} has no fastapi, uvicorn and asyncpg: only Bureau is timed`);
for (const [place, offset] of Object.entries(places)) {
  const asked = `company_id=${companyId}&limit=${LIMIT}&offset=${offset}`;
  const ways = {
    Bureau: `/api/bookkeeping/bank-ledger-report?${asked}`,
    ...(peer && {
      "FastAPI, the same statements": `http://127.0.0.1:${PEER_PORT}/statements/${place}`,
      "FastAPI, sum over the history": `http://127.0.0.1:${PEER_PORT}/window?${asked}`,
    }),
  };
  const times = Object.fromEntries(Object.keys(ways).map((way) => [way, [] as number[]]));
  for (let round = -5; round < ROUNDS; round += 1) {
    const answers = [];
    for (const [way, url] of Object.entries(ways))
      answers.push(gist(await timed(url, round < 0 ? [] : (times[way] ?? []))));
    if (new Set(answers).size !== 1) office.faults.push(`${place}: the answers differ`);
  }
  console.log(`page of ${LIMIT}, ${place}`);
  for (const [way, taken] of Object.entries(times)) {
    const ratio = quantile(taken, 0.5) / quantile(times.Bureau ?? [], 0.5);
    console.log(`  ${way.padEnd(30)} ${inWords(taken)}${way === "Bureau" ? "" : `, ${ratio.toFixed(2)} of Bureau's`}`);
  }
}
peer?.kill();

/** Memory of the app's process, in MiB. */
const residentMib = () =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${office.pid()}/status`, "utf8"))?.[1]) / 1024;
const atRest = residentMib();
let most = atRest;
const watch = setInterval(() => {
  most = Math.max(most, residentMib());
}, 200);
const begun = performance.now();
const url = `/api/bookkeeping/ledger-export?format=csv&company=${companyId}&book=client`;
const response = await office.send(url);
let [bytes, lines] = [0, 0];
const half = { mib: 0, lines: 0 };
if (!response.body) throw new Error("The export has no body");
for await (const chunk of Readable.fromWeb(response.body as ReadableStream)) {
  bytes += chunk.length;
  for (const byte of chunk) if (byte === 10) lines += 1;
  if (half.mib === 0 && lines > within.rows) Object.assign(half, { mib: residentMib(), lines });
}
clearInterval(watch);
const seconds = (performance.now() - begun) / 1000;
console.log(
  `CSV of ${lines - 1} rows, ${(bytes / 2 ** 20).toFixed(0)} MiB in ${seconds.toFixed(0)} s (${Math.round(lines / seconds)} rows/s); the app had ${atRest.toFixed(0)} MiB before, ${half.mib.toFixed(0)} after ${half.lines} rows, ${most.toFixed(0)} at most`,
);
const expected = await office.count(
  `SELECT count(*) AS n FROM ledger_posting p JOIN ledger_account a ON a.id = p.account_id
    WHERE a.company_id = ${companyId} AND a.role IN ('receivable', 'client_advances')`,
);
if (lines - 1 !== expected) office.faults.push(`the CSV has ${lines - 1} rows of ${expected}`);

for (const fault of new Set(office.faults)) console.log(`  ${fault}`);
process.exitCode = office.faults.length > 0 ? 1 : 0;
await client.end();
await office.kill();
await office.close();
