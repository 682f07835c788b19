// The `cli` subcommand: can-connect-to-database, create-database, drop-database.
import pg from "pg";
import { parseUrl } from "./connection.mjs";
import { log } from "./log.mjs";

/** PostgreSQL's and Node's error codes, and the Prisma errors that they are. */
const PRISMA_ERRORS = { "3D000": "P1003", "28P01": "P1000", 28000: "P1010", ECONNREFUSED: "P1001", ENOTFOUND: "P1001" };
const CANNOT_REACH = "P1001";

/** "Exists already", by name or by a race for it. */
const ALREADY_EXISTS = ["42P04", "23505"];

async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** @throws the driver's error, also when the database exists */
export function createDatabase(url) {
  const { maintenance, database } = parseUrl(url);
  return withClient(maintenance, (client) => client.query(`CREATE DATABASE ${client.escapeIdentifier(database)}`));
}

const commands = {
  "can-connect-to-database": (url) => withClient(parseUrl(url).target, (client) => client.query("SELECT 1")),
  "create-database": (url) =>
    createDatabase(url).catch((error) => {
      if (!ALREADY_EXISTS.includes(error.code)) throw error;
    }),
  "drop-database": (url) => {
    const { maintenance, database } = parseUrl(url);
    return withClient(maintenance, (client) => client.query(`DROP DATABASE ${client.escapeIdentifier(database)}`));
  },
};

/** @returns {Promise<number>} exit code */
export async function runCommand(name, url) {
  try {
    if (!Object.hasOwn(commands, name)) throw new Error(`unsupported: cli ${name}`);
    await commands[name](url);
    log("INFO", "ok");
    return 0;
  } catch (error) {
    log("INFO", "Starting schema engine CLI");
    const message =
      error.code === "3D000"
        ? `Database \`${parseUrl(url).database}\` does not exist`
        : error.message || error.code || String(error);
    log("ERROR", message, { error_code: PRISMA_ERRORS[error.code] ?? CANNOT_REACH, is_panic: false });
    return 1;
  }
}
