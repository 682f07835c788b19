/**
 * A real office for benches that kill it: a database of its own, the built app as a process of its own, and what there
 * is to look at afterwards. Needs a build (`npm start` once).
 */
import { type ChildProcess, spawn } from "node:child_process";
import { copyFileSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { startServer } from "../../scripts/lib/postgres/server.mjs";

const root = path.resolve(import.meta.dirname, "../..");

export type Json = Record<string, unknown>;
export type BenchOffice = Awaited<ReturnType<typeof openOffice>>;

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });

/** Starts database and app, seeds the demo office and signs its administrator in. */
export async function openOffice(name: string) {
  const dataDir = mkdtempSync(path.join(tmpdir(), `bureau-${name}-`));
  const postgres = await startServer({ dataDir });
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const env = {
    ...process.env,
    DATABASE_URL: postgres.url("bureau"),
    BUREAU_DATA_DIR: dataDir,
    NEXTAUTH_SECRET: `only-for-the-${name}-0123456789abcdefghij`,
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
      child.once("exit", (code) =>
        code === 0 ? resolve() : reject(new Error(`${args.join(" ")} ended with ${code}`)),
      );
    });
  await runToEnd(["node_modules/prisma/build/index.js", "migrate", "deploy"]);
  await runToEnd(["--import", "tsx", "prisma/seed/seed.ts"]);

  const logFile = path.join(dataDir, "app.log");
  const appLog = openSync(logFile, "a");
  let app: ChildProcess;
  const start = async (): Promise<void> => {
    const args = ["node_modules/next/dist/bin/next", "start", "-p", String(port), "-H", "127.0.0.1"];
    app = spawn(process.execPath, args, { cwd: root, env, stdio: ["ignore", appLog, "inherit"] });
    const up = () =>
      fetch(`${base}/health`).then(
        (response) => response.ok,
        () => false,
      );
    while (!(await up())) await sleep(50);
  };
  /** The process dies at once, in the middle of whatever it does. */
  const kill = async (): Promise<void> => {
    const gone = new Promise((resolve) => app.once("exit", resolve));
    app.kill("SIGKILL");
    await gone;
  };
  await start();

  const signIn = async (): Promise<string> => {
    const login = await fetch(`${base}/api/v1/auth/login`, {
      method: "POST",
      body: new URLSearchParams({ username: "admin", password: "changeme123" }),
    });
    return String(((await login.json()) as Json).access_token);
  };
  let token = await signIn();
  /** As the administrator; a session that ended, as it does after half an hour, is opened anew. */
  const send = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const once = () => {
      const headers = new Headers(init.headers);
      headers.set("authorization", `Bearer ${token}`);
      return fetch(base + url, { ...init, headers });
    };
    const response = await once();
    if (response.status !== 401) return response;
    token = await signIn();
    return once();
  };
  const request = async (method: string, url: string, body?: Json, headers: Record<string, string> = {}) => {
    const response = await send(url, {
      method,
      headers: { "content-type": "application/json", ...headers },
      body: body && JSON.stringify(body),
    });
    return (await response.json()) as Json;
  };

  const postForm = async (url: string, form: FormData): Promise<Json> =>
    (await (await send(url, { method: "POST", body: form })).json()) as Json;

  const connect = async () => {
    const client = new pg.Client({ connectionString: env.DATABASE_URL });
    client.on("error", () => undefined); // The server was killed: `killDatabase` connects again.
    await client.connect();
    return client;
  };
  let client = await connect();
  /** The database's server dies at once with all its processes, and is started on its port again. */
  const killDatabase = async (): Promise<void> => {
    const [pid] = readFileSync(path.join(postgres.folder, "postmaster.pid"), "utf8").split("\n");
    process.kill(Number(pid), "SIGKILL");
    while (postgres.isAlive()) await sleep(20);
    await postgres.revive();
    client = await connect();
  };
  const rows = async <Row>(sql: string, values: unknown[] = []): Promise<Row[]> =>
    (await client.query(sql, values)).rows as Row[];
  const count = async (sql: string): Promise<number> => Number((await rows<{ n: string }>(sql))[0]?.n);

  return {
    send,
    databaseUrl: postgres.url("bureau"),
    start,
    kill,
    killDatabase,
    pid: () => app.pid ?? 0,
    post: (url: string, body: Json, headers?: Record<string, string>) => request("POST", url, body, headers),
    get: (url: string) => request("GET", url),
    text: async (url: string) => (await send(url)).text(),
    postForm,
    rows,
    count,
    /** What is wrong, line by line; `expectNone` adds one where a query counts anything. */
    faults: [] as string[],
    async expectNone(what: string, sql: string): Promise<void> {
      const n = await count(sql);
      if (n > 0) this.faults.push(`${what}: ${n}`);
    },
    /**
     * Once the app is dead: sweeps what a kill left half written (nobody writes now, so it need not wait its usual
     * time), reads every file that has a row, and looks for files without one.
     */
    async checkFiles(): Promise<string> {
      Object.assign(process.env, env);
      const { closeDatabase, db } = await import("../../lib/platform/db");
      const { verifyMedia } = await import("../../lib/platform/storage/media");
      const { sweepStorage } = await import("../../lib/platform/storage/sweep");
      const swept = await sweepStorage({ orphanMinutes: 0, temporaryHours: 0 });
      const rows = await db().media.findMany();
      for (const row of rows) {
        const found = await verifyMedia(row);
        if (found !== "intact") this.faults.push(`${found}: ${row.storageKey}`);
      }
      await closeDatabase();
      const filesDir = path.join(dataDir, "files");
      const named = new Set(rows.map(({ storageKey }) => storageKey));
      const orphans = readdirSync(filesDir, { recursive: true, encoding: "utf8" })
        .filter((file) => statSync(path.join(filesDir, file)).isFile())
        .filter((file) => !named.has(file));
      if (orphans.length > 0) this.faults.push(`files without a row: ${orphans.slice(0, 5).join(", ")}`);
      return `the sweep took ${swept.temporary.files} half-written and ${swept.orphans.files} unrecorded files; ${rows.length} files with rows, all read; ${orphans.length} files without a row`;
    },
    async close(): Promise<void> {
      await client.end();
      await postgres.release();
      if (this.faults.length > 0) {
        const kept = path.join(mkdtempSync(path.join(tmpdir(), `bureau-${name}-log-`)), "app.log");
        copyFileSync(logFile, kept);
        console.log(`What the app wrote: ${kept}`);
      }
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export const PRESENT_CARDS_WITHOUT_FIVE_FILES = `SELECT count(*) n FROM license l WHERE l.current_generation_id IS NOT NULL AND
  (SELECT count(*) FROM media_attachment a JOIN media m ON m.id = a.media_id WHERE a.owner_type = 'license_generation' AND a.owner_id = l.current_generation_id::text AND m.deleted_at IS NULL) <> 5`;
