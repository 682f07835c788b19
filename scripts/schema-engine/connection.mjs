// Database addresses as Prisma writes them.

/** Parameters that Prisma understands and PostgreSQL's driver does not. */
const PRISMA_PARAMETERS = ["schema", "connection_limit", "pool_timeout", "connect_timeout", "pgbouncer", "sslaccept"];

/**
 * @param {string} url
 * @returns {{ target: string, schema: string | undefined, database: string, maintenance: string }} `target`: the address
 * for the driver; `maintenance`: that of the database from which others are created and dropped
 */
export function parseUrl(url) {
  const parsed = new URL(url);
  const schema = parsed.searchParams.get("schema") ?? undefined;
  for (const name of PRISMA_PARAMETERS) parsed.searchParams.delete(name);
  const database = decodeURIComponent(parsed.pathname.slice(1)) || "postgres";
  return { target: parsed.href, schema, database, maintenance: withDatabase(parsed.href, "postgres") };
}

/** The same server, another database. */
export const withDatabase = (url, database) => Object.assign(new URL(url), { pathname: `/${database}` }).href;
