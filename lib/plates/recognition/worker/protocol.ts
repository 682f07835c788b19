import type { ErrorKind, FieldError } from "../../../platform/errors";
import type { PlateRead, StreamEvent, VideoEvent } from "../types";

/** How a worker process recognises; sent to it once, when it starts. */
export type WorkerConfig = {
  /** Folder of the models. */
  models: string;
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

export type ToWorker =
  | { type: "config"; config: WorkerConfig }
  | { type: "start"; id: number; task: Task }
  | { type: "cancel"; id: number }
  /** The consumer took an event: the worker may send another one. */
  | { type: "taken"; id: number };

export type WireError = { kind: ErrorKind; code: string; detail: string; fields?: FieldError[] };

export type FromWorker =
  | { type: "ready" }
  | { type: "event"; id: number; event: TaskEvent }
  | { type: "done"; id: number }
  | { type: "failed"; id: number; error: WireError }
  /** Every few seconds, so that a worker that hangs or grows is noticed. */
  | { type: "pulse"; rssMb: number };

/** Events of one task that may be under way at once: a slow consumer stops the worker instead of filling memory. */
export const EVENTS_AHEAD_MAX = 8;
export const PULSE_EVERY_MS = 2000;
