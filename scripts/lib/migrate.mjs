// The database's schema and first rows.
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { prisma } from "./build.mjs";
import { spawnNode, succeed } from "./children.mjs";
import { root } from "./office.mjs";
import { say } from "./progress.mjs";

/** Name and checksum of each migration of the project, as Prisma records them. */
function migrationsOf(folder) {
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const script = fs.readFileSync(path.join(folder, name, "migration.sql"));
      return `${name} ${createHash("sha256").update(script).digest("hex")}`;
    })
    .sort();
}

/** Whether the database's own record says that exactly these migrations are done. Any doubt is a no. */
async function isMigrated(url, migrations) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  try {
    await client.connect();
    const { rows } = await client.query(
      "select migration_name || ' ' || checksum as migration, finished_at is null as open from _prisma_migrations where rolled_back_at is null order by 1",
    );
    return (
      rows.every((row) => !row.open) && JSON.stringify(rows.map((row) => row.migration)) === JSON.stringify(migrations)
    );
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * Brings the database up to the project's migrations. Prisma's engine takes a second to find out that there is nothing
 * to do, so for the embedded database we look first; somebody else's database is always left to Prisma.
 */
export async function migrate(env, { embedded }) {
  const migrations = migrationsOf(path.join(root, "prisma/migrations"));
  if (embedded && (await isMigrated(env.DATABASE_URL, migrations))) return;
  say("Migrating the database (prisma migrate deploy)");
  await prisma(["migrate", "deploy"], env);
}

/** Puts the first rows in: roles, the demo office or the first administrator. Quick when they are there. */
export const seed = (env) =>
  succeed(spawnNode(["--import", "tsx", "prisma/seed/seed.ts"], { env }), "Seeding the database");
