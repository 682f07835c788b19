import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { DomainError } from "../errors";
import type { FromWorker, ToWorker, WorkerTask, WorkLabel } from "./protocol";

/** What the parent does with a task's news. */
export type TaskListener<Event> = {
  event(event: Event): void;
  done(): void;
  failed(error: unknown): void;
};

export type WorkerLaunch<Config> = {
  label: WorkLabel;
  /** The worker's main file, from the project's root: one that calls `serveTasks`. */
  script: string;
  config: Config;
};

export type WorkerLimits = {
  /** A worker that takes more memory is replaced as soon as it is idle, and at once when it takes half as much again. */
  memoryMb: number;
};

/** A worker that gives no sign of life for so long hangs. Loading the models takes seconds of it. */
const PULSE_TIMEOUT_MS = 60_000;
const HARD_MEMORY_FACTOR = 1.5;

const crashed = ({ code, name }: WorkLabel) =>
  new DomainError(
    "unavailable",
    `${code}_failed`,
    `${name}: its worker process ended unexpectedly; try again`,
    undefined,
    5,
  );

/**
 * Only what a program needs to run at all. Secrets of the office stay with the office: a worker decodes files of
 * strangers.
 */
function workerEnvironment(): NodeJS.ProcessEnv {
  const kept = [
    "PATH",
    "HOME",
    "TMPDIR",
    "TEMP",
    "TMP",
    "LANG",
    "TZ",
    "LD_LIBRARY_PATH",
    "SystemRoot",
    "CUDA_VISIBLE_DEVICES",
  ];
  const environment = Object.fromEntries(
    kept.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
  );
  return { ...environment, NODE_ENV: process.env.NODE_ENV ?? "production" };
}

/** A child process that does tasks, as its parent sees it. */
export class ManagedWorker<Config, Task extends WorkerTask, Event> {
  readonly running = new Map<number, { kind: Task["kind"]; listener: TaskListener<Event> }>();
  /** Resolves when the process is gone, however it ended. */
  readonly gone: Promise<void>;
  ready = false;
  /** Takes no more tasks: it is too large, or is to end. */
  retiring = false;
  rssMb = 0;
  private readonly child: ChildProcess;
  private pulseTimer: NodeJS.Timeout | undefined;
  private idleTimer: NodeJS.Timeout | undefined;

  constructor(
    private readonly launch: WorkerLaunch<Config>,
    private readonly limits: WorkerLimits,
    private readonly changed: () => void,
  ) {
    // TypeScript as it lies in the project: the built server has the sources beside it, and tsx is how scripts run, too.
    const root = /* turbopackIgnore: true */ process.cwd();
    const script = path.join(root, launch.script);
    // Not `fork`: Next's bundler takes its argument for a module and would build the worker, models' runtime and all, in.
    this.child = spawn(process.execPath, ["--import", "tsx", script], {
      cwd: root,
      env: workerEnvironment(),
      serialization: "advanced",
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    this.child.on("message", (message: FromWorker<Event>) => this.receive(message));
    this.child.on("error", () => undefined);
    this.gone = new Promise((resolve) => {
      this.child.once("exit", () => resolve(this.ended()));
      this.child.once("error", () => this.child.pid === undefined && resolve(this.ended()));
    });
    this.send({ type: "config", config: launch.config });
    this.expectPulse();
  }

  count(kind: Task["kind"]): number {
    return [...this.running.values()].filter((task) => task.kind === kind).length;
  }

  start(id: number, task: Task, listener: TaskListener<Event>): void {
    this.running.set(id, { kind: task.kind, listener });
    this.send({ type: "start", id, task });
  }

  cancel(id: number): void {
    this.send({ type: "cancel", id });
  }

  taken(id: number): void {
    this.send({ type: "taken", id });
  }

  /** Ends the process; its tasks fail. */
  kill(): void {
    this.retiring = true;
    this.child.kill("SIGKILL");
  }

  /** Ends the process after `afterMs`, unless it gets something to do before. */
  endWhenIdle(idle: boolean, afterMs: number): void {
    if (!idle) {
      clearTimeout(this.idleTimer);
      this.idleTimer = undefined;
    } else if (!this.idleTimer) {
      this.idleTimer = setTimeout(() => this.kill(), afterMs);
      this.idleTimer.unref();
    }
  }

  /** Keeps the parent's event loop alive, or no longer: an idle worker must not hold up the end of a script. */
  hold(busy: boolean): void {
    if (busy) {
      this.child.ref();
      this.child.channel?.ref();
    } else {
      this.child.unref();
      this.child.channel?.unref();
    }
  }

  private send(message: ToWorker<Config, Task>): void {
    // A worker that is just ending is noticed by its exit; the message to it is lost either way.
    if (this.child.connected) this.child.send(message, () => undefined);
  }

  private receive(message: FromWorker<Event>): void {
    if (message.type === "ready") this.ready = true;
    else if (message.type === "pulse") this.pulse(message.rssMb);
    else this.report(message);
    this.changed();
  }

  private report(message: Exclude<FromWorker<Event>, { type: "ready" | "pulse" }>): void {
    const listener = this.running.get(message.id)?.listener;
    if (message.type === "event") {
      listener?.event(message.event);
      return;
    }
    this.running.delete(message.id);
    if (message.type === "done") listener?.done();
    else {
      const { kind, code, detail, fields } = message.error;
      listener?.failed(new DomainError(kind, code, detail, fields));
    }
  }

  private pulse(rssMb: number): void {
    this.rssMb = rssMb;
    this.expectPulse();
    if (rssMb > this.limits.memoryMb) this.retiring = true;
    if (rssMb > this.limits.memoryMb * HARD_MEMORY_FACTOR) this.kill();
  }

  private expectPulse(): void {
    clearTimeout(this.pulseTimer);
    this.pulseTimer = setTimeout(() => this.kill(), PULSE_TIMEOUT_MS);
    this.pulseTimer.unref();
  }

  private ended(): void {
    clearTimeout(this.pulseTimer);
    clearTimeout(this.idleTimer);
    this.retiring = true;
    const failed = [...this.running.values()];
    this.running.clear();
    for (const { listener } of failed) listener.failed(crashed(this.launch.label));
  }
}
