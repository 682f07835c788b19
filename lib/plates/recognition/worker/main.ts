// The worker process: recognition runs here and nowhere else, since a model's run blocks the thread that it is on.
import { setFlagsFromString } from "node:v8";
import sharp from "sharp";
import { DomainError } from "../../../platform/errors";
import { Gate, perform, type Tools, toolsFor } from "./perform";
import { type FromWorker, PULSE_EVERY_MS, type ToWorker, type WorkerConfig } from "./protocol";

// Decoders and encoders of pictures otherwise take a thread for each core.
sharp.concurrency(1);
sharp.cache(false);
// Frames are large and short-lived; a small young generation gives them back sooner.
setFlagsFromString("--max-semi-space-size=16");

const tasks = new Map<number, { abort: AbortController; gate: Gate }>();
let tools: Promise<Tools> | null = null;

const send = (message: FromWorker): void => {
  if (process.connected) process.send?.(message);
};

/** Our own errors reach the parent as they are; of anything else it learns that it happened, and the log has the rest. */
function failure(error: unknown) {
  if (error instanceof DomainError) {
    const { kind, code, message, fields } = error;
    return { kind, code, detail: message, ...(fields ? { fields } : {}) };
  }
  console.error(error);
  return { kind: "unavailable" as const, code: "recognition_failed", detail: "Recognition failed" };
}

function configure(config: WorkerConfig): void {
  tools = toolsFor(config);
  tools.then(
    () => send({ type: "ready" }),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
}

async function start({ id, task }: Extract<ToWorker, { type: "start" }>): Promise<void> {
  const abort = new AbortController();
  const gate = new Gate();
  tasks.set(id, { abort, gate });
  try {
    for await (const event of perform(task, await tools!, abort.signal)) {
      send({ type: "event", id, event });
      await gate.pass(abort.signal);
    }
    send({ type: "done", id });
  } catch (error) {
    if (abort.signal.aborted) send({ type: "done", id });
    else send({ type: "failed", id, error: failure(error) });
  } finally {
    tasks.delete(id);
  }
}

process.on("message", (message: ToWorker) => {
  if (message.type === "config") configure(message.config);
  else if (message.type === "start") void start(message);
  else if (message.type === "cancel") tasks.get(message.id)?.abort.abort();
  else tasks.get(message.id)?.gate.taken();
});

// The channel closes when the parent ends, however it ends; FFmpeg then ends for want of a reader.
process.on("disconnect", () => process.exit(0));
// Ctrl-C reaches the whole group of processes; the parent decides when its workers end.
process.on("SIGINT", () => undefined);

setInterval(() => send({ type: "pulse", rssMb: Math.round(process.memoryUsage.rss() / 2 ** 20) }), PULSE_EVERY_MS);
