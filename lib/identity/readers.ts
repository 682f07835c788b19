import path from "node:path";
import { settings } from "../platform/settings";
import type { DocumentReading } from "./extract";
import { ReadingPool } from "./extract/worker/pool";

/*
 * What reads documents, as those see it who record what was read: the office's worker processes, or a script that a test
 * knows the outcome of.
 */
export type ReadDocument = (bytes: Uint8Array, options?: { signal?: AbortSignal }) => Promise<DocumentReading>;

// Next bundles this file once per entry point; the pool is one per process all the same.
const holder = globalThis as typeof globalThis & { bureauReadingPool?: ReadingPool };

function readingPool(): ReadingPool {
  holder.bureauReadingPool ??= makePool();
  return holder.bureauReadingPool;
}

function makePool(): ReadingPool {
  const set = settings();
  const root = /* turbopackIgnore: true */ process.cwd();
  return new ReadingPool({
    config: {
      models: path.join(root, "models", "identity"),
      textModels: path.join(root, "models", "text"),
      threads: set.READING_THREADS,
      provider: set.RECOGNITION_PROVIDER,
    },
    workers: set.READING_WORKERS,
    queueMax: set.READING_QUEUE,
    memoryMb: set.READING_MEMORY_MB,
    timeoutMs: set.READING_TIMEOUT_SECONDS * 1000,
  });
}

/**
 * Reads a picture of a document in a worker process of the office; its workers start with the first document.
 *
 * @throws DomainError image_unreadable, reading_busy, reading_timeout, reading_failed; the signal's reason when it is aborted
 */
export const readDocument: ReadDocument = async (bytes, { signal } = {}) => {
  for await (const event of readingPool().run({ kind: "document", bytes }, signal)) return event.reading;
  throw new Error("The worker ended its task without a reading");
};

/** What waits and what runs, for the health page and the metrics. */
export const readingState = () => readingPool().state;

/** Ends the workers of this process; the next document starts new ones. */
export async function closeReadingPool(): Promise<void> {
  const pool = holder.bureauReadingPool;
  holder.bureauReadingPool = undefined;
  await pool?.close();
}
