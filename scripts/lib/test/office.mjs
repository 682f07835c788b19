// A demo office of the test run's own: fresh data folder, fresh database, free port.
import fs from "node:fs";
import path from "node:path";
import { openDatabase } from "../database.mjs";
import { officeEnvironment } from "../environment.mjs";
import { migrate, seed } from "../migrate.mjs";
import { serve } from "../next-server.mjs";
import { root } from "../office.mjs";
import { endOrphan } from "../office-lock.mjs";
import { TEST_SERVER_OPTIONS } from "../postgres/server.mjs";
import { freePort } from "../processes.mjs";
import { say } from "../progress.mjs";

const LOG_LINES_SHOWN = 40;
const testDir = path.join(root, ".data/test");

/** In the server of the unit tests, which removes what begins like this when it starts the next time. */
const DATABASE = "bureau_test_office";

async function dropDatabase(url) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: Object.assign(new URL(url), { pathname: "/postgres" }).href });
  await client.connect();
  await client.query(`drop database if exists ${DATABASE} with (force)`);
  await client.end();
}

/**
 * Runs `work` against a served office.
 * @template {{ ok: boolean }} T
 * @param {NodeJS.ProcessEnv} cleanEnv what testEnvironment() made
 * @param {(env: NodeJS.ProcessEnv) => Promise<T>} work gets the office's environment and BASE_URL
 * @returns {Promise<T>} when it is not `ok` the end of the server's log has been printed
 */
export async function withTestOffice(cleanEnv, work) {
  const dataDir = path.join(testDir, "office");
  await endOrphan(dataDir); // of a test run that was killed
  fs.rmSync(dataDir, { recursive: true, force: true });
  fs.mkdirSync(dataDir, { recursive: true });

  const port = String(await freePort());
  const env = officeEnvironment({ ...cleanEnv, BUREAU_DATA_DIR: dataDir, BUREAU_DEMO: "1", PORT: port }, "start");
  env.DATABASE_URL = (await openDatabase({ dataDir: testDir, database: DATABASE, options: TEST_SERVER_OPTIONS })).url;
  await dropDatabase(env.DATABASE_URL);
  await migrate(env, { embedded: true });
  await seed(env);

  const logFile = path.join(testDir, "server.log");
  const log = fs.openSync(logFile, "w");
  let ok = false;
  try {
    const address = await serve("start", env, ["ignore", log, log]);
    say(`A test office is served on ${address}`);
    const result = await work({ ...env, BASE_URL: address });
    ok = result.ok;
    return result;
  } finally {
    fs.closeSync(log);
    if (!ok) {
      const lines = fs.readFileSync(logFile, "utf8").trim().split("\n").slice(-LOG_LINES_SHOWN);
      console.error(`\nThe end of the server's log (${logFile}):\n${lines.join("\n")}\n`);
    }
  }
}
