import type { User } from "@/lib/generated/prisma/client";
import { type Actor, authorize, isAdmin, permit } from "@/lib/platform/auth/actor";
import { db, type Prisma } from "@/lib/platform/db";
import { mayAdministerUsers, userPolicy } from "./policy";
import type { ApiKeyView, SessionView } from "./schema";
import { apiKeyView } from "./view";

export async function getUser(actor: Actor, id: number): Promise<User> {
  return authorize(userPolicy, "view", actor, await db().user.findUnique({ where: { id } }), "User");
}

export const USER_SORTS = ["username", "email", "role", "last_login_at", "created_at"] as const;
export type UserSort = (typeof USER_SORTS)[number];
const SORT_COLUMN: Record<UserSort, keyof Prisma.UserOrderByWithRelationInput> = {
  username: "username",
  email: "email",
  role: "role",
  last_login_at: "lastLoginAt",
  created_at: "createdAt",
};

export async function listUsers(
  actor: Actor,
  filter: { q?: string; role?: User["role"]; active?: boolean },
  page: { skip: number; take: number; sort?: UserSort; desc?: boolean },
): Promise<{ items: User[]; total: number }> {
  permit(mayAdministerUsers(actor));
  const like = filter.q ? { contains: filter.q.trim(), mode: "insensitive" as const } : undefined;
  const where: Prisma.UserWhereInput = {
    role: filter.role,
    isActive: filter.active,
    ...(like ? { OR: [{ username: like }, { email: like }, { fullName: like }] } : {}),
  };
  const order = { [SORT_COLUMN[page.sort ?? "created_at"]]: page.desc ? "desc" : "asc" };
  const [items, total] = await Promise.all([
    db().user.findMany({ where, orderBy: [order, { id: "asc" }], skip: page.skip, take: page.take }),
    db().user.count({ where }),
  ]);
  return { items, total };
}

/** Administrators see all keys, others their own. */
export async function listApiKeys(actor: Actor): Promise<ApiKeyView[]> {
  const where = isAdmin(actor) ? {} : { userId: actor.userId ?? -1 };
  const keys = await db().apiKey.findMany({
    where,
    include: { user: { select: { username: true } } },
    orderBy: { createdAt: "desc" },
    take: 500,
  });
  return keys.map(apiKeyView);
}

export async function listOwnSessions(actor: Actor, now = new Date()): Promise<SessionView[]> {
  const rows = await db().session.findMany({
    where: { userId: actor.userId ?? -1, revokedAt: null, expiresAt: { gt: now } },
    orderBy: { lastSeenAt: "desc" },
    take: 100,
  });
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    ip: row.ip,
    user_agent: row.userAgent,
    created_at: row.createdAt.toISOString(),
    last_seen_at: row.lastSeenAt.toISOString(),
    expires_at: row.expiresAt.toISOString(),
    current: row.id === actor.sessionId,
  }));
}
