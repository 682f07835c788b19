import { db, type Tx } from "@/lib/platform/db";

/** Totals since the office began; `/metrics` shows them under these names with `anpr_` before and `_total` behind. */
export const PLATE_COUNTERS = ["events_processed", "events_failed", "jobs_processed"] as const;
export type PlateCounterName = (typeof PLATE_COUNTERS)[number];

/** Adds to a total in the transaction that it tells of, so that what a crash undoes is not counted. */
export async function count(tx: Tx, name: PlateCounterName, by = 1): Promise<void> {
  if (by === 0) return;
  await tx.plateCounter.upsert({
    where: { name },
    create: { name, value: by },
    update: { value: { increment: by } },
  });
}

export async function counts(): Promise<Record<PlateCounterName, number>> {
  const rows = new Map((await db().plateCounter.findMany()).map(({ name, value }) => [name, Number(value)]));
  const value = (name: PlateCounterName) => rows.get(name) ?? 0;
  return {
    events_processed: value("events_processed"),
    events_failed: value("events_failed"),
    jobs_processed: value("jobs_processed"),
  };
}
