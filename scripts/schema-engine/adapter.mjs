// The connection that the engine works through: Prisma's own adapter of node-postgres, with two of its limits lifted.
import { randomUUID } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import pg from "pg";
import { parseUrl, withDatabase } from "./connection.mjs";

/** The catalogue's one-byte "char", which the engine's describer reads and the adapter does not know; and "text". */
const OID_CHAR = 18;
const OID_TEXT = 25;

/** Runs whole scripts, `$$` bodies included, and reads "char" columns. */
function patched(adapter) {
  let isCharColumn = [];
  const performIO = adapter.performIO.bind(adapter);
  adapter.performIO = async (query) => {
    const result = await performIO(query);
    isCharColumn = result.fields.map((field) => field.dataTypeID === OID_CHAR);
    const asText = (field) => (field.dataTypeID === OID_CHAR ? { ...field, dataTypeID: OID_TEXT } : field);
    return { ...result, fields: result.fields.map(asText) };
  };
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    const columnTypes = result.columnTypes.map((type, i) => (isCharColumn[i] ? ColumnTypeEnum.Character : type));
    return { ...result, columnTypes };
  };
  // The adapter would split the script at every ";", those within functions too. PostgreSQL itself takes it whole.
  adapter.executeScript = async (sql) => {
    await adapter.client.query(sql);
  };
  if (adapter.startTransaction) {
    const startTransaction = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (...args) => patched(await startTransaction(...args));
  }
  return adapter;
}

/** A scratch database to replay migrations in; it goes when the adapter is disposed of. */
async function connectToShadowDb({ target, schema, maintenance }) {
  const name = `prisma_migrate_shadow_db_${randomUUID()}`;
  const admin = new pg.Client({ connectionString: maintenance });
  await admin.connect();
  await admin.query(`CREATE DATABASE "${name}" TEMPLATE template0`);
  const factory = new PrismaPg({ connectionString: withDatabase(target, name), max: 1 }, { schema });
  const adapter = patched(await factory.connect());
  const dispose = adapter.dispose.bind(adapter);
  adapter.dispose = async () => {
    await dispose();
    await admin.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
    await admin.end();
  };
  return adapter;
}

/** Without an address (some commands need none) a connection attempt fails as it would on a server that is down. */
const NOWHERE = "postgresql://127.0.0.1:1/none";

/** @param {string | undefined} url */
export function adapterFactory(url) {
  const connection = parseUrl(url ?? NOWHERE);
  const inner = new PrismaPg({ connectionString: connection.target, max: 1 }, { schema: connection.schema });
  return bindMigrationAwareSqlAdapterFactory({
    adapterName: inner.adapterName,
    provider: inner.provider,
    connect: async () => patched(await inner.connect()),
    connectToShadowDb: () => connectToShadowDb(connection),
  });
}
