import type { WebhookDelivery, WebhookEndpoint } from "@/lib/generated/prisma/client";
import { db } from "../db";
import { DomainError } from "../errors";
import { log } from "../log";
import { type Posted, safePost } from "../net/safe-post";
import { record } from "./record";
import { signedHeaders } from "./secret";

/** Contract 2 gives a receiver this long, and Standard Webhooks no more than 30 s. */
const TIMEOUT_MS = 10_000;
/** While this long has not passed, an attempt counts as under way and no other process begins one. */
const LEASE_MS = 60_000;
const BATCH = 25;
const AT_ONCE = 5;

export type Attempt = {
  at: Date;
  durationMs: number;
  /** What the receiver answered, or why there was no answer. */
  answer: Posted | { error: string; code: string };
};

type Claimed = WebhookDelivery & { endpoint: WebhookEndpoint };

/**
 * Sends what is due for an endpoint, some at a time. A receiver that does not answer is left alone with the rest, which
 * comes with the next sweep: it must not hold up the office's other work.
 *
 * @returns how many attempts were made, and when the soonest of what failed is to be tried again
 */
export async function deliverDue(endpointId: string): Promise<{ attempts: number; nextAt: string | null }> {
  let attempts = 0;
  let answered = true;
  let soonest: Date | null = null;
  while (answered && attempts < BATCH) {
    const due = await db().webhookDelivery.findMany({
      where: { endpointId, state: "pending", nextAttemptAt: { lte: new Date() }, endpoint: { state: "active" } },
      select: { id: true },
      orderBy: [{ nextAttemptAt: "asc" }, { id: "asc" }],
      take: AT_ONCE,
    });
    if (due.length === 0) break;
    const outcomes = await Promise.all(due.map(({ id }) => deliverOne(id)));
    for (const outcome of outcomes) {
      if (!outcome) continue;
      attempts += 1;
      if (outcome.silent) answered = false;
      if (outcome.nextAt && (!soonest || outcome.nextAt < soonest)) soonest = outcome.nextAt;
    }
    // Another process has them all.
    if (outcomes.every((outcome) => outcome === null)) break;
  }
  return { attempts, nextAt: soonest?.toISOString() ?? null };
}

/**
 * Makes one attempt, unless it is another's, not due, or its endpoint is switched off.
 *
 * @returns null when there was none to make
 */
export async function deliverOne(id: string): Promise<{ nextAt: Date | null; silent: boolean } | null> {
  const claimed = await claim(id, new Date());
  if (!claimed) return null;
  const attempt = await send(claimed);
  const nextAt = await record(claimed, attempt);
  return { nextAt, silent: "error" in attempt.answer };
}

/** Takes a delivery for this process. The lease is the time of its next attempt: a crash gives it back by itself. */
async function claim(id: string, now: Date): Promise<Claimed | null> {
  const { count } = await db().webhookDelivery.updateMany({
    where: { id, state: "pending", nextAttemptAt: { lte: now }, endpoint: { state: "active" } },
    data: { nextAttemptAt: new Date(now.getTime() + LEASE_MS), attempts: { increment: 1 }, lastAttemptAt: now },
  });
  if (count !== 1) return null;
  return db().webhookDelivery.findUnique({ where: { id }, include: { endpoint: true } });
}

async function send({ endpoint, eventId, body }: Claimed): Promise<Attempt> {
  const at = new Date();
  const start = performance.now();
  const done = (answer: Attempt["answer"]): Attempt => ({
    at,
    durationMs: Math.round(performance.now() - start),
    answer,
  });
  try {
    const headers = { ...signedHeaders(endpoint, eventId, body, at), "user-agent": "Bureau-Webhooks/1.0" };
    const limits = { totalTimeoutMs: TIMEOUT_MS, idleTimeoutMs: TIMEOUT_MS };
    return done(await safePost(endpoint.url, body, headers, limits));
  } catch (error) {
    if (error instanceof DomainError) return done({ error: error.message, code: error.code });
    log.error({ err: error, endpoint: endpoint.id }, "a webhook could not be made ready");
    return done({ error: "The webhook could not be made ready; the server's log tells more", code: "internal" });
  }
}

/** Endpoints with something to send now: what a crash lost, and what is to be tried again. */
export async function endpointsDue(now = new Date()): Promise<string[]> {
  const due = await db().webhookDelivery.groupBy({
    by: ["endpointId"],
    where: { state: "pending", nextAttemptAt: { lte: now }, endpoint: { state: "active" } },
  });
  return due.map(({ endpointId }) => endpointId);
}
