import type { BoloListEntry } from "@/lib/generated/prisma/client";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db, type Prisma } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { cropUrl } from "../events/picture-url";
import { mayWorkWithPlates } from "../policy";
import { normalizePlate } from "../recognition/normalize";
import { alertSeconds } from "./alert-time";
import type { BOLO_KINDS, BOLO_MATCH_STATES, BoloEntryView, BoloMatchView, BoloView } from "./schema";

const withCounts = {
  createdBy: { select: { uuid: true } },
  _count: { select: { entries: true, matches: true } },
} satisfies Prisma.BoloInclude;
type BoloRow = Prisma.BoloGetPayload<{ include: typeof withCounts }>;

export type BoloFilter = { q?: string; active?: boolean; kind?: (typeof BOLO_KINDS)[number] };

export const BOLO_SORTS = ["created_at", "priority", "expires_at"] as const;
export type BoloOrder = { sort: (typeof BOLO_SORTS)[number]; desc: boolean };

function orderOf({ sort, desc }: BoloOrder): Prisma.BoloOrderByWithRelationInput {
  const direction = desc ? "desc" : "asc";
  if (sort === "priority") return { priority: direction };
  return sort === "expires_at" ? { expiresAt: { sort: direction, nulls: "last" } } : { createdAt: direction };
}

/** The newest first, unless another order is asked for. */
export async function listBolos(
  actor: Actor,
  filter: BoloFilter = {},
  page: { skip: number; take: number } = { skip: 0, take: 10_000 },
  order: BoloOrder = { sort: "created_at", desc: true },
): Promise<{ items: BoloView[]; total: number }> {
  permit(mayWorkWithPlates(actor));
  const like = filter.q ? { contains: filter.q.trim(), mode: "insensitive" as const } : undefined;
  const where: Prisma.BoloWhereInput = {
    active: filter.active,
    kind: filter.kind,
    ...(like
      ? {
          OR: [
            { platePattern: like },
            { description: like },
            { reason: like },
            { entries: { some: { normalizedPlate: normalizePlate(filter.q ?? "") } } },
          ],
        }
      : {}),
  };
  const [rows, total] = await Promise.all([
    db().bolo.findMany({ where, include: withCounts, orderBy: [orderOf(order), { id: "desc" }], ...page }),
    db().bolo.count({ where }),
  ]);
  return { items: await viewsOf(rows), total };
}

/** @throws DomainError not_found "BOLO not found" */
export async function getBolo(actor: Actor, id: string): Promise<BoloView> {
  permit(mayWorkWithPlates(actor));
  const row = await db().bolo.findUnique({ where: { id }, include: withCounts });
  const [view] = row ? await viewsOf([row]) : [];
  if (!view) throw notFound("BOLO");
  return view;
}

async function viewsOf(rows: readonly BoloRow[], now = new Date()): Promise<BoloView[]> {
  const open = await db().boloMatch.groupBy({
    by: ["boloId"],
    where: { boloId: { in: rows.map(({ id }) => id) }, state: "unverified" },
    _count: true,
  });
  const unverified = new Map(open.map(({ boloId, _count }) => [boloId, _count]));
  return rows.map((bolo) => ({
    id: bolo.id,
    plate_pattern: bolo.platePattern,
    description: bolo.description,
    created_by: bolo.createdBy?.uuid ?? null,
    active: bolo.active,
    created_at: bolo.createdAt.toISOString(),
    kind: bolo.kind,
    reason: bolo.reason,
    priority: bolo.priority,
    look_alike: bolo.lookAlike,
    active_days: bolo.activeDays,
    active_from: bolo.activeFrom,
    active_to: bolo.activeTo,
    effective_from: bolo.effectiveFrom?.toISOString() ?? null,
    expires_at: bolo.expiresAt?.toISOString() ?? null,
    notification_webhook: bolo.webhookUrl,
    notification_email: bolo.email,
    in_force:
      bolo.active &&
      (bolo.effectiveFrom === null || bolo.effectiveFrom <= now) &&
      (bolo.expiresAt === null || bolo.expiresAt > now),
    entry_count: bolo._count.entries,
    hit_count: bolo._count.matches,
    unverified_count: unverified.get(bolo.id) ?? 0,
  }));
}

/** The plates of a list, by plate. */
export async function listEntries(
  actor: Actor,
  boloId: string,
  q: string | undefined,
  page: { skip: number; take: number },
): Promise<{ items: BoloEntryView[]; total: number }> {
  await getBolo(actor, boloId);
  const where: Prisma.BoloListEntryWhereInput = {
    boloId,
    normalizedPlate: q ? { contains: normalizePlate(q) } : undefined,
  };
  const [rows, total] = await Promise.all([
    db().boloListEntry.findMany({ where, orderBy: { normalizedPlate: "asc" }, ...page }),
    db().boloListEntry.count({ where }),
  ]);
  return { items: rows.map(entryView), total };
}

const entryView = (entry: BoloListEntry): BoloEntryView => ({
  plate: entry.plate,
  reason: entry.reason,
  expires_at: entry.expiresAt?.toISOString() ?? null,
  created_at: entry.createdAt.toISOString(),
});

const withRead = {
  bolo: { select: { description: true } },
  event: {
    select: {
      cropId: true,
      confidence: true,
      capturedAt: true,
      createdAt: true,
      uploadId: true,
      cameraId: true,
      camera: { select: { name: true } },
    },
  },
} satisfies Prisma.BoloMatchInclude;
type MatchRow = Prisma.BoloMatchGetPayload<{ include: typeof withRead }>;

export type MatchFilter = {
  state?: (typeof BOLO_MATCH_STATES)[number];
  boloId?: string;
  eventId?: string;
  cameraId?: string;
  from?: Date;
  to?: Date;
};

/** Hits, the newest first. */
export async function listMatches(
  actor: Actor,
  filter: MatchFilter,
  page: { skip: number; take: number },
): Promise<{ items: BoloMatchView[]; total: number }> {
  permit(mayWorkWithPlates(actor));
  const where: Prisma.BoloMatchWhereInput = {
    state: filter.state,
    boloId: filter.boloId,
    eventId: filter.eventId,
    event: filter.cameraId ? { cameraId: filter.cameraId } : undefined,
    matchedAt: { gte: filter.from, lte: filter.to },
  };
  const [rows, total] = await Promise.all([
    db().boloMatch.findMany({ where, include: withRead, orderBy: [{ matchedAt: "desc" }, { id: "desc" }], ...page }),
    db().boloMatch.count({ where }),
  ]);
  return { items: rows.map(matchView), total };
}

/** Hits from a moment on, the oldest first; a feed that was away for long hears of the first thousand. */
export async function matchesSince(from: Date): Promise<BoloMatchView[]> {
  const rows = await db().boloMatch.findMany({
    where: { matchedAt: { gte: from }, state: "unverified" },
    include: withRead,
    orderBy: { matchedAt: "asc" },
    take: 1000,
  });
  return rows.map(matchView);
}

/** Hits that nobody has looked at yet: what the navigation shows. */
export function unverifiedHits(actor: Actor): Promise<number> {
  permit(mayWorkWithPlates(actor));
  return db().boloMatch.count({ where: { state: "unverified" } });
}

/** @throws DomainError not_found "Hit not found" */
export async function getMatch(actor: Actor, id: string): Promise<BoloMatchView> {
  permit(mayWorkWithPlates(actor));
  const row = await db().boloMatch.findUnique({ where: { id }, include: withRead });
  if (!row) throw notFound("Hit");
  return matchView(row);
}

const matchView = ({ event, bolo, ...match }: MatchRow): BoloMatchView => ({
  id: match.id,
  bolo_id: match.boloId,
  bolo_description: bolo.description,
  event_id: match.eventId,
  plate: match.plate,
  listed: match.listed,
  look_alike: match.lookAlike,
  priority: match.priority,
  confidence: event.confidence,
  camera_id: event.cameraId,
  camera_name: event.camera?.name ?? null,
  captured_at: event.capturedAt.toISOString(),
  crop_url: cropUrl(match.eventId, event.cropId),
  state: match.state,
  reviewed_at: match.reviewedAt?.toISOString() ?? null,
  review_reason: match.reviewReason,
  mail_state: match.mailState,
  mail_error: match.mailError,
  webhook_state: match.webhookState,
  webhook_error: match.webhookError,
  notification_sent: match.mailState === "sent" || match.webhookState === "sent",
  mailed_at: match.mailState === "sent" ? (match.mailedAt?.toISOString() ?? null) : null,
  webhook_at: match.webhookAt?.toISOString() ?? null,
  matched_at: match.matchedAt.toISOString(),
  alert_seconds: alertSeconds(match, event),
});
