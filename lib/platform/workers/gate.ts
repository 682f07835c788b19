import { EVENTS_AHEAD_MAX } from "./protocol";

/** Lets a few events through ahead of who takes them. */
export class Gate {
  private ahead = 0;
  private waiting: (() => void) | null = null;

  /** After an event was sent: waits while too many are under way. */
  pass(signal: AbortSignal): Promise<void> {
    if (++this.ahead < EVENTS_AHEAD_MAX || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      this.waiting = resolve;
      signal.addEventListener("abort", () => resolve(), { once: true });
    });
  }

  taken(): void {
    this.ahead--;
    this.waiting?.();
    this.waiting = null;
  }
}
