import type { Session, User } from "@/lib/generated/prisma/client";
import { requestContext } from "../context";
import { db, type Tx } from "../db";
import { newId } from "../ids";
import { settings } from "../settings";
import type { Actor } from "./actor";
import { hashApiKey } from "./tokens";

export const actorOfUser = (user: User, kind: "user" | "apiKey", id: string, sessionId: string | null): Actor => ({
  kind,
  id,
  userId: user.id,
  uuid: user.uuid,
  name: user.fullName ?? user.username,
  email: user.email,
  role: user.role,
  personId: user.personId,
  sessionId,
  mustChangePassword: user.mustChangePassword,
});

/** @param lifeSeconds default: SESSION_HOURS */
export function openSession(
  tx: Tx,
  userId: number,
  kind: "web" | "bearer",
  now = new Date(),
  lifeSeconds = settings().SESSION_HOURS * 3600,
): Promise<Session> {
  const context = requestContext();
  return tx.session.create({
    data: {
      id: newId(),
      userId,
      kind,
      ip: context?.ip ?? null,
      userAgent: context?.userAgent?.slice(0, 300) ?? null,
      expiresAt: new Date(now.getTime() + lifeSeconds * 1000),
    },
  });
}

const SEEN_EVERY_MS = 60_000;

/** The actor of a live session, or null once it is revoked or expired, or its user is switched off. */
export async function actorOfSession(sessionId: string, now = new Date()): Promise<Actor | null> {
  const session = await db().session.findUnique({ where: { id: sessionId }, include: { user: true } });
  if (!session || session.revokedAt || session.expiresAt <= now || !session.user.isActive) return null;
  if (now.getTime() - session.lastSeenAt.getTime() > SEEN_EVERY_MS) {
    await db().session.updateMany({ where: { id: sessionId }, data: { lastSeenAt: now } });
  }
  return actorOfUser(session.user, "user", `user:${session.userId}`, session.id);
}

/** A key never has more rights than its owner has today. */
export async function actorOfApiKey(key: string, now = new Date()): Promise<Actor | null> {
  const row = await db().apiKey.findUnique({ where: { secretHash: hashApiKey(key) }, include: { user: true } });
  if (!row || row.revokedAt || (row.expiresAt && row.expiresAt <= now) || !row.user.isActive) return null;
  if (!row.lastUsedAt || now.getTime() - row.lastUsedAt.getTime() > SEEN_EVERY_MS) {
    await db().apiKey.updateMany({ where: { id: row.id }, data: { lastUsedAt: now } });
  }
  const actor = actorOfUser(row.user, "apiKey", `apiKey:${row.id}`, null);
  return { ...actor, role: row.user.role === "admin" ? row.role : row.user.role };
}

/** Ends sessions at once: the next request that names one is refused. */
export async function revokeSessions(
  tx: Tx,
  where: { id?: string; userId?: number; not?: string | null },
): Promise<number> {
  const { count } = await tx.session.updateMany({
    where: { revokedAt: null, id: where.id ?? (where.not ? { not: where.not } : undefined), userId: where.userId },
    data: { revokedAt: new Date() },
  });
  return count;
}
