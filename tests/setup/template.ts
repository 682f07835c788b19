import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { Client, escapeIdentifier } from "pg";
import { withLock } from "../../scripts/lib/file-lock.mjs";
import { root } from "../../scripts/lib/office.mjs";

const PREFIX = "bureau_test";

async function withClient<T>(url: URL, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url.href });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function migrationsHash(): string {
  const folder = path.join(root, "prisma/migrations");
  const hash = createHash("sha256");
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
    const file = path.join(folder, name);
    if (statSync(file).isFile()) hash.update(`${name}\0`).update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex").slice(0, 16);
}

/**
 * Finds or makes the template: a database with exactly the migrations of this moment, named by their hash. It gets that
 * name last, so that a template by its name is always a whole one.
 * @param alone nobody else uses the server: what dead runs and older migrations left behind may go
 * @returns the template's name
 */
export async function prepareTemplate(server: URL, { testDir, alone }: { testDir: string; alone: boolean }) {
  const name = `${PREFIX}_template_${migrationsHash()}`;
  await withLock(path.join(testDir, "template.lock"), () =>
    withClient(server, async (client) => {
      const { rows } = await client.query<{ datname: string }>(
        "select datname from pg_database where datname like $1",
        [`${PREFIX.replaceAll("_", "\\_")}\\_%`],
      );
      if (alone) for (const { datname } of rows) if (datname !== name) await drop(client, datname);
      if (rows.some((row) => row.datname === name)) return;
      const draft = `${name}_draft`;
      await drop(client, draft);
      await migrate(Object.assign(new URL(server), { pathname: `/${draft}` }));
      await client.query(`alter database ${draft} rename to ${name}`);
    }),
  );
  return name;
}

const drop = (client: Client, name: string) =>
  client.query(`drop database if exists ${escapeIdentifier(name)} with (force)`);

/** Runs `prisma migrate deploy`, which makes the database too. */
function migrate(url: URL): Promise<void> {
  const cli = path.join(root, "node_modules/prisma/build/index.js");
  const env = { ...process.env, DATABASE_URL: url.href, PRISMA_HIDE_UPDATE_MESSAGE: "1", CHECKPOINT_DISABLE: "1" };
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, "migrate", "deploy"], { cwd: root, env });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
    child.once("error", reject);
    child.once("close", (code) =>
      code === 0 ? resolve() : reject(new Error(`prisma migrate deploy failed:\n${output}`)),
    );
  });
}

/** One copy of the template per worker; the names carry our pid, which no run beside us has. */
export async function createClones(server: URL, template: string, workers: number): Promise<string[]> {
  const names = Array.from({ length: workers }, (_, index) => `${PREFIX}_${process.pid}_${index + 1}`);
  await withClient(server, async (client) => {
    for (const name of names) {
      await drop(client, name);
      await client.query(`create database ${name} template ${template}`);
    }
  });
  return names;
}

export async function dropClones(server: URL, names: string[]): Promise<void> {
  await withClient(server, async (client) => {
    for (const name of names) await drop(client, name);
  });
}
