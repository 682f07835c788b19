import { existsSync } from "node:fs";
import { Client } from "pg";
import { expect, test } from "vitest";

test("each worker has a migrated database of its own, with Unicode case", async () => {
  const client = new Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  const { rows } = await client.query(
    "select current_database() as name, 'ÑANDÚ' ilike 'ñandú' as folded, (select count(*)::int from _prisma_migrations) as migrations",
  );
  await client.end();
  expect(rows[0]).toMatchObject({ name: expect.stringMatching(/^bureau_test_\d+_\d$/), folded: true });
  expect(rows[0].migrations).toBeGreaterThan(0);
  expect(existsSync(process.env.BUREAU_DATA_DIR ?? "")).toBe(true);
});
