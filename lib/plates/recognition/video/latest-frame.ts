/**
 * Holds the newest of what comes in: who takes slowly misses some instead of falling behind. Between a camera, which does
 * not wait, and recognition, which may be slower than it.
 */
export class Latest<T> {
  private value: T | undefined;
  private waiting: ((value: T | null) => void) | null = null;
  private ended = false;
  /** Values that nobody took before the next one came. */
  dropped = 0;

  put(value: T): void {
    if (this.ended) return;
    if (this.waiting) {
      this.waiting(value);
      this.waiting = null;
    } else {
      if (this.value !== undefined) this.dropped++;
      this.value = value;
    }
  }

  /** Nothing more comes; what is held can still be taken. */
  end(): void {
    this.ended = true;
    this.waiting?.(null);
    this.waiting = null;
  }

  /** The newest value, as soon as there is one; null after the end. One taker at a time. */
  take(): Promise<T | null> {
    const { value } = this;
    this.value = undefined;
    if (value !== undefined) return Promise.resolve(value);
    if (this.ended) return Promise.resolve(null);
    return new Promise((resolve) => {
      this.waiting = resolve;
    });
  }
}
