import type { PoolClient } from "pg";
import { isDatabaseAway } from "@/lib/platform/database-away";
import { pool } from "@/lib/platform/db";

/**
 * Runs `work` in one transaction on its own connection.
 *
 * The executor speaks SQL: claims with SKIP LOCKED and guarded upserts have no counterpart in the ORM.
 */
export async function inTransaction<T>(work: (tx: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool().connect();
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
    client.release(broken);
  }
}

/**
 * A process that is frozen (a suspended laptop, a stopped container) while it holds the lock on claims would keep every
 * other one from working: after this long the server ends its transaction. None of ours pauses for even a second.
 */
const BEGIN = "BEGIN; SET LOCAL idle_in_transaction_session_timeout = '60s'";

/** Serialization failure, deadlock, lock not available. */
const LOST_TO_ANOTHER = /^(40001|40P01|55P03)$/;

/** Whether the same statement may well succeed later: the server is away, full or busy, or chose us as a deadlock's victim. */
export function isTransient(error: unknown): boolean {
  if (isDatabaseAway(error)) return true;
  const code = error instanceof Error ? (error as { code?: unknown }).code : null;
  return typeof code === "string" && LOST_TO_ANOTHER.test(code);
}
