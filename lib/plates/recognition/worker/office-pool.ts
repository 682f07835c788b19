import path from "node:path";
import { settings } from "../../../platform/settings";
import { RecognitionPool } from "./pool";

// Next bundles this file once per entry point; the pool is one per process all the same.
const holder = globalThis as typeof globalThis & { bureauRecognitionPool?: RecognitionPool };

/** The pool of this process, made from the settings at the first call. Its workers start with the first task. */
export function recognitionPool(): RecognitionPool {
  holder.bureauRecognitionPool ??= makePool();
  return holder.bureauRecognitionPool;
}

/** Ends the workers of this process; the next task starts new ones. */
export async function closeRecognitionPool(): Promise<void> {
  const pool = holder.bureauRecognitionPool;
  holder.bureauRecognitionPool = undefined;
  await pool?.close();
}

function makePool(): RecognitionPool {
  const set = settings();
  return new RecognitionPool({
    config: {
      models: path.join(/* turbopackIgnore: true */ process.cwd(), "models", "plates"),
      textModels: path.join(/* turbopackIgnore: true */ process.cwd(), "models", "text"),
      threads: set.RECOGNITION_THREADS,
      provider: set.RECOGNITION_PROVIDER,
      ffmpegPath: set.FFMPEG_PATH ?? null,
      remote: set.RECOGNITION_URL ? { url: set.RECOGNITION_URL, token: set.RECOGNITION_TOKEN ?? null } : null,
    },
    workers: set.RECOGNITION_WORKERS,
    queueMax: set.RECOGNITION_QUEUE,
    memoryMb: set.RECOGNITION_MEMORY_MB,
    imageTimeoutMs: set.RECOGNITION_TIMEOUT_SECONDS * 1000,
  });
}
