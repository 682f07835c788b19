import { type Actor, isStaff, permit } from "@/lib/platform/auth/actor";
import { actorOf } from "@/lib/platform/auth/request";
import { db } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";
import { mayWorkWithPlates } from "../policy";
import { matchesSince } from "./queries";
import type { BoloMatchView } from "./schema";

const LOOK_MS = 1000;
/** Hits are written by several processes, and one that began earlier may commit later: so far back each look goes. */
const OVERLAP_MS = 30_000;
/** How often the credentials are asked again, so that a revoked session hears nothing more. */
const ADMIT_MS = 15_000;
/** A comment now and then keeps proxies from closing the connection. */
const BEAT_MS = 15_000;

/**
 * New hits as server-sent events (WHATWG HTML, 9.2): one `hit` each, its id that of the hit. A browser that was cut off
 * comes back with the last id it saw and misses none; one that it saw may come again.
 *
 * @param waitSeconds after which the stream ends, and the browser comes back by itself
 */
export async function hitFeed(actor: Actor, request: Request, waitSeconds: number): Promise<Response> {
  permit(mayWorkWithPlates(actor));
  const since = await resumeAt(request.headers.get("last-event-id"));
  const encoder = new TextEncoder();
  const ended = new AbortController();
  request.signal.addEventListener("abort", () => ended.abort(), { once: true });
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text));
      send("retry: 2000\n\n");
      try {
        await follow(request, since, waitSeconds, ended.signal, send);
      } catch (error) {
        log.warn({ err: error }, "a feed of hits has ended");
      }
      if (!ended.signal.aborted) controller.close();
    },
    cancel: () => ended.abort(),
  });
  return new Response(body, {
    headers: { "content-type": "text/event-stream", "cache-control": "no-store", "x-accel-buffering": "no" },
  });
}

async function resumeAt(lastId: string | null): Promise<Date> {
  const seen =
    lastId && /^[\da-f-]{36}$/.test(lastId)
      ? await db().boloMatch.findUnique({ where: { id: lastId }, select: { matchedAt: true } })
      : null;
  return seen?.matchedAt ?? new Date();
}

async function follow(
  request: Request,
  since: Date,
  waitSeconds: number,
  signal: AbortSignal,
  send: (text: string) => void,
): Promise<void> {
  const sent = new Map<string, number>();
  let from = since.getTime();
  const end = Date.now() + waitSeconds * 1000;
  let admitted = Date.now();
  let beaten = Date.now();
  while (!signal.aborted && Date.now() < end) {
    const now = Date.now();
    if (now - admitted > ADMIT_MS) {
      if (!isStaff(await actorOf(request))) return;
      admitted = now;
    }
    for (const hit of await matchesSince(new Date(from))) {
      if (sent.has(hit.id)) continue;
      sent.set(hit.id, now);
      send(eventOf(hit));
      beaten = now;
    }
    // The first look may go far back, to where a browser was cut off; from then on the overlap is enough.
    from = Math.max(from, now - OVERLAP_MS);
    for (const [id, at] of sent) if (now - at > 2 * OVERLAP_MS) sent.delete(id);
    if (now - beaten > BEAT_MS) {
      send(": still here\n\n");
      beaten = now;
    }
    await pause(LOOK_MS, signal);
  }
}

/** JSON has no line breaks of its own, so one `data` line holds it. */
const eventOf = (hit: BoloMatchView): string => `event: hit\nid: ${hit.id}\ndata: ${JSON.stringify(hit)}\n\n`;

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      "abort",
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
