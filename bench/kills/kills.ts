/**
 * Kills the app at random moments while licenses generate, and then looks whether anything was lost or half done.
 * Usage: tsx bench/kills/kills.ts [kills=200] — needs a build (`npm start` once). Prints what it found; exit 1 on a fault.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { inventPerson, repeatable } from "../../prisma/seed/people";
import { startServer } from "../../scripts/lib/postgres/server.mjs";

const kills = Number(process.argv[2] ?? 200);
const LICENSES = 24;
const root = path.resolve(import.meta.dirname, "../..");
const dataDir = mkdtempSync(path.join(tmpdir(), "bureau-kills-"));
const postgres = await startServer({ dataDir });
const databaseUrl = postgres.url("bureau");

const port = await new Promise<number>((resolve) => {
  const server = createServer().listen(0, "127.0.0.1", () => {
    const address = server.address();
    server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
  });
});
const base = `http://127.0.0.1:${port}`;
const env = {
  ...process.env,
  DATABASE_URL: databaseUrl,
  BUREAU_DATA_DIR: dataDir,
  NEXTAUTH_SECRET: "only-for-the-kills-0123456789abcdefghij",
  NEXTAUTH_URL: base,
  PORT: String(port),
  HOST: "127.0.0.1",
  BUREAU_DEMO: "1",
  LOG_LEVEL: "warn",
  NODE_ENV: "production",
} as NodeJS.ProcessEnv;

const runToEnd = (args: string[]) =>
  new Promise<void>((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: ["ignore", "ignore", "inherit"] });
    child.once("exit", (code) => (code === 0 ? resolve() : reject(new Error(`${args.join(" ")} ended with ${code}`))));
  });
await runToEnd(["node_modules/prisma/build/index.js", "migrate", "deploy"]);
await runToEnd(["--import", "tsx", "prisma/seed/seed.ts"]);

let app: ChildProcess;
async function startApp(): Promise<void> {
  app = spawn(process.execPath, ["node_modules/next/dist/bin/next", "start", "-p", String(port), "-H", "127.0.0.1"], {
    cwd: root,
    env,
    stdio: ["ignore", "ignore", "inherit"],
  });
  for (;;) {
    const up = await fetch(`${base}/health`).then(
      (response) => response.ok,
      () => false,
    );
    if (up) return;
    await sleep(50);
  }
}
const killApp = async (): Promise<void> => {
  const gone = new Promise((resolve) => app.once("exit", resolve));
  app.kill("SIGKILL");
  await gone;
};

type Json = Record<string, unknown>;
async function send(token: string, url: string, body: Json, headers: Record<string, string> = {}): Promise<Json> {
  const response = await fetch(base + url, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  return (await response.json()) as Json;
}

await startApp();
const login = await fetch(`${base}/api/v1/auth/login`, {
  method: "POST",
  body: new URLSearchParams({ username: "admin", password: "changeme123" }),
});
const { access_token: token } = (await login.json()) as { access_token: string };
const random = repeatable(Date.now() % 100_000);
const licenses: number[] = [];
for (let index = 0; index < LICENSES; index += 1) {
  const person = await send(token, "/api/v1/citizens", inventPerson(random));
  const license = await send(token, "/api/v1/licenses", { citizen_id: person.id, category: "B" });
  licenses.push(license.id as number);
}

const started = performance.now();
let acknowledged = 0;
for (let round = 1; round <= kills; round += 1) {
  const force = { force_regenerate: true };
  const requests = Array.from({ length: 4 }, () => licenses[Math.floor(Math.random() * licenses.length)] as number).map(
    (id) =>
      send(token, `/api/v1/licenses/${id}/generate`, force, {
        prefer: "respond-async",
        "idempotency-key": randomUUID(),
      }).then(
        (answer) => {
          if (answer.job_id) acknowledged += 1;
        },
        () => undefined,
      ),
  );
  await sleep(Math.random() * 2500);
  await killApp();
  await Promise.all(requests);
  await startApp();
  if (round % 20 === 0)
    console.log(
      `${round} kills, ${acknowledged} jobs acknowledged, ${Math.round((performance.now() - started) / 1000)} s`,
    );
}

const client = new pg.Client({ connectionString: databaseUrl });
await client.connect();
const count = async (sql: string): Promise<number> => Number(((await client.query(sql)).rows[0] as { n: string }).n);
for (
  let waited = 0;
  waited < 300 && (await count("SELECT count(*) n FROM job WHERE state IN ('queued', 'running')")) > 0;
  waited += 1
)
  await sleep(1000);

const faults: string[] = [];
const expectNone = async (what: string, sql: string): Promise<void> => {
  const n = await count(sql);
  if (n > 0) faults.push(`${what}: ${n}`);
};
await expectNone("jobs that never ended", "SELECT count(*) n FROM job WHERE state IN ('queued', 'running')");
await expectNone(
  "failed jobs without a reason",
  "SELECT count(*) n FROM job WHERE state = 'failed' AND reason IS NULL",
);
await expectNone(
  "jobs with two generations",
  "SELECT count(*) n FROM (SELECT job_id FROM license_generation GROUP BY job_id HAVING count(*) > 1) twice",
);
await expectNone(
  "done jobs without a generation",
  "SELECT count(*) n FROM job j WHERE j.kind = 'license.generate' AND j.state = 'done' AND NOT EXISTS (SELECT 1 FROM license_generation g WHERE g.job_id = j.id)",
);
await expectNone(
  "present generations without five files",
  `SELECT count(*) n FROM license l WHERE l.current_generation_id IS NOT NULL AND
   (SELECT count(*) FROM media_attachment a JOIN media m ON m.id = a.media_id WHERE a.owner_type = 'license_generation' AND a.owner_id = l.current_generation_id::text AND m.deleted_at IS NULL) <> 5`,
);
await killApp();
// What a kill left half written is the sweeper's; nobody writes now, so it need not wait its usual time.
Object.assign(process.env, env);
const { closeDatabase } = await import("../../lib/platform/db");
const { sweepStorage } = await import("../../lib/platform/storage/sweep");
const swept = await sweepStorage({ orphanMinutes: 0, temporaryHours: 0 });
const filesDir = path.join(dataDir, "files");
const rows = (await client.query("SELECT storage_key, sha256, size_bytes FROM media")).rows as {
  storage_key: string;
  sha256: string;
  size_bytes: number;
}[];
for (const row of rows) {
  const bytes = readFileSync(path.join(filesDir, row.storage_key));
  if (createHash("sha256").update(bytes).digest("hex") !== row.sha256) faults.push(`another hash: ${row.storage_key}`);
}
const named = new Set(rows.map((row) => row.storage_key));
const onDisk = readdirSync(filesDir, { recursive: true, encoding: "utf8" }).filter((file) =>
  statSync(path.join(filesDir, file)).isFile(),
);
const orphans = onDisk.filter((file) => !named.has(file));
const states = (await client.query("SELECT state, count(*)::int n FROM job WHERE kind = 'license.generate' GROUP BY 1"))
  .rows;
console.log(
  `${kills} kills in ${Math.round((performance.now() - started) / 1000)} s; ${acknowledged} jobs acknowledged; jobs ${JSON.stringify(states)}`,
);
console.log(
  `the sweep took ${swept.temporary.files} half-written and ${swept.orphans.files} unrecorded files; ${rows.length} files with rows, all read; ${orphans.length} files without a row${orphans.length > 0 ? `: ${orphans.slice(0, 5).join(", ")}` : ""}`,
);
if (states.length === 0) faults.push("no license was generated at all: nothing was tried");
if (orphans.length > 0) faults.push(`files without a row: ${orphans.length}`);
console.log(faults.length === 0 ? "Nothing was lost and nothing happened twice." : `FAULTS\n${faults.join("\n")}`);

await client.end();
await closeDatabase();
await postgres.release();
rmSync(dataDir, { recursive: true, force: true });
process.exit(faults.length === 0 ? 0 : 1);
