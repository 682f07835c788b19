import { createHmac, timingSafeEqual } from "node:crypto";
import type { AuditEntry } from "@/lib/generated/prisma/client";
import type { Actor } from "../auth/actor";
import { derivedKey } from "../auth/tokens";
import { requestContext } from "../context";
import { Prisma, type Tx } from "../db";

/** What was done, in the verbs of contract 1, section 1.7, and ours. */
export type AuditAction =
  | "create"
  | "read"
  | "update"
  | "delete"
  | "login"
  | "login_failed"
  | "logout"
  | "print"
  | "export"
  | "verify"
  | "generate"
  | "download"
  | "revoke"
  | "cancel"
  | "retry"
  | "cleanup"
  | "maintain";

export type AuditNote = {
  action: AuditAction;
  resourceType: string;
  resourceId?: string | number | null;
  description?: string;
  /** Only the fields that changed, as JSON. Never a password, a token or a picture. */
  oldValues?: Record<string, unknown>;
  newValues?: Record<string, unknown>;
};

/** The hash before the first row. */
export const GENESIS = "0".repeat(64);

type Hashed = Omit<AuditEntry, "hash">;

/**
 * HMAC-SHA-256 over every column and the hash of the row before. It is keyed, so that somebody who can write to the
 * database still cannot compute a chain that verifies.
 */
export function hashEntry(entry: Hashed, key: Uint8Array): string {
  const columns = [
    entry.seq.toString(),
    entry.at.toISOString(),
    entry.actorKind,
    entry.actorId,
    entry.userId,
    entry.action,
    entry.resourceType,
    entry.resourceId,
    entry.description,
    entry.ip,
    entry.userAgent,
    entry.requestId,
    canonical(entry.oldValues),
    canonical(entry.newValues),
    entry.prevHash,
  ];
  return createHmac("sha256", key).update(JSON.stringify(columns)).digest("hex");
}

/** JSON with sorted keys: `jsonb` does not keep the order it was given. */
export function canonical(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

export const chainKey = (): Uint8Array => derivedKey("audit-chain");

export const sealHead = (seq: bigint, hash: string, key: Uint8Array): string =>
  createHmac("sha256", key).update(`head|${seq}|${hash}`).digest("hex");

export function sealHolds(seq: bigint, hash: string, seal: string, key: Uint8Array): boolean {
  const [given, right] = [Buffer.from(seal), Buffer.from(sealHead(seq, hash, key))];
  return given.length === right.length && timingSafeEqual(given, right);
}

const tidy = (value: Record<string, unknown> | undefined): Prisma.InputJsonValue | undefined =>
  value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as Prisma.InputJsonValue);

/**
 * Adds one row to the chain inside the caller's transaction, so that a change and its record commit together or not
 * at all. The head's row lock orders the writers until commit: call it last in the transaction.
 */
export async function audit(tx: Tx, actor: Actor, note: AuditNote, now = new Date()): Promise<void> {
  const key = chainKey();
  const [head] = await tx.$queryRaw<{ seq: bigint; hash: string }[]>(
    Prisma.sql`INSERT INTO audit_head AS h (id, seq, hash, seal) VALUES (1, 0, ${GENESIS}, '')
               ON CONFLICT (id) DO UPDATE SET seq = h.seq RETURNING h.seq, h.hash`,
  );
  if (!head) throw new Error("The audit head could not be locked.");
  const context = requestContext();
  const entry: Hashed = {
    seq: head.seq + 1n,
    at: now,
    actorKind: actor.kind,
    actorId: actor.id,
    userId: actor.userId,
    action: note.action,
    resourceType: note.resourceType,
    resourceId: note.resourceId === undefined || note.resourceId === null ? null : String(note.resourceId),
    description: note.description?.slice(0, 1000) ?? null,
    ip: context?.ip ?? null,
    userAgent: context?.userAgent?.slice(0, 300) ?? null,
    requestId: context?.requestId ?? null,
    oldValues: (tidy(note.oldValues) as Hashed["oldValues"]) ?? null,
    newValues: (tidy(note.newValues) as Hashed["newValues"]) ?? null,
    prevHash: head.hash,
  };
  const hash = hashEntry(entry, key);
  await tx.auditEntry.create({
    data: { ...entry, oldValues: entry.oldValues ?? Prisma.DbNull, newValues: entry.newValues ?? Prisma.DbNull, hash },
  });
  await tx.$executeRaw(
    Prisma.sql`UPDATE audit_head SET seq = ${entry.seq}, hash = ${hash}, seal = ${sealHead(entry.seq, hash, key)} WHERE id = 1`,
  );
  if (context?.idempotency && entry.resourceId !== null) {
    const effect = `${entry.resourceType}:${entry.resourceId}`;
    await tx.idempotencyRecord.updateMany({ where: { ...context.idempotency, effect: null }, data: { effect } });
  }
}

/** The fields of `after` that differ from `before`, for the old and new values of an audit row. */
export function changes<T extends Record<string, unknown>>(
  before: T,
  after: Partial<T>,
): { oldValues: Record<string, unknown>; newValues: Record<string, unknown> } {
  const differs = Object.keys(after).filter((name) => canonical([before[name]]) !== canonical([after[name]]));
  return {
    oldValues: Object.fromEntries(differs.map((name) => [name, before[name] ?? null])),
    newValues: Object.fromEntries(differs.map((name) => [name, after[name] ?? null])),
  };
}
