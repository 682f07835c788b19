import type { Tx } from "../db";

/**
 * Who records a file and who sweeps it meet at an advisory lock on its storage key, held until their transaction
 * ends. Recorders share it; the sweeper takes it alone or not at all, so it never makes a queue.
 */
const lockName = (key: string): string => `storage:${key}`;

export async function lockForRecording(tx: Tx, key: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(hashtextextended(${lockName(key)}, 0))`;
}

/** Answers one row, `taken`: false when somebody is recording the file right now. */
export const sweepLockSql = (key: string): { text: string; values: string[] } => ({
  text: "SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS taken",
  values: [lockName(key)],
});
