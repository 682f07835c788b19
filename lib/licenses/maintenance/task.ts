import type { Counts, MaintenanceTask, RequestOf } from "./schema";

/** Where a task goes on: behind the row of this key. */
export type Cursor = number | string | null;

/** One person, license or file. `key`: the cursor behind it. `work` throws a DomainError whose sentence is listed; it returns what it is counted as. */
export type WorkItem = { key: number | string; name: string; work: () => Promise<string> };

export type Batch = {
  items: WorkItem[];
  /** Rows that needed no work, and count as looked at. */
  passed: number;
  /** Where the next batch begins; null when this was the last. */
  next: Cursor;
};

/** One maintenance task. Batches are found anew from their cursor, so that a batch repeated after a crash skips what is done. */
export type Task<T extends MaintenanceTask> = {
  /** Counts what there is to do, before anything is done. */
  plan: (request: RequestOf<T>) => Promise<{ found: number; counts: Counts }>;
  /** Missing for a task that is done in one piece. */
  batch?: (request: RequestOf<T>, after: Cursor) => Promise<Batch>;
  /** Whether a dry run goes through the batches too, whose items then only tell what is wrong. */
  looksInDryRun?: boolean;
  /** What is done once, after the batches. */
  finish?: (request: RequestOf<T>) => Promise<Counts>;
};
