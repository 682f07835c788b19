/** Events that wait to be taken, one after the other, by one loop; then the end, or an error. */
export class EventQueue<T> implements AsyncIterable<T> {
  private readonly events: T[] = [];
  private outcome: { error: unknown } | "ended" | null = null;
  private wake: (() => void) | null = null;

  push(event: T): void {
    if (this.outcome) return;
    this.events.push(event);
    this.wake?.();
  }

  end(): void {
    this.outcome ??= "ended";
    this.wake?.();
  }

  fail(error: unknown): void {
    this.outcome ??= { error };
    this.wake?.();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T> {
    for (;;) {
      if (this.events.length > 0) yield this.events.shift()!;
      else if (this.outcome === "ended") return;
      else if (this.outcome) throw this.outcome.error;
      else {
        await new Promise<void>((resolve) => {
          this.wake = resolve;
        });
      }
    }
  }
}
