import { WorkerPool } from "../../../platform/workers/pool";
import { RECOGNITION, type Task, type TaskEvent, type WorkerConfig } from "./protocol";

export type RecognitionPoolOptions = {
  config: WorkerConfig;
  workers: number;
  /** Tasks that may wait for a worker; one more is refused. */
  queueMax: number;
  memoryMb: number;
  /** From its start in a worker to its answer, for a picture. */
  imageTimeoutMs: number;
  idleMs?: number;
};

/** The processes that recognise plates: two pictures, one video and four live streams at once in each. */
export class RecognitionPool extends WorkerPool<WorkerConfig, Task, TaskEvent> {
  constructor({ imageTimeoutMs, ...options }: RecognitionPoolOptions) {
    super({
      ...options,
      label: RECOGNITION,
      script: "lib/plates/recognition/worker/main.ts",
      kinds: {
        image: { atOnce: 2, timeoutMs: imageTimeoutMs },
        video: { atOnce: 1, timeoutMs: null },
        stream: { atOnce: 4, timeoutMs: null, endless: true },
      },
    });
  }
}
