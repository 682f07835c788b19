import type { WorkLabel } from "../../../platform/workers/protocol";
import type { DocumentReading } from "../reading";

/** How a worker process reads documents; sent to it once, when it starts. */
export type WorkerConfig = {
  /** Folder of the document models, and of those that read any text. */
  models: string;
  textModels: string;
  threads: number;
  provider: "cpu" | "cuda" | "coreml" | "dml";
};

export type Task = { kind: "document"; bytes: Uint8Array };
export type TaskEvent = { type: "reading"; reading: DocumentReading };

/** How this work is called in the pool's errors. */
export const READING: WorkLabel = { code: "reading", name: "Reading the document" };
