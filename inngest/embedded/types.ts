/** An event as it is stored and given to functions. `ts` is milliseconds since 1970. */
export type StoredEvent = { id: string; name: string; data: Record<string, unknown>; ts: number };

/** What a step came to, in the form in which the SDK takes it back. */
export type StepState = { type: "data"; data: unknown } | { type: "error"; error: JobError };

/** An error as the SDK serialises it. */
export type JobError = { name: string; message: string; stack?: string; [key: string]: unknown };

/** The step of another run that waits for this run's result. */
export type ParentStep = { runId: string; stepId: string };

export type RunStatus = "running" | "completed" | "failed" | "cancelled";

/** An operation that the SDK reports: a step planned, run or failed, or something to wait for. */
export type Op = {
  id: string;
  op: string;
  name?: string;
  displayName?: string;
  data?: unknown;
  error?: unknown;
  opts?: Record<string, unknown>;
  /** `a`: when the step's own code began, in nanoseconds since 1970. */
  timing?: { a: number; b: number };
};

/** A claimed piece of work. `stepId` is `step` (see what comes next), a planned step's id, or `timer:` and a step's id. */
export type Item = { id: string; runId: string; stepId: string; attempt: number; takeovers: number; worker: string };

export const NEXT = "step";
export const TIMER = "timer:";

/** Makes an error of whatever the SDK put in its answer. */
export function toJobError(value: unknown): JobError {
  const given =
    typeof value === "object" && value !== null ? (value as Record<string, unknown>) : { message: String(value) };
  const text = (part: unknown, otherwise: string) => (typeof part === "string" && part !== "" ? part : otherwise);
  return {
    ...given,
    name: text(given.name, "Error"),
    message: text(given.message, text(given.error, "The step failed without a message")),
    stack: text(given.stack, ""),
  };
}
