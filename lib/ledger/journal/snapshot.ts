import type { PoolClient } from "pg";
import { pool } from "@/lib/platform/db";

/** What reads rows. */
export type Reader = Pick<PoolClient, "query">;

/** Lets `work` read the books as they are at one moment, whoever posts meanwhile. */
export async function snapshot<T>(work: (reader: Reader) => Promise<T>): Promise<T> {
  const client = await pool().connect();
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const result = await work(client);
    await client.query("COMMIT");
    client.release();
    return result;
  } catch (error) {
    // A connection with a broken transaction is not given to anybody else.
    client.release(true);
    throw error;
  }
}
