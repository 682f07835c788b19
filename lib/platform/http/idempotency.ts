import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { IdempotencyRecord } from "@/lib/generated/prisma/client";
import type { Actor } from "../auth/actor";
import { db } from "../db";
import { conflict, DomainError } from "../errors";

/** What stands under an Idempotency-Key when a request comes in. */
export type Claim =
  | { kind: "ours"; actorKey: string; key: string }
  | { kind: "answered"; response: Response }
  /** The first request made this and then died before it could answer. */
  | { kind: "effect"; actorKey: string; key: string; resourceId: string };

/** A request that has not answered for this long is taken for dead. */
const LEASE_MS = 60_000;
const WAIT_MS = 20_000;
const MAX_BODY_BYTES = 256 * 1024;

/**
 * Takes a key for this request (draft-ietf-httpapi-idempotency-key-header). Of requests at the same time one gets it;
 * the others wait for its answer and repeat it.
 *
 * @throws DomainError conflict when the key was used with another request; malformed for a key that is none
 */
export async function claimKey(
  actor: Actor,
  key: string,
  operation: string,
  target: string,
  body: Uint8Array,
): Promise<Claim> {
  if (!/^[\x21-\x7e]{1,200}$/.test(key))
    throw new DomainError("malformed", "invalid_idempotency_key", "Idempotency-Key: 1 to 200 printable characters");
  const requestHash = createHash("sha256").update(`${operation}\n${target}\n`).update(body).digest("hex");
  const id = { actorKey: actor.id, key };
  for (const deadline = Date.now() + WAIT_MS; ; ) {
    const now = new Date();
    const made = await db().idempotencyRecord.createMany({
      data: { ...id, operation, requestHash, lockedUntil: leaseFrom(now) },
      skipDuplicates: true,
    });
    if (made.count === 1) return { kind: "ours", ...id };
    const record = await db().idempotencyRecord.findUnique({ where: { actorKey_key: id } });
    if (!record) continue;
    if (record.requestHash !== requestHash)
      throw conflict("idempotency_key_reused", "This Idempotency-Key was used with another request");
    if (record.status !== null) return { kind: "answered", response: replayed(record) };
    if (record.lockedUntil && record.lockedUntil < now) {
      const taken = await db().idempotencyRecord.updateMany({
        where: { ...id, lockedUntil: record.lockedUntil, status: null },
        data: { lockedUntil: leaseFrom(now) },
      });
      const resourceId = record.effect?.slice(record.effect.indexOf(":") + 1);
      if (taken.count === 1) return resourceId ? { kind: "effect", ...id, resourceId } : { kind: "ours", ...id };
    }
    if (Date.now() > deadline)
      throw conflict("request_in_progress", "The first request with this Idempotency-Key is still at work");
    await sleep(100);
  }
}

const leaseFrom = (now: Date): Date => new Date(now.getTime() + LEASE_MS);

function replayed(record: IdempotencyRecord): Response {
  const headers = new Headers(record.headers as Record<string, string>);
  headers.set("idempotent-replayed", "true");
  return new Response(record.body ? new Uint8Array(record.body) : null, { status: record.status ?? 200, headers });
}

/**
 * Keeps the answer for later requests with the key. A refusal that another try could turn round (5xx, 429) is
 * forgotten instead, unless the request did have an effect.
 */
export async function settleKey(claim: { actorKey: string; key: string }, response: Response): Promise<Response> {
  const where = { actorKey: claim.actorKey, key: claim.key };
  if (response.status >= 500 || response.status === 429) {
    await db().idempotencyRecord.deleteMany({ where: { ...where, effect: null } });
    await db().idempotencyRecord.updateMany({ where, data: { lockedUntil: new Date(0) } });
    return response;
  }
  const body = new Uint8Array(await response.arrayBuffer());
  const headers = Object.fromEntries([...response.headers].filter(([name]) => name !== "x-request-id"));
  if (body.length <= MAX_BODY_BYTES) {
    await db().idempotencyRecord.updateMany({
      where,
      data: { status: response.status, headers, body, lockedUntil: null },
    });
  }
  return new Response(body.length > 0 ? body : null, { status: response.status, headers: response.headers });
}

/** Records older than a day are forgotten (run by a job). */
export async function purgeIdempotencyRecords(now = new Date()): Promise<number> {
  const { count } = await db().idempotencyRecord.deleteMany({
    where: { createdAt: { lt: new Date(now.getTime() - 86_400_000) } },
  });
  return count;
}
