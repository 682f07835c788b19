import { WorkerPool } from "../../../platform/workers/pool";
import { READING, type Task, type TaskEvent, type WorkerConfig } from "./protocol";

export type ReadingPoolOptions = {
  config: WorkerConfig;
  workers: number;
  /** Documents that may wait for a worker; one more is refused. */
  queueMax: number;
  memoryMb: number;
  /** From its start in a worker to its answer. */
  timeoutMs: number;
  idleMs?: number;
};

/** The processes that read documents: one document at once in each. */
export class ReadingPool extends WorkerPool<WorkerConfig, Task, TaskEvent> {
  constructor({ timeoutMs, ...options }: ReadingPoolOptions) {
    super({
      ...options,
      label: READING,
      script: "lib/identity/extract/worker/main.ts",
      kinds: { document: { atOnce: 1, timeoutMs } },
    });
  }
}
