const holder = globalThis as typeof globalThis & { bureauStopping?: boolean };

/** Asks this process's long steps to end at their next checkpoint, because the process is about to end. */
export function stopSoon(): void {
  holder.bureauStopping = true;
}

export const isStopping = (): boolean => holder.bureauStopping === true;

/** For tests: the process goes on after all. */
export function goOn(): void {
  holder.bureauStopping = false;
}
