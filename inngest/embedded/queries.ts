import { pool } from "@/lib/platform/db";
import type { RunStatus } from "./types";

export type StepView = {
  id: string;
  name: string;
  /** `StepRun`, `Sleep`, `WaitForEvent` or `InvokeFunction`. */
  op: string;
  /** How often it was tried; 0 for one that has not begun. */
  attempts: number;
  state: "pending" | "done" | "failed";
  /** The last error, also of a step that is going to be tried again. */
  error: string | null;
  startedAt: Date;
  doneAt: Date | null;
};

export type RunView = {
  id: string;
  functionId: string;
  status: RunStatus;
  error: string | null;
  createdAt: Date;
  endedAt: Date | null;
  /** When work on it next begins: in the past for what waits for a slot, null while it waits for an event only. */
  dueAt: Date | null;
  /** Whether a worker holds it now. */
  working: boolean;
  steps: StepView[];
};

/** The runs that an event started, oldest first, with their steps in the order in which they were found. */
export async function runsForEvent(eventId: string): Promise<RunView[]> {
  const runs = await pool().query<Omit<RunView, "steps">>(
    `SELECT id, function_id AS "functionId", status,
       CASE WHEN status IN ('failed', 'cancelled') THEN output ->> 'message' END AS error,
       created_at AS "createdAt", ended_at AS "endedAt",
       (SELECT min(run_at) FROM inngest_queue q WHERE q.run_id = r.id) AS "dueAt",
       EXISTS (SELECT 1 FROM inngest_queue q WHERE q.run_id = r.id AND q.locked_until > now()) AS working
     FROM inngest_run r WHERE event_ids @> ARRAY[$1] ORDER BY created_at, id`,
    [eventId],
  );
  const steps = await pool().query<StepView & { runId: string }>(
    `SELECT run_id AS "runId", id, name, op, attempt AS attempts,
       CASE WHEN done_at IS NULL THEN 'pending' WHEN state ->> 'type' = 'error' THEN 'failed' ELSE 'done' END AS state,
       state -> 'error' ->> 'message' AS error, started_at AS "startedAt", done_at AS "doneAt"
     FROM inngest_step WHERE run_id = ANY($1) ORDER BY seq`,
    [runs.rows.map((run) => run.id)],
  );
  return runs.rows.map((run) => ({
    ...run,
    steps: steps.rows.filter((step) => step.runId === run.id).map(({ runId: _, ...step }) => step),
  }));
}

export type QueueFigures = {
  /** Work that could begin now. */
  queued: number;
  /** Work that a worker holds. */
  running: number;
  /** Work put off: sleeps, waits, retries, throttled runs. */
  scheduled: number;
  /** Seconds since the oldest queued work was due; 0 when none waits. */
  oldestWaitSeconds: number;
};

/** For metrics and health. */
export async function queueFigures(): Promise<QueueFigures> {
  const { rows } = await pool().query<QueueFigures>(
    `SELECT count(*) FILTER (WHERE NOT held AND run_at <= now())::int AS queued,
       count(*) FILTER (WHERE held)::int AS running,
       count(*) FILTER (WHERE NOT held AND run_at > now())::int AS scheduled,
       coalesce(extract(epoch FROM now() - min(run_at) FILTER (WHERE NOT held AND run_at <= now())), 0)::float8
         AS "oldestWaitSeconds"
     FROM (SELECT run_at, coalesce(locked_until > now(), false) AS held FROM inngest_queue) AS item`,
  );
  return rows[0] ?? { queued: 0, running: 0, scheduled: 0, oldestWaitSeconds: 0 };
}
