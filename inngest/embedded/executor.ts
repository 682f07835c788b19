import type { Inngest, InngestFunction } from "inngest";
import { pool } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";
import { settings } from "@/lib/platform/settings";
import { fireDueSchedules, msToNextTick, schedulesOf } from "./cron";
import { discoverFunctions } from "./functions";
import { ingestEvents } from "./ingest";
import { Loop } from "./loop";
import { pruneHistory } from "./prune";
import { claim, releaseLeases, renewLeases } from "./queue";
import type { Item } from "./types";
import { onWake } from "./wake";
import { work } from "./work";
import { nextClaimName, releaseDeadWorkers } from "./worker";

/** How soon an executor finds work that another process queued. Work of its own process wakes it at once. */
const POLL_MS = 500;
const PRUNE_MS = 3_600_000;
const STOP_MS = 5000;

export type Executor = { stop: () => Promise<void> };
type Options = { client: Inngest.Any; functions: InngestFunction.Any[] };

const holder = globalThis as typeof globalThis & { bureauExecutor?: Promise<Executor> };

/** Starts this process's executor, or finds the one that runs: a hot reload must not start a second one. */
export function startExecutor(options: Options): Promise<Executor> {
  holder.bureauExecutor ??= createExecutor(options).then((executor) => ({
    stop: async () => {
      holder.bureauExecutor = undefined;
      await executor.stop();
    },
  }));
  holder.bureauExecutor.catch(() => {
    holder.bureauExecutor = undefined;
  });
  return holder.bureauExecutor;
}

/**
 * An executor: takes events and due steps from the database and runs up to `JOBS_CONCURRENCY` steps at once. When the
 * database goes away it waits and goes on.
 * @throws Error when a function cannot run embedded
 */
export async function createExecutor(options: Options): Promise<Executor> {
  const { handler, functions } = await discoverFunctions(options);
  const { JOBS_CONCURRENCY: slots, JOBS_LEASE_SECONDS: leaseSeconds } = settings();
  const active = new Map<string, { item: Item; done: Promise<void> }>();
  const schedules = schedulesOf(functions);
  const held = () => [...active.values()].map(({ item }) => item);

  const begin = (item: Item) => {
    const done = work({ handler, functions, item, leaseSeconds, isStopping: () => dispatch.stopped }).finally(() => {
      active.delete(item.id);
      dispatch.wake();
    });
    active.set(item.id, { item, done });
  };

  const dispatch = new Loop("dispatch", async () => {
    const due = await whatIsDue();
    const handled = due.events ? await ingestEvents(functions) : 0;
    while ((due.events || due.items) && active.size < slots && !dispatch.stopped) {
      const item = await claim({ worker: nextClaimName(), leaseSeconds, held: [...active.keys()] });
      if (!item) break;
      begin(item);
    }
    return handled > 0 ? 0 : POLL_MS;
  });

  const keepAlive = new Loop("leases", async () => {
    if (active.size > 0) await renewLeases(held(), leaseSeconds);
    if ((await releaseDeadWorkers()) > 0) dispatch.wake();
    return (leaseSeconds * 1000) / 4;
  });

  const clock = new Loop("cron", async () => {
    if ((await fireDueSchedules(schedules, new Date())) > 0) dispatch.wake();
    return msToNextTick(schedules, new Date());
  });

  const prune = new Loop("prune", async () => {
    await pruneHistory();
    return PRUNE_MS;
  });

  const loops = [keepAlive, dispatch, prune, ...(schedules.length > 0 ? [clock] : [])];
  const endListening = onWake(() => dispatch.wake());
  for (const loop of loops) loop.start();
  log.info({ functions: functions.all.map((fn) => fn.id), slots }, "jobs: the embedded executor runs");

  return {
    async stop() {
      endListening();
      await Promise.all(loops.map((loop) => loop.stop()));
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise((resolve) => {
        timer = setTimeout(resolve, STOP_MS);
      });
      await Promise.race([Promise.all([...active.values()].map(({ done }) => done)), late]);
      clearTimeout(timer);
      // What did not end in time goes back to the queue; its result, should it still come, is thrown away.
      if (active.size > 0) await releaseLeases(held());
    },
  };
}

/** One cheap look for an idle system: both parts are answered from an index. */
async function whatIsDue(): Promise<{ events: boolean; items: boolean }> {
  const { rows } = await pool().query<{ events: boolean; items: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM inngest_event WHERE handled_at IS NULL) AS events,
       EXISTS (SELECT 1 FROM inngest_queue
               WHERE run_at <= now() AND (locked_until IS NULL OR locked_until <= now())) AS items`,
  );
  return rows[0] ?? { events: false, items: false };
}
