import type { PoolClient } from "pg";
import { pool } from "@/lib/platform/db";

/**
 * Runs `work` in one transaction on its own connection.
 *
 * The executor speaks SQL: claims with SKIP LOCKED and guarded upserts have no counterpart in the ORM.
 */
export async function inTransaction<T>(work: (tx: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool().connect();
  // A server that goes away also breaks connections that are in use, and an 'error' nobody listens to ends the process.
  const ignore = () => undefined;
  client.on("error", ignore);
  let broken: Error | undefined;
  try {
    await client.query(BEGIN);
    const result = await work(client);
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch((cause: Error) => {
      broken = cause;
    });
    throw error;
  } finally {
    client.off("error", ignore);
    client.release(broken);
  }
}

/**
 * A process that is frozen (a suspended laptop, a stopped container) while it holds the lock on claims would keep every
 * other one from working: after this long the server ends its transaction. None of ours pauses for even a second.
 */
const BEGIN = "BEGIN; SET LOCAL idle_in_transaction_session_timeout = '60s'";

const TRANSIENT_CODES = /^(08|53|57P0|40001|40P01|55P03|ECONN|EPIPE|ETIMEDOUT|EAI_)/;
const TRANSIENT_MESSAGES = /connection (terminated|error)|timeout exceeded|server closed|not queryable/i;

/** Whether the same statement may well succeed later: the server is away, full or busy, or chose us as a deadlock's victim. */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  return (typeof code === "string" && TRANSIENT_CODES.test(code)) || TRANSIENT_MESSAGES.test(error.message);
}
