import { PrismaPg } from "@prisma/adapter-pg";
import { Pool } from "pg";
import { PrismaClient } from "@/lib/generated/prisma/client";
import { settings } from "./settings";

export { Prisma } from "@/lib/generated/prisma/client";

const holder = globalThis as typeof globalThis & { bureauPool?: Pool; bureauPrisma?: PrismaClient };

/** The pool under Prisma, for the few hot statements (claims, locks) that are plainer in SQL. */
export function pool(): Pool {
  if (!holder.bureauPool) {
    holder.bureauPool = new Pool({
      connectionString: settings().DATABASE_URL,
      max: settings().DATABASE_POOL_SIZE,
      connectionTimeoutMillis: 10_000,
    });
    // A server that goes away breaks connections, idle ones and such as are in use: without listeners that would end
    // the process. Whoever uses one hears of it by the statement that fails.
    holder.bureauPool.on("error", () => undefined);
    holder.bureauPool.on("connect", (client) => client.on("error", () => undefined));
  }
  return holder.bureauPool;
}

export function db(): PrismaClient {
  holder.bureauPrisma ??= new PrismaClient({ adapter: new PrismaPg(pool(), { disposeExternalPool: false }) });
  return holder.bureauPrisma;
}

/** What a helper gets that works inside the caller's transaction. */
export type Tx = Parameters<Parameters<PrismaClient["$transaction"]>[0]>[0];

/**
 * Runs `work` in one transaction. It holds database work only: no network, rendering or file write inside, because
 * a connection and its row locks wait meanwhile.
 */
export const transaction = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
  db().$transaction(work, { maxWait: 10_000, timeout: 20_000 });

/** Closes the connections of this process (scripts and tests; the server lives as long as they do). */
export async function closeDatabase(): Promise<void> {
  await holder.bureauPrisma?.$disconnect();
  await holder.bureauPool?.end();
  holder.bureauPrisma = undefined;
  holder.bureauPool = undefined;
}
