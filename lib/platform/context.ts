import { AsyncLocalStorage } from "node:async_hooks";

/** What is known of the request that the present code serves; audit rows and log lines take it from here. */
export type RequestContext = {
  requestId: string;
  ip: string | null;
  userAgent: string | null;
  /** The idempotency record that this request works under; the first audit row of the request is noted on it. */
  idempotency?: { actorKey: string; key: string };
};

// Next bundles a module once per entry point; the store must be one for all of them.
const holder = globalThis as typeof globalThis & { bureauContext?: AsyncLocalStorage<RequestContext> };
holder.bureauContext ??= new AsyncLocalStorage<RequestContext>();
const storage = holder.bureauContext;

export const withRequestContext = <T>(context: RequestContext, work: () => T): T => storage.run(context, work);

export const requestContext = (): RequestContext | undefined => storage.getStore();

/**
 * The client's address. X-Forwarded-For is believed only as far as `trustedProxies` hops reach: each proxy appends
 * the address it saw, so the client is the entry that the outermost trusted one wrote.
 */
export function clientAddress(headers: Headers, trustedProxies: number): string | null {
  if (trustedProxies === 0) return headers.get("x-bureau-peer") ?? null;
  const hops = (headers.get("x-forwarded-for") ?? "")
    .split(",")
    .map((hop) => hop.trim())
    .filter(Boolean);
  return hops.at(-trustedProxies) ?? null;
}
