import type { AuditEntry } from "@/lib/generated/prisma/client";
import { type Actor, isAdmin, permit } from "../auth/actor";
import { db, type Prisma } from "../db";
import type { AuditRow } from "./schema";

export type AuditFilter = {
  userId?: number;
  action?: string;
  resourceType?: string;
  resourceId?: string;
  from?: Date;
  to?: Date;
  /** Part of the description. */
  q?: string;
};

export const auditRow = (entry: AuditEntry): AuditRow => ({
  id: Number(entry.seq),
  timestamp: entry.at.toISOString(),
  user_id: entry.userId,
  actor: entry.actorId,
  action_type: entry.action,
  resource_type: entry.resourceType,
  resource_id: entry.resourceId,
  description: entry.description,
  ip_address: entry.ip,
  user_agent: entry.userAgent,
  request_id: entry.requestId,
  old_values: entry.oldValues as AuditRow["old_values"],
  new_values: entry.newValues as AuditRow["new_values"],
  hash: entry.hash,
});

const whereOf = (filter: AuditFilter): Prisma.AuditEntryWhereInput => ({
  userId: filter.userId,
  action: filter.action,
  resourceType: filter.resourceType,
  resourceId: filter.resourceId,
  at: filter.from || filter.to ? { gte: filter.from, lte: filter.to } : undefined,
  description: filter.q ? { contains: filter.q, mode: "insensitive" } : undefined,
});

/** The trail, newest first. */
export async function listAudit(
  actor: Actor,
  filter: AuditFilter,
  page: { skip: number; take: number; oldestFirst?: boolean },
): Promise<{ items: AuditRow[]; total: number }> {
  permit(isAdmin(actor));
  const where = whereOf(filter);
  const [rows, total] = await Promise.all([
    db().auditEntry.findMany({
      where,
      orderBy: { seq: page.oldestFirst ? "asc" : "desc" },
      skip: page.skip,
      take: page.take,
    }),
    db().auditEntry.count({ where }),
  ]);
  return { items: rows.map(auditRow), total };
}

/** What happened to one row, for its own page: the desk may see the history of what it may see. */
export async function historyOf(
  resourceType: string,
  resourceId: string | number,
  take = 50,
): Promise<(AuditRow & { userName: string | null })[]> {
  const rows = await db().auditEntry.findMany({
    where: { resourceType, resourceId: String(resourceId) },
    orderBy: { seq: "desc" },
    take,
  });
  const ids = [...new Set(rows.map((row) => row.userId).filter((id) => id !== null))];
  const users = await db().user.findMany({
    where: { id: { in: ids } },
    select: { id: true, username: true, fullName: true },
  });
  const names = new Map(users.map((user) => [user.id, user.fullName ?? user.username]));
  return rows.map((row) => ({
    ...auditRow(row),
    userName: row.userId === null ? null : (names.get(row.userId) ?? null),
  }));
}

/** The values that the screen's filters offer. */
export async function auditVocabulary(): Promise<{ actions: string[]; resourceTypes: string[] }> {
  const [actions, types] = await Promise.all([
    db().auditEntry.groupBy({ by: ["action"], orderBy: { action: "asc" } }),
    db().auditEntry.groupBy({ by: ["resourceType"], orderBy: { resourceType: "asc" } }),
  ]);
  return { actions: actions.map((row) => row.action), resourceTypes: types.map((row) => row.resourceType) };
}
