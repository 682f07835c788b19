import { setFlagsFromString } from "node:v8";
import sharp from "sharp";
import { DomainError } from "../errors";
import { Gate } from "./gate";
import {
  type FromWorker,
  PULSE_EVERY_MS,
  type ToWorker,
  type WireError,
  type WorkerTask,
  type WorkLabel,
} from "./protocol";

export type Workshop<Config, Task extends WorkerTask, Event, Tools> = {
  label: WorkLabel;
  /** Loads what tasks need, once; a failure ends the process. */
  toolsFor(config: Config): Promise<Tools>;
  /** Does one task; its events in order. */
  perform(task: Task, tools: Tools, signal: AbortSignal): AsyncIterable<Event>;
};

/**
 * What the main file of a worker process calls: takes tasks of the parent, several at once, and sends what comes of them.
 * Ends with the parent.
 */
export function serveTasks<Config, Task extends WorkerTask, Event, Tools>(
  workshop: Workshop<Config, Task, Event, Tools>,
): void {
  // Decoders and encoders of pictures otherwise take a thread for each core.
  sharp.concurrency(1);
  sharp.cache(false);
  // Pictures are large and short-lived; a small young generation gives them back sooner.
  setFlagsFromString("--max-semi-space-size=16");

  const tasks = new Map<number, { abort: AbortController; gate: Gate }>();
  let tools: Promise<Tools> | null = null;

  const send = (message: FromWorker<Event>): void => {
    if (!process.connected) return;
    // A parent that was killed is noticed by whichever comes first: the closed channel, or a message that finds no reader.
    process.send?.(message, (error: Error | null) => {
      if (error) process.exit(0);
    });
  };

  function configure(config: Config): void {
    tools = workshop.toolsFor(config);
    tools.then(
      () => send({ type: "ready" }),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  }

  async function start({ id, task }: Extract<ToWorker<Config, Task>, { type: "start" }>): Promise<void> {
    const abort = new AbortController();
    const gate = new Gate();
    tasks.set(id, { abort, gate });
    try {
      for await (const event of workshop.perform(task, await tools!, abort.signal)) {
        send({ type: "event", id, event });
        await gate.pass(abort.signal);
        if (abort.signal.aborted) break;
      }
      send({ type: "done", id });
    } catch (error) {
      if (abort.signal.aborted) send({ type: "done", id });
      else send({ type: "failed", id, error: wireError(error, workshop.label) });
    } finally {
      tasks.delete(id);
    }
  }

  process.on("message", (message: ToWorker<Config, Task>) => {
    if (message.type === "config") configure(message.config);
    else if (message.type === "start") void start(message);
    else if (message.type === "cancel") tasks.get(message.id)?.abort.abort();
    else tasks.get(message.id)?.gate.taken();
  });

  // The channel closes when the parent ends, however it ends; the worker's own children then end for want of a reader.
  process.on("disconnect", () => process.exit(0));
  // Ctrl-C reaches the whole group of processes; the parent decides when its workers end.
  process.on("SIGINT", () => undefined);

  setInterval(() => send({ type: "pulse", rssMb: Math.round(process.memoryUsage.rss() / 2 ** 20) }), PULSE_EVERY_MS);
}

/** Our own errors reach the parent as they are; of anything else it learns that it happened, and the log has the rest. */
function wireError(error: unknown, { code, name }: WorkLabel): WireError {
  if (error instanceof DomainError) {
    const { kind, code: known, message, fields } = error;
    return { kind, code: known, detail: message, ...(fields ? { fields } : {}) };
  }
  console.error(error);
  return { kind: "unavailable", code: `${code}_failed`, detail: `${name} failed` };
}
