import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db, Prisma, transaction } from "@/lib/platform/db";
import { conflict, invalidField } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { mayAdministerEntitlements, maySeeUsage } from "./policy";
import type { UsageInput, UsageSummary } from "./schema";

/** Clocks differ a little. */
const AHEAD_MS_MAX = 5 * 60_000;
/** A report without a time that says the same again so soon is a retry. */
const RETRY_MS = 60_000;

/**
 * Notes what an installation says of itself. The same report again is none; reports may come late, and in any order.
 *
 * @throws DomainError invalid, field `timestamp`: it lies in the future; conflict `usage_differs`: of that very moment
 *   there is another report
 */
export async function recordUsage(input: UsageInput, now = new Date()): Promise<void> {
  const reportedAt = input.timestamp ?? now;
  if (reportedAt.getTime() - now.getTime() > AHEAD_MS_MAX)
    throw invalidField("timestamp", "must not lie in the future; check the clock of the installation");
  const figures = { cameraCount: input.camera_count, eventCount: input.event_count };
  await transaction(async (tx) => {
    if (!input.timestamp) {
      const since = new Date(now.getTime() - RETRY_MS);
      const same = await tx.usageReport.count({
        where: { nodeId: input.node_id, ...figures, reportedAt: { gte: since } },
      });
      if (same > 0) return;
    }
    const { count } = await tx.usageReport.createMany({
      data: { id: newId(), nodeId: input.node_id, ...figures, reportedAt, createdAt: now },
      skipDuplicates: true,
    });
    await tx.entitlementNode.updateMany({
      where: { nodeId: input.node_id, releasedAt: null, lastSeenAt: { lt: now } },
      data: { lastSeenAt: now },
    });
    if (count === 1) return;
    const present = await tx.usageReport.findFirstOrThrow({ where: { nodeId: input.node_id, reportedAt } });
    if (present.cameraCount !== figures.cameraCount || present.eventCount !== figures.eventCount)
      throw conflict("usage_differs", "Of this moment the installation has reported other figures before");
  });
}

/** The latest report, of one installation or of any; zeros while there is none. */
export async function latestUsage(actor: Actor, nodeId?: string): Promise<UsageSummary> {
  permit(maySeeUsage(actor));
  const report = await db().usageReport.findFirst({ where: { nodeId }, orderBy: { reportedAt: "desc" } });
  return {
    node_id: report?.nodeId ?? nodeId ?? null,
    camera_count: report?.cameraCount ?? 0,
    event_count: report?.eventCount ?? 0,
    last_report_at: report?.reportedAt.toISOString() ?? null,
  };
}

/** A day of one installation: its most cameras, and its reads at the day's end. */
export type UsageDay = { day: string; cameras: number; events: number };

/** The last days of one installation, oldest first; days without a report are left out. */
export async function usageByDay(actor: Actor, nodeId: string, days = 30, now = new Date()): Promise<UsageDay[]> {
  permit(mayAdministerEntitlements(actor));
  const from = new Date(now.getTime() - days * 86_400_000);
  return db().$queryRaw<UsageDay[]>(Prisma.sql`
    SELECT to_char(reported_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day,
           max(camera_count)::int AS cameras, max(event_count)::int AS events
      FROM usage_report WHERE node_id = ${nodeId} AND reported_at >= ${from}
     GROUP BY 1 ORDER BY 1`);
}

/** The installations that report, with their latest figures; the latest first. */
export async function reportingNodes(actor: Actor, take = 100): Promise<UsageSummary[]> {
  permit(mayAdministerEntitlements(actor));
  const rows = await db().$queryRaw<{ nodeId: string; cameras: number; events: number; at: Date }[]>(Prisma.sql`
    SELECT * FROM (
      SELECT DISTINCT ON (node_id) node_id AS "nodeId", camera_count AS cameras, event_count AS events, reported_at AS at
        FROM usage_report ORDER BY node_id, reported_at DESC) latest
     ORDER BY at DESC LIMIT ${take}`);
  return rows.map(({ nodeId, cameras, events, at }) => ({
    node_id: nodeId,
    camera_count: cameras,
    event_count: events,
    last_report_at: at.toISOString(),
  }));
}

/** Reports of installations that hold a license are kept for two years, of others for a month: anybody may send them. */
export async function purgeUsage(now = new Date()): Promise<number> {
  const before = (days: number) => new Date(now.getTime() - days * 86_400_000);
  const known = await db().entitlementNode.findMany({ select: { nodeId: true }, distinct: ["nodeId"] });
  const own = await db().installation.findMany({ select: { nodeId: true } });
  const nodes = [...known, ...own].map(({ nodeId }) => nodeId);
  const { count } = await db().usageReport.deleteMany({
    where: {
      OR: [{ reportedAt: { lt: before(730) } }, { nodeId: { notIn: nodes }, createdAt: { lt: before(30) } }],
    },
  });
  return count;
}
