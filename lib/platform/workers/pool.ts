import { DomainError } from "../errors";
import { EventQueue } from "./event-queue";
import { ManagedWorker, type WorkerLaunch } from "./managed-worker";
import type { WorkerTask } from "./protocol";

/** How tasks of one kind are done. */
export type KindOptions = {
  /** Tasks of this kind that one worker does at once. They take turns: a second long one only halves the pace of the first. */
  atOnce: number;
  /** From its start in a worker to its answer; null for tasks that take as long as they take. */
  timeoutMs: number | null;
  /** Never ends by itself, so no other waits for it: one more than all workers take is refused. */
  endless?: boolean;
};

export type PoolOptions<Config, Kind extends string> = WorkerLaunch<Config> & {
  kinds: Record<Kind, KindOptions>;
  workers: number;
  /** Tasks that may wait for a worker; one more is refused. */
  queueMax: number;
  memoryMb: number;
  /** An idle worker, and the memory of its models, is given up after so long. Default 5 minutes. */
  idleMs?: number;
};

const IDLE_MS = 300_000;
/** A worker that dies younger than this failed to start; the next one is started after a growing pause. */
const INFANCY_MS = 15_000;
const STARTS_MAX = 3;
const RESTART_MS = 500;
const RESTART_MS_MAX = 30_000;

type Waiting<Config, Task extends WorkerTask, Event> = {
  id: number;
  task: Task;
  queue: EventQueue<Event>;
  worker: ManagedWorker<Config, Task, Event> | null;
};

/** A supervised set of worker processes, started when there is work, replaced when they die, ended when idle. */
export class WorkerPool<Config, Task extends WorkerTask, Event> {
  private readonly workers = new Set<ManagedWorker<Config, Task, Event>>();
  private readonly waiting: Waiting<Config, Task, Event>[] = [];
  private nextId = 1;
  private failedStarts = 0;
  private restartTimer: NodeJS.Timeout | null = null;
  private closed = false;

  constructor(private readonly options: PoolOptions<Config, Task["kind"]>) {}

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
   * @throws DomainError <label>_busy when too much is waiting, <label>_timeout, <label>_failed, or the task's own
   */
  async *run(task: Task, signal?: AbortSignal): AsyncGenerator<Event> {
    signal?.throwIfAborted();
    if (this.closed || this.isFull(task.kind)) throw this.busy();
    const entry: Waiting<Config, Task, Event> = { id: this.nextId++, task, queue: new EventQueue(), worker: null };
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
    for (const entry of this.waiting.splice(0)) entry.queue.fail(this.busy());
    const gone = [...this.workers].map((worker) => worker.gone);
    for (const worker of this.workers) worker.kill();
    await Promise.all(gone);
  }

  private isFull(kind: Task["kind"]): boolean {
    const { atOnce, endless } = this.kindOf(kind);
    if (endless) {
      const running = [...this.workers].reduce((sum, worker) => sum + worker.count(kind), 0);
      return running + this.waitingOf(kind) >= this.options.workers * atOnce;
    }
    return this.waiting.length >= this.options.queueMax;
  }

  private kindOf(kind: Task["kind"]): KindOptions {
    return this.options.kinds[kind];
  }

  private waitingOf(kind: Task["kind"]): number {
    return this.waiting.filter(({ task }) => task.kind === kind).length;
  }

  private withdraw(entry: Waiting<Config, Task, Event>): void {
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
  private workerFor(kind: Task["kind"]): ManagedWorker<Config, Task, Event> | null {
    const free = [...this.workers].filter(
      (worker) => !worker.retiring && worker.ready && worker.count(kind) < this.kindOf(kind).atOnce,
    );
    free.sort((a, b) => a.running.size - b.running.size);
    const [best] = free;
    const starting = [...this.workers].some((worker) => !worker.retiring && !worker.ready);
    if ((!best || best.running.size > 0) && !starting) this.startWorker();
    return best ?? null;
  }

  private assign(entry: Waiting<Config, Task, Event>, worker: ManagedWorker<Config, Task, Event>): void {
    const { id, task, queue } = entry;
    entry.worker = worker;
    const { timeoutMs } = this.kindOf(task.kind);
    const timer = timeoutMs === null ? undefined : setTimeout(() => this.timeOut(entry), timeoutMs);
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

  private timeOut({ id, queue, worker }: Waiting<Config, Task, Event>): void {
    worker?.cancel(id);
    const { code, name } = this.options.label;
    queue.fail(new DomainError("unavailable", `${code}_timeout`, `${name} took too long`, undefined, 10));
  }

  private startWorker(): void {
    if (this.closed || this.restartTimer || this.workers.size >= this.options.workers) return;
    const born = Date.now();
    const worker = new ManagedWorker<Config, Task, Event>(this.options, this.options, () => {
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
      for (const entry of this.waiting.splice(0)) entry.queue.fail(this.busy());
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

  private busy(): DomainError {
    const { code, name } = this.options.label;
    const detail = `${name} has too much to do; try again in a moment`;
    return new DomainError("unavailable", `${code}_busy`, detail, undefined, 10);
  }
}
