import { DomainError } from "../../../platform/errors";
import { EventQueue } from "./event-queue";
import { ManagedWorker } from "./managed-worker";
import type { Task, TaskEvent, TaskKind, WorkerConfig } from "./protocol";

export type PoolOptions = {
  config: WorkerConfig;
  workers: number;
  /** Tasks that may wait for a worker; one more is refused. */
  queueMax: number;
  memoryMb: number;
  /** From its start in a worker to its answer, for a picture. */
  imageTimeoutMs: number;
  /** An idle worker, and the 300 MB of its models, is given up after so long. Default 5 minutes. */
  idleMs?: number;
};

/** Tasks of a kind that one worker does at once. They take turns: a second video only halves the pace of the first. */
const AT_ONCE: Record<TaskKind, number> = { image: 2, video: 1, stream: 4 };
const IDLE_MS = 300_000;
/** A worker that dies younger than this failed to start; the next one is started after a growing pause. */
const INFANCY_MS = 15_000;
const RESTART_MS = 500;
const RESTART_MS_MAX = 30_000;

type Waiting = { id: number; task: Task; queue: EventQueue<TaskEvent>; worker: ManagedWorker | null };

/** A supervised set of worker processes, started when there is work, replaced when they die, ended when idle. */
export class RecognitionPool {
  private readonly workers = new Set<ManagedWorker>();
  private readonly waiting: Waiting[] = [];
  private nextId = 1;
  private failedStarts = 0;
  private restartTimer: NodeJS.Timeout | null = null;
  private closed = false;

  constructor(private readonly options: PoolOptions) {}

  /** Waiting tasks and each worker's size, for the health page and the metrics. */
  get state() {
    return {
      waiting: this.waiting.length,
      workers: [...this.workers].map(({ ready, rssMb, running }) => ({ ready, rssMb, tasks: running.size })),
    };
  }

  /**
   * Does a task in a worker. The events stop coming when they are not taken, and the task ends when the loop is left.
   *
   * @throws DomainError recognition_busy when too much is waiting, recognition_timeout, or the task's own
   */
  async *run(task: Task, signal?: AbortSignal): AsyncGenerator<TaskEvent> {
    signal?.throwIfAborted();
    if (this.closed || this.isFull(task.kind)) throw busy();
    const entry: Waiting = { id: this.nextId++, task, queue: new EventQueue(), worker: null };
    const abort = () => {
      this.withdraw(entry);
      entry.queue.fail(signal?.reason);
    };
    signal?.addEventListener("abort", abort, { once: true });
    this.waiting.push(entry);
    this.dispatch();
    try {
      for await (const event of entry.queue) {
        yield event;
        entry.worker?.taken(entry.id);
      }
    } finally {
      signal?.removeEventListener("abort", abort);
      this.withdraw(entry);
    }
  }

  /** Ends every worker; what runs fails. */
  async close(): Promise<void> {
    this.closed = true;
    if (this.restartTimer) clearTimeout(this.restartTimer);
    for (const entry of this.waiting.splice(0)) entry.queue.fail(busy());
    const gone = [...this.workers].map((worker) => worker.gone);
    for (const worker of this.workers) worker.kill();
    await Promise.all(gone);
  }

  /** Live streams never end, so they do not wait for each other: one too many is refused. */
  private isFull(kind: TaskKind): boolean {
    const streams =
      [...this.workers].reduce((sum, worker) => sum + worker.count("stream"), 0) + this.waitingOf("stream");
    if (kind === "stream") return streams >= this.options.workers * AT_ONCE.stream;
    return this.waiting.length >= this.options.queueMax;
  }

  private waitingOf(kind: TaskKind): number {
    return this.waiting.filter(({ task }) => task.kind === kind).length;
  }

  private withdraw(entry: Waiting): void {
    const at = this.waiting.indexOf(entry);
    if (at >= 0) this.waiting.splice(at, 1);
    else if (entry.worker?.running.has(entry.id)) entry.worker.cancel(entry.id);
  }

  private dispatch(): void {
    for (const entry of [...this.waiting]) {
      const worker = this.workerFor(entry.task.kind);
      if (!worker) continue;
      this.waiting.splice(this.waiting.indexOf(entry), 1);
      this.assign(entry, worker);
    }
    this.settle();
  }

  /** The ready worker that has least to do, among those with room for such a task; more workers are started if none has. */
  private workerFor(kind: TaskKind): ManagedWorker | null {
    const free = [...this.workers].filter(
      (worker) => !worker.retiring && worker.ready && worker.count(kind) < AT_ONCE[kind],
    );
    free.sort((a, b) => a.running.size - b.running.size);
    const [best] = free;
    const starting = [...this.workers].some((worker) => !worker.retiring && !worker.ready);
    if ((!best || best.running.size > 0) && !starting) this.startWorker();
    return best ?? null;
  }

  private assign(entry: Waiting, worker: ManagedWorker): void {
    const { id, task, queue } = entry;
    entry.worker = worker;
    const timer =
      task.kind === "image" ? setTimeout(() => this.timeOut(entry), this.options.imageTimeoutMs) : undefined;
    const end = (finish: () => void) => () => {
      clearTimeout(timer);
      finish();
    };
    worker.start(id, task, {
      event: (event) => queue.push(event),
      done: end(() => queue.end()),
      failed: (error) => end(() => queue.fail(error))(),
    });
  }

  private timeOut({ id, queue, worker }: Waiting): void {
    worker?.cancel(id);
    queue.fail(new DomainError("unavailable", "recognition_timeout", "Recognition took too long", undefined, 10));
  }

  private startWorker(): void {
    if (this.closed || this.restartTimer || this.workers.size >= this.options.workers) return;
    const born = Date.now();
    const worker = new ManagedWorker(this.options.config, this.options, () => {
      if (worker.ready) this.failedStarts = 0;
      this.dispatch();
    });
    this.workers.add(worker);
    void worker.gone.then(() => {
      this.workers.delete(worker);
      if (!worker.ready && Date.now() - born < INFANCY_MS) this.failedStarts++;
      if (this.closed) return;
      if (this.failedStarts === 0) this.dispatch();
      else this.restartLater();
    });
  }

  private restartLater(): void {
    if (this.failedStarts >= STARTS_MAX) {
      // Whoever waits should hear of it instead of waiting for what will not come.
      for (const entry of this.waiting.splice(0)) entry.queue.fail(busy());
    }
    if (this.restartTimer) return;
    this.restartTimer = setTimeout(
      () => {
        this.restartTimer = null;
        this.dispatch();
      },
      Math.min(RESTART_MS_MAX, RESTART_MS * 2 ** this.failedStarts),
    );
    if (this.waiting.length === 0) this.restartTimer.unref();
  }

  /** Idle workers do not keep a program running; those that are to end do so when their last task is done. */
  private settle(): void {
    for (const worker of this.workers) {
      const idle = worker.running.size === 0;
      worker.hold(!idle || this.waiting.length > 0);
      if (idle && worker.retiring) worker.kill();
      else worker.endWhenIdle(idle && this.waiting.length === 0, this.options.idleMs ?? IDLE_MS);
    }
  }
}

const STARTS_MAX = 3;

const busy = () =>
  new DomainError(
    "unavailable",
    "recognition_busy",
    "Recognition has too much to do; try again in a moment",
    undefined,
    10,
  );
