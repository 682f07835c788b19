import { log } from "@/lib/platform/log";
import { isTransient } from "./database";

const PAUSE_MS_MIN = 250;
const PAUSE_MS_MAX = 5000;

/**
 * Calls `turn` again and again, waiting as long between as it says, or less when woken. An error (the database is away)
 * is logged, and the loop goes on after a pause that grows to five seconds.
 */
export class Loop {
  stopped = false;
  private running: Promise<void> = Promise.resolve();
  private wokenEarly = false;
  private endWait: (() => void) | undefined;

  constructor(
    private readonly name: string,
    /** @returns milliseconds to the next turn */
    private readonly turn: () => Promise<number>,
  ) {}

  start(): void {
    this.running = this.run();
  }

  /** Ends the wait, or has the next one left out. */
  wake(): void {
    this.wokenEarly = true;
    this.endWait?.();
  }

  /** Ends the loop after the turn that it is in. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.endWait?.();
    await this.running;
  }

  private async run(): Promise<void> {
    for (let failures = 0; !this.stopped; ) {
      this.wokenEarly = false;
      let pauseMs: number;
      try {
        pauseMs = await this.turn();
        if (failures > 0) log.info(`jobs: ${this.name} goes on`);
        failures = 0;
      } catch (error) {
        if (failures === 0 || !isTransient(error)) log.error({ err: error }, `jobs: ${this.name} failed`);
        pauseMs = Math.min(PAUSE_MS_MAX, PAUSE_MS_MIN * 2 ** failures);
        failures = Math.min(failures + 1, 10);
      }
      // After a failure a wake does not help: the pause is there to leave the database alone.
      if (!this.stopped && (failures > 0 || !this.wokenEarly)) await this.wait(pauseMs, failures > 0);
    }
  }

  private async wait(ms: number, evenIfWoken: boolean): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.endWait = () => {
        if (evenIfWoken && !this.stopped) return;
        clearTimeout(timer);
        resolve();
      };
    });
    this.endWait = undefined;
  }
}
