import { audit } from "@/lib/platform/audit/audit";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db, Prisma, transaction } from "@/lib/platform/db";
import { conflict, notFound } from "@/lib/platform/errors";
import { mayAdministerPlates } from "../policy";
import type { SearchLogView } from "./log-schema";
import type { SearchOutcome } from "./outcomes";

const withPeople = {
  user: { select: { username: true, fullName: true } },
  reviewedBy: { select: { username: true, fullName: true } },
} satisfies Prisma.PlateSearchLogInclude;
type LogRow = Prisma.PlateSearchLogGetPayload<{ include: typeof withPeople }>;

export type LogFilter = {
  userId?: number;
  reviewed?: boolean;
  outcome?: SearchOutcome;
  exported?: boolean;
  from?: Date;
  to?: Date;
};

const whereOf = (filter: LogFilter): Prisma.PlateSearchLogWhereInput => ({
  userId: filter.userId,
  reviewedAt: filter.reviewed === undefined ? undefined : filter.reviewed ? { not: null } : null,
  reviewOutcome: filter.outcome,
  exported: filter.exported,
  searchedAt: { gte: filter.from, lte: filter.to },
});

/** The search log, newest first. */
export async function listSearches(
  actor: Actor,
  filter: LogFilter,
  page: { skip: number; take: number },
): Promise<{ total: number; items: SearchLogView[] }> {
  permit(mayAdministerPlates(actor));
  const where = whereOf(filter);
  const [rows, total] = await Promise.all([
    db().plateSearchLog.findMany({ where, include: withPeople, orderBy: { searchedAt: "desc" }, ...page }),
    db().plateSearchLog.count({ where }),
  ]);
  return { total, items: rows.map(logView) };
}

/** A random sample of searches of others that nobody has reviewed, for a supervisor to look at. */
export async function sampleSearches(actor: Actor, take: number, since: Date): Promise<SearchLogView[]> {
  permit(mayAdministerPlates(actor));
  const drawn = await db().$queryRaw<{ id: string }[]>(
    Prisma.sql`SELECT id FROM plate_search_log
      WHERE reviewed_at IS NULL AND searched_at >= ${since} AND user_id IS DISTINCT FROM ${actor.userId}
      ORDER BY random() LIMIT ${take}`,
  );
  const rows = await db().plateSearchLog.findMany({
    where: { id: { in: drawn.map(({ id }) => id) } },
    include: withPeople,
    orderBy: { searchedAt: "desc" },
  });
  return rows.map(logView);
}

/**
 * The sample of a period's searches of others that a seed draws: the same seed draws the same ones again, reviewed or
 * not, so that a supervisor can leave a sample and come back to it.
 */
export async function drawSearches(
  actor: Actor,
  { from, to, take, seed }: { from: Date; to: Date; take: number; seed: number },
): Promise<{ drawnFrom: number; items: SearchLogView[] }> {
  permit(mayAdministerPlates(actor));
  const others = Prisma.sql`searched_at BETWEEN ${from} AND ${to} AND user_id IS DISTINCT FROM ${actor.userId}`;
  const [drawn, [all]] = await Promise.all([
    db().$queryRaw<{ id: string }[]>(Prisma.sql`
      SELECT id FROM plate_search_log WHERE ${others} ORDER BY md5(id::text || ${String(seed)}) LIMIT ${take}`),
    db().$queryRaw<{ total: number }[]>(
      Prisma.sql`SELECT count(*)::int AS total FROM plate_search_log WHERE ${others}`,
    ),
  ]);
  const rows = await db().plateSearchLog.findMany({
    where: { id: { in: drawn.map(({ id }) => id) } },
    include: withPeople,
    orderBy: { searchedAt: "desc" },
  });
  return { drawnFrom: all?.total ?? 0, items: rows.map(logView) };
}

/**
 * A supervisor's finding about a search.
 *
 * @throws DomainError not_found; conflict `own_search`, since nobody reviews themself
 */
export function reviewSearch(
  actor: Actor,
  id: string,
  outcome: "justified" | "questioned",
  comments: string | null,
  now = new Date(),
): Promise<SearchLogView> {
  permit(mayAdministerPlates(actor));
  return transaction(async (tx) => {
    const before = await tx.plateSearchLog.findUnique({ where: { id } });
    if (!before) throw notFound("Search");
    if (before.userId !== null && before.userId === actor.userId)
      throw conflict("own_search", "Somebody else has to review your own search");
    const data = { reviewOutcome: outcome, reviewComments: comments, reviewedById: actor.userId, reviewedAt: now };
    const row = await tx.plateSearchLog.update({ where: { id }, data, include: withPeople });
    await audit(tx, actor, {
      action: "update",
      resourceType: "plate_search",
      resourceId: id,
      description: `Found a search to be ${outcome}${comments ? `: ${comments}` : ""}`,
      newValues: { outcome },
    });
    return logView(row);
  });
}

const nameOf = (user: { username: string; fullName: string | null } | null): string | null =>
  user ? (user.fullName ?? user.username) : null;

const logView = (row: LogRow): SearchLogView => ({
  id: row.id,
  searched_at: row.searchedAt.toISOString(),
  user: nameOf(row.user),
  user_id: row.userId,
  query: row.query as SearchLogView["query"],
  purpose: row.purpose,
  case_number: row.caseNumber,
  result_count: row.resultCount,
  exported: row.exported,
  reviewed_by: nameOf(row.reviewedBy),
  reviewed_at: row.reviewedAt?.toISOString() ?? null,
  review_outcome: row.reviewOutcome as SearchLogView["review_outcome"],
  review_comments: row.reviewComments,
});
