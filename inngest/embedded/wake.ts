// Next bundles a module once per entry point, so the executor and a route that sends an event may each have their own
// copy of this file. The listeners are therefore kept on the one global object.
const holder = globalThis as typeof globalThis & { bureauJobListeners?: Set<() => void> };
holder.bureauJobListeners ??= new Set();
const listeners = holder.bureauJobListeners;

/** Tells the executors of this process that there is work; those of other processes find it at their next look. */
export function wakeExecutors(): void {
  for (const listener of listeners) listener();
}

/** @returns a function that ends the listening */
export function onWake(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
