import type { ErrorKind, FieldError } from "../errors";

/** What a worker can be asked to do: plain data that a process can be sent, told apart by its kind. */
export type WorkerTask = { kind: string };

export type ToWorker<Config, Task extends WorkerTask> =
  | { type: "config"; config: Config }
  | { type: "start"; id: number; task: Task }
  | { type: "cancel"; id: number }
  /** The consumer took an event: the worker may send another one. */
  | { type: "taken"; id: number };

export type WireError = { kind: ErrorKind; code: string; detail: string; fields?: FieldError[] };

export type FromWorker<Event> =
  | { type: "ready" }
  | { type: "event"; id: number; event: Event }
  | { type: "done"; id: number }
  | { type: "failed"; id: number; error: WireError }
  /** Every few seconds, so that a worker that hangs or grows is noticed. */
  | { type: "pulse"; rssMb: number };

/** Events of one task that may be under way at once: a slow consumer stops the worker instead of filling memory. */
export const EVENTS_AHEAD_MAX = 8;
export const PULSE_EVERY_MS = 2000;

/** How a pool's work is called in its errors: `code` in `<code>_busy`, `<code>_failed`, `<code>_timeout`; `name` in sentences. */
export type WorkLabel = { code: string; name: string };
