import type { WorkLabel } from "../../../platform/workers/protocol";
import type { PlateRead, StreamEvent, VideoEvent } from "../types";

/** How a worker process recognises; sent to it once, when it starts. */
export type WorkerConfig = {
  /** Folder of the plate models, and of those that read any text. */
  models: string;
  textModels: string;
  threads: number;
  provider: "cpu" | "cuda" | "coreml" | "dml";
  ffmpegPath: string | null;
  /** A recogniser of another machine that is asked instead of the models. */
  remote: { url: string; token: string | null } | null;
};

type Common = { grammars: readonly string[]; confidenceMin: number };

/** What a worker can be asked to do. */
export type Task =
  | ({ kind: "image"; bytes: Uint8Array } & Common)
  | ({
      kind: "video";
      file: string;
      framesPerSecond: number;
      resumeFrom: string | null;
      checkpointEveryS: number;
    } & Common)
  | ({ kind: "stream"; url: string; framesPerSecond: number; snapshotEveryS: number } & Common);

export type TaskKind = Task["kind"];

export type TaskEvent = { type: "reads"; reads: PlateRead[] } | VideoEvent | StreamEvent;

/** How this work is called in the pool's errors. */
export const RECOGNITION: WorkLabel = { code: "recognition", name: "Recognition" };
