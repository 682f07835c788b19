import { pool } from "@/lib/platform/db";
import { type Moment, parseRetryAfter } from "./durations";
import { SERVE_URL, type ServeHandler } from "./functions";
import { type Item, NEXT, type RunStatus, type StepState, type StoredEvent } from "./types";

/** All that the SDK needs to know of a run, read at one moment. */
export type RunState = {
  functionId: string;
  status: RunStatus;
  events: StoredEvent[];
  /** Done steps in the order in which they were done. */
  steps: { id: string; state: StepState }[];
  /** Whether anything else of this run is pending: a planned step, a sleep, a wait, another look at what is next. */
  busy: boolean;
};

export async function loadRun(item: Item): Promise<RunState | undefined> {
  const { rows } = await pool().query<RunState>(
    `SELECT r.function_id AS "functionId", r.status,
       (SELECT json_agg(json_build_object('id', e.id, 'name', e.name, 'data', e.data, 'ts', e.ts) ORDER BY given.place)
        FROM unnest(r.event_ids) WITH ORDINALITY AS given(id, place) JOIN inngest_event e ON e.id = given.id) AS events,
       coalesce((SELECT json_agg(json_build_object('id', s.id, 'state', s.state) ORDER BY s.done_at, s.seq)
        FROM inngest_step s WHERE s.run_id = r.id AND s.done_at IS NOT NULL), '[]') AS steps,
       EXISTS (SELECT 1 FROM inngest_step s WHERE s.run_id = r.id AND s.done_at IS NULL)
       OR EXISTS (SELECT 1 FROM inngest_queue q WHERE q.run_id = r.id AND q.id <> $2) AS busy
     FROM inngest_run r WHERE r.id = $1`,
    [item.runId, item.id],
  );
  return rows[0];
}

/** The SDK's answer. `retry` says whether an error in it may be tried again, and when, if the function said so. */
export type Reply = { status: number; body: unknown; retry: boolean; retryAt: Moment | undefined };

const STEP_MINUTES_MAX = 60;

/**
 * Drives one step by Inngest's execution protocol: the SDK gets the events and the results so far, and answers 200 (the
 * function returned), 206 (operations: a step that ran, or steps to plan) or an error.
 *
 * With nothing else of the run pending, the SDK runs the next step in the same call. Otherwise it only names what it
 * found and each step is asked for by id, since two calls at once could both come upon the same one.
 */
export async function driveStep(handler: ServeHandler, item: Item, run: RunState, attemptsMax: number): Promise<Reply> {
  const request = new Request(`${SERVE_URL}?${new URLSearchParams({ fnId: run.functionId, stepId: item.stepId })}`, {
    method: "POST",
    headers: { host: "127.0.0.1", "content-type": "application/json", "x-run-id": item.runId },
    body: JSON.stringify({
      version: 2,
      event: run.events[0],
      events: run.events,
      steps: Object.fromEntries(run.steps.map(({ id, state }) => [id, state])),
      ctx: {
        run_id: item.runId,
        attempt: item.attempt,
        max_attempts: attemptsMax,
        disable_immediate_execution: run.busy || item.stepId !== NEXT,
        use_api: false,
        stack: { stack: run.steps.map(({ id }) => id), current: run.steps.length - 1 },
      },
    }),
  });
  const response = await withTimeout(handler(request), STEP_MINUTES_MAX);
  return {
    status: response.status,
    body: await response.json().catch(() => null),
    retry: response.headers.get("x-inngest-no-retry") !== "true" && item.attempt + 1 < attemptsMax,
    retryAt: parseRetryAfter(response.headers.get("retry-after")),
  };
}

/** A step that never ends must not hold its slot forever: it counts as failed, although its code cannot be stopped. */
async function withTimeout(response: Promise<Response>, minutes: number): Promise<Response> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Response>((resolve) => {
    const message = `The step did not end within ${minutes} minutes`;
    const answer = () => resolve(Response.json({ name: "StepTimeoutError", message }, { status: 500 }));
    timer = setTimeout(answer, minutes * 60_000).unref();
  });
  return Promise.race([response, late]).finally(() => clearTimeout(timer));
}
