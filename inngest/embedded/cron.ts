import type { Cron } from "croner";
import { newId } from "@/lib/platform/ids";
import { inTransaction } from "./database";
import { type FunctionTable, type JobFunction, toCron } from "./functions";
import { storeEvents } from "./intake";
import { startRun } from "./start-run";

type Schedule = { fn: JobFunction; cron: string; pattern: Cron; jitterMs: number };

export function schedulesOf(functions: FunctionTable): Schedule[] {
  return functions.all.flatMap((fn) =>
    fn.triggers.flatMap(({ cron, jitter = 0 }) =>
      cron ? [{ fn, cron, pattern: toCron(cron), jitterMs: jitter }] : [],
    ),
  );
}

/**
 * Fires every schedule whose latest tick has not been fired yet. Of the ticks that went by while nothing ran, only the
 * latest is made up for; a schedule seen for the first time begins with its next tick.
 * @returns how many fired
 */
export async function fireDueSchedules(schedules: readonly Schedule[], now: Date): Promise<number> {
  let fired = 0;
  for (const schedule of schedules) if (await fireIfDue(schedule, now)) fired += 1;
  return fired;
}

function fireIfDue({ fn, cron, pattern, jitterMs }: Schedule, now: Date): Promise<boolean> {
  // The tick of this very moment counts, too: previousRuns leaves the moment that it is asked from out.
  const tick = pattern.previousRuns(1, new Date(now.getTime() + 1))[0];
  return inTransaction(async (tx) => {
    const known = await tx.query(
      "INSERT INTO inngest_cron (function_id, cron, fired_for) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
      [fn.id, cron, now],
    );
    if (known.rowCount === 1 || !tick) return false;
    // The row lock lets one worker fire a tick; the others then find it fired.
    const mine = await tx.query(
      "UPDATE inngest_cron SET fired_for = $3 WHERE function_id = $1 AND cron = $2 AND fired_for < $3",
      [fn.id, cron, tick],
    );
    if (mine.rowCount === 0) return false;
    const event = { id: newId(), name: "inngest/scheduled.timer", data: { cron }, ts: tick.getTime() };
    await storeEvents(tx, [event], true);
    await startRun(tx, fn, event, { when: { afterMs: Math.random() * jitterMs } });
    return true;
  });
}

const LOOK_MS_MAX = 60_000;

/** Milliseconds to the next tick, one minute at most: the computer's clock may be set, or the machine may have slept. */
export function msToNextTick(schedules: readonly Schedule[], now: Date): number {
  const waits = schedules.map(({ pattern }) => pattern.msToNext(now) ?? LOOK_MS_MAX);
  return Math.max(1, Math.min(LOOK_MS_MAX, ...waits));
}
