import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root } from "./lib/office.mjs";

// The whole way through the Prisma CLI, on a project of its own with what migrations tend to contain.
const database = `bureau_test_engine_${process.pid}`;
const url = Object.assign(new URL(process.env.DATABASE_URL ?? ""), { pathname: `/${database}` }).href;
let project = "";

const SCHEMA = `
generator client {
  provider = "prisma-client"
  output   = "../generated"
}
datasource db {
  provider = "postgresql"
}
model Plate {
  id        Int      @id @default(autoincrement())
  number    String   @unique
  seenAt    DateTime @default(now()) @db.Timestamptz
}
`;
const FIRST = `
CREATE TABLE "Plate" (
  "id" SERIAL NOT NULL,
  "number" TEXT NOT NULL,
  "seenAt" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "Plate_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "Plate_number_key" ON "Plate"("number");
CREATE FUNCTION upper_plate() RETURNS trigger AS $$
BEGIN
  NEW."number" := upper(NEW."number"); -- a semicolon; inside a body
  RETURN NEW;
END
$$ LANGUAGE plpgsql;
CREATE TRIGGER upper_plate BEFORE INSERT ON "Plate" FOR EACH ROW EXECUTE FUNCTION upper_plate();
`;

function prisma(...args: string[]) {
  const cli = path.join(root, "node_modules/prisma/build/index.js");
  const env = {
    ...process.env,
    DATABASE_URL: url,
    PRISMA_SCHEMA_ENGINE_BINARY: path.join(root, "scripts/schema-engine.mjs"),
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    CHECKPOINT_DISABLE: "1",
  };
  const result = spawnSync(process.execPath, [cli, ...args], { cwd: project, env, encoding: "utf8", input: "" });
  return { status: result.status, output: result.stdout + result.stderr };
}

function addMigration(name: string, sql: string) {
  mkdirSync(path.join(project, "prisma/migrations", name), { recursive: true });
  writeFileSync(path.join(project, "prisma/migrations", name, "migration.sql"), sql);
}

async function query(sql: string, connectionString = url) {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

beforeAll(() => {
  // Inside the repository, so that the configuration finds prisma/config.
  mkdirSync(path.join(root, ".data/test"), { recursive: true });
  project = mkdtempSync(path.join(root, ".data/test/engine-"));
  addMigration("20260101000000_first", FIRST);
  writeFileSync(path.join(project, "prisma/migrations/migration_lock.toml"), 'provider = "postgresql"\n');
  writeFileSync(path.join(project, "prisma/schema.prisma"), SCHEMA);
  writeFileSync(
    path.join(project, "prisma.config.ts"),
    'import { defineConfig } from "prisma/config";\nexport default defineConfig({ schema: "prisma/schema.prisma", migrations: { path: "prisma/migrations" }, datasource: { url: process.env.DATABASE_URL! } });\n',
  );
});

afterAll(async () => {
  rmSync(project, { recursive: true, force: true });
  await query(`drop database if exists ${database} with (force)`, process.env.DATABASE_URL);
});

test("deploys, reports, compares and makes migrations like the native engine", { timeout: 120_000 }, async () => {
  const deploy = prisma("migrate", "deploy");
  expect(deploy.output).toContain("20260101000000_first");
  expect(deploy.status).toBe(0);
  expect(await query(`insert into "Plate" ("number") values ('ca 123') returning "number"`)).toEqual([
    { number: "CA 123" },
  ]);

  expect(prisma("migrate", "status")).toMatchObject({ status: 0, output: expect.stringContaining("up to date") });

  writeFileSync(path.join(project, "prisma/schema.prisma"), SCHEMA.replace("number ", "note String?\n  number "));
  const fromTo = ["--from-config-datasource", "--to-schema", "prisma/schema.prisma"];
  const changed = prisma("migrate", "diff", ...fromTo, "--script", "--exit-code");
  expect(changed.status).toBe(2);
  expect(changed.output).toContain('ALTER TABLE "Plate" ADD COLUMN     "note" TEXT');

  expect(prisma("migrate", "dev", "--name", "note").output).toContain("in sync");
  const made = readdirSync(path.join(project, "prisma/migrations")).filter((name) => name.endsWith("_note"));
  expect(made).toHaveLength(1);
  expect(
    await query("select count(*)::int as shadows from pg_database where datname like 'prisma_migrate_shadow%'"),
  ).toEqual([{ shadows: 0 }]);

  addMigration("29990101000000_wrong", "create table half (id int);\nselect 1/0;\n");
  const failed = prisma("migrate", "deploy");
  expect(failed.status).toBe(1);
  expect(failed.output).toContain("division by zero");
  expect(await query("select to_regclass('half') as half")).toEqual([{ half: null }]);
});
