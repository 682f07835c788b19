/**
 * Searches of plates over many reads: the queries of the search itself, page and count, on a database of its own that is
 * filled first. Prints p50 and p95 in ms, and the plan of each kind's page.
 * Usage: tsx bench/plates/search.ts [rows=10000000] [searches=200] [folder] — ten million reads take some 8 GB on the disk.
 * A folder that is named is kept, and searched again the next time without filling it.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import path from "node:path";
import { repeatable } from "../../prisma/seed/people";
import { startServer } from "../../scripts/lib/postgres/server.mjs";

const ROWS = Number(process.argv[2] ?? 10_000_000);
const SEARCHES = Number(process.argv[3] ?? 200);
const ROWS_PER_INSERT = 250_000;
const CAMERAS = 200;
const PAGE = { skip: 0, take: 50 };

const kept = process.argv[4];
const dataDir = kept ?? mkdtempSync(path.join(tmpdir(), "bureau-search-"));
const postgres = await startServer({ dataDir });
Object.assign(process.env, {
  DATABASE_URL: postgres.url("bureau"),
  BUREAU_DATA_DIR: dataDir,
  NEXTAUTH_SECRET: "only-for-the-search-bench-0123456789abcdef",
  LOG_LEVEL: "warn",
});
const migrate = spawnSync(process.execPath, ["node_modules/prisma/build/index.js", "migrate", "deploy"], {
  stdio: "inherit",
});
if (migrate.status !== 0) throw new Error("the database could not be migrated");
const { closeDatabase, db, pool, Prisma } = await import("../../lib/platform/db");
const { conditionsOf } = await import("../../lib/plates/events/filter");
const { countEvents, eventIds, eventsByIds } = await import("../../lib/plates/events/queries");
type Filter = Parameters<typeof conditionsOf>[0];

console.log(`${cpus()[0]?.model.trim()}, ${cpus().length} threads; ${ROWS.toLocaleString("en")} reads`);
async function fill(): Promise<void> {
  await pool().query(
    `INSERT INTO camera (id, name, latitude, longitude, updated_at)
     SELECT gen_random_uuid(), 'Camera ' || n, -35 + random() * 12, 16 + random() * 16, now() FROM generate_series(1, $1) n`,
    [CAMERAS],
  );
  // The rows come in without the indexes, which are built over them all at once: minutes instead of an hour.
  const indexes = await pool().query<{ name: string; definition: string }>(
    `SELECT c.relname AS name, pg_get_indexdef(c.oid) AS definition FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
     WHERE i.indrelid = 'plate_event'::regclass AND NOT i.indisunique`,
  );
  for (const { name } of indexes.rows) await pool().query(`DROP INDEX "${name}"`);
  // Letters and digits as on plates of several forms; every read is a car of its own, some cars come a hundred times.
  const LETTERS = "translate((trunc(random() * 1e9)::bigint)::text, '0123456789', 'BCDFGHJKLM')";
  for (let done = 0; done < ROWS; done += ROWS_PER_INSERT) {
    await pool().query(
      `INSERT INTO plate_event (id, pass_key, camera_id, plate, raw_plate, normalized_plate, current_plate, folded_plate,
         confidence, characters, bbox, frame_no, captured_at, review_state)
       SELECT gen_random_uuid(), 'bench:' || n, c.ids[1 + trunc(random() * $3)::int], p, p, p, p,
         translate(p, 'OQDILZSGB', '000112568'), 0.5 + random() / 2, '[]', '{"x1":0,"y1":0,"x2":1,"y2":1}', 0,
         timestamptz '2026-01-01' + (n * 2.5 || ' seconds')::interval,
         (CASE WHEN random() < 0.1 THEN 'unreviewed' ELSE 'confirmed' END)::"PlateReviewState"
       FROM (SELECT array_agg(id) AS ids FROM camera) c, generate_series($1::int, $2::int) n,
         LATERAL (SELECT CASE n % 3
           WHEN 0 THEN left(${LETTERS}, 2) || lpad((n % 100)::text, 2, '0') || left(${LETTERS}, 3)
           WHEN 1 THEN left(${LETTERS}, 3) || lpad((trunc(random() * 1000))::text, 3, '0') || 'GP'
           ELSE 'CA' || (trunc(random() * 1000000))::bigint::text END AS p) made`,
      [done + 1, Math.min(done + ROWS_PER_INSERT, ROWS), CAMERAS],
    );
  }
  const builder = await pool().connect();
  await builder.query("SET maintenance_work_mem = '1GB'");
  for (const { definition } of indexes.rows) await builder.query(definition);
  builder.release();
  await pool().query("VACUUM ANALYZE plate_event");
}

const there = await pool().query<{ count: string }>("SELECT count(*) FROM plate_event");
const filled = performance.now();
if (Number(there.rows[0]?.count) < ROWS) await fill();
const size = await pool().query("SELECT pg_size_pretty(pg_total_relation_size('plate_event')) AS size");
console.log(`filled in ${((performance.now() - filled) / 1000).toFixed(0)} s; table and indexes ${size.rows[0]?.size}`);

const random = repeatable(20_261_121);
const sample = await db().$queryRaw<{ plate: string; camera_id: string; captured_at: Date }[]>(
  Prisma.sql`SELECT current_plate AS plate, camera_id, captured_at FROM plate_event TABLESAMPLE SYSTEM (${Math.min(100, (200_000 / ROWS) * 100)}) LIMIT 5000`,
);
const one = () => sample[Math.floor(random() * sample.length)] as (typeof sample)[number];
const plate = (text: string, mode: "exact" | "prefix" | "contains" | "wildcard", lookAlike = false): Filter => ({
  plate: { text, mode, lookAlike },
});
const HOUR_MS = 3_600_000;

const KINDS: Record<string, () => Filter> = {
  exact: () => plate(one().plate, "exact"),
  "exact, look-alike": () => plate(one().plate, "exact", true),
  "prefix of 4": () => plate(one().plate.slice(0, 4), "prefix"),
  "part of 3": () => plate(one().plate.slice(2, 5), "contains"),
  "part of 4": () => plate(one().plate.slice(1, 5), "contains"),
  "part of 4, look-alike": () => plate(one().plate.slice(1, 5), "contains", true),
  "wildcard AB?2*": () => {
    const { plate: text } = one();
    return plate(`${text.slice(0, 2)}?${text.slice(3, 5)}*`, "wildcard");
  },
  "part of 2 at a camera in a day": () => {
    const { plate: text, camera_id, captured_at } = one();
    const to = new Date(captured_at.getTime() + 24 * HOUR_MS);
    return { ...plate(text.slice(2, 4), "contains"), cameraId: camera_id, from: captured_at, to };
  },
  "list of a camera": () => ({ cameraId: one().camera_id }),
  "list of an hour": () => {
    const { captured_at } = one();
    return { from: captured_at, to: new Date(captured_at.getTime() + HOUR_MS) };
  },
};

console.log("kind                              rows found  page p50   p95    count p50   p95   (ms)");
for (const [name, make] of Object.entries(KINDS)) {
  const [pages, counts, totals]: [number[], number[], number[]] = [[], [], []];
  for (let index = 0; index < SEARCHES; index += 1) {
    const filter = make();
    const began = performance.now();
    await eventsByIds(await eventIds(db(), filter, PAGE));
    const paged = performance.now();
    totals.push(await countEvents(db(), filter));
    pages.push(paged - began);
    counts.push(performance.now() - paged);
  }
  const at = (values: number[], share: number) =>
    (values.sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0).toFixed(1);
  console.log(
    `${name.padEnd(32)}  ${at(totals, 0.5).padStart(10)}  ${at(pages, 0.5).padStart(8)} ${at(pages, 0.95).padStart(6)}  ${at(counts, 0.5).padStart(9)} ${at(counts, 0.95).padStart(6)}`,
  );
  const filter = make();
  const plan = await db().$queryRaw<{ "QUERY PLAN": string }[]>(
    Prisma.sql`EXPLAIN SELECT e.id FROM plate_event e WHERE ${conditionsOf(filter)}`,
  );
  for (const line of plan.slice(0, 4)) console.log(`    ${line["QUERY PLAN"].slice(0, 130)}`);
}
await closeDatabase();
await postgres.release();
if (!kept) rmSync(dataDir, { recursive: true, force: true });
