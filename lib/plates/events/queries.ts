import type { Media } from "@/lib/generated/prisma/client";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db, Prisma, type Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { getMedia } from "@/lib/platform/storage/media";
import { mayWorkWithPlates } from "../policy";
import { conditionsOf, type EventFilter } from "./filter";
import type { CorrectionView, EventView } from "./schema";
import { correctionView, type EventRow, eventView, withContext } from "./view";

/** @throws DomainError not_found "Event not found" */
export async function findEvent(actor: Actor, id: string, tx: Tx = db()): Promise<EventRow> {
  permit(mayWorkWithPlates(actor));
  const event = await tx.plateEvent.findUnique({ where: { id }, include: withContext });
  if (!event) throw notFound("Event");
  return event;
}

export const getEvent = async (actor: Actor, id: string): Promise<EventView> => eventView(await findEvent(actor, id));

export const EVENT_SORTS = ["captured_at", "confidence"] as const;
export type EventSort = (typeof EVENT_SORTS)[number];
export type EventOrder = { sort: EventSort; desc: boolean };
export const NEWEST_FIRST: EventOrder = { sort: "captured_at", desc: true };

function orderOf({ sort, desc }: EventOrder): Prisma.Sql {
  if (sort === "captured_at") return desc ? Prisma.sql`e.captured_at DESC, e.id DESC` : Prisma.sql`e.captured_at, e.id`;
  return desc ? Prisma.sql`e.confidence DESC, e.id DESC` : Prisma.sql`e.confidence, e.id`;
}

/** One page of ids that match, in order. */
export async function eventIds(
  tx: Tx,
  filter: EventFilter,
  page: { skip: number; take: number },
  order: EventOrder = NEWEST_FIRST,
): Promise<string[]> {
  // With a plate the rows come by its index and are sorted then: walking the time line until enough match can take minutes.
  const ids = filter.plate
    ? Prisma.sql`WITH found AS MATERIALIZED (
          SELECT e.id, e.captured_at, e.confidence FROM plate_event e WHERE ${conditionsOf(filter)})
        SELECT e.id FROM found e ORDER BY ${orderOf(order)} LIMIT ${page.take} OFFSET ${page.skip}`
    : Prisma.sql`SELECT e.id FROM plate_event e WHERE ${conditionsOf(filter)}
        ORDER BY ${orderOf(order)} LIMIT ${page.take} OFFSET ${page.skip}`;
  return (await tx.$queryRaw<{ id: string }[]>(ids)).map(({ id }) => id);
}

export async function countEvents(tx: Tx, filter: EventFilter): Promise<number> {
  const [row] = await tx.$queryRaw<{ total: bigint }[]>(
    Prisma.sql`SELECT count(*) AS total FROM plate_event e WHERE ${conditionsOf(filter)}`,
  );
  return Number(row?.total ?? 0);
}

/** Views in the order of the ids; a read that has gone meanwhile is left out. */
export async function eventsByIds(ids: readonly string[], tx: Tx = db()): Promise<EventView[]> {
  const rows = await tx.plateEvent.findMany({ where: { id: { in: [...ids] } }, include: withContext });
  const byId = new Map(rows.map((row) => [row.id, eventView(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/**
 * One page of reads and how many match in all. With a plate in the filter it is a search, which `searchPlates` notes;
 * this one is for lists that name none.
 */
export async function listEvents(
  actor: Actor,
  filter: Omit<EventFilter, "plate">,
  page: { skip: number; take: number },
  order: EventOrder = NEWEST_FIRST,
): Promise<{ total: number; items: EventView[] }> {
  permit(mayWorkWithPlates(actor));
  const [ids, total] = await Promise.all([eventIds(db(), filter, page, order), countEvents(db(), filter)]);
  return { total, items: await eventsByIds(ids) };
}

/** The corrections of a read, the newest first. */
export async function correctionsOf(actor: Actor, eventId: string): Promise<CorrectionView[]> {
  const { id } = await findEvent(actor, eventId);
  const rows = await db().plateCorrection.findMany({
    where: { eventId: id },
    include: { correctedBy: { select: { uuid: true } } },
    orderBy: { createdAt: "desc" },
  });
  return rows.map(correctionView);
}

/** The file of a read's crop or frame, for whoever may see the read or holds a signed address. */
export async function pictureOf(eventId: string, which: "crop" | "frame"): Promise<Media> {
  const event = await db().plateEvent.findUnique({
    where: { id: eventId },
    select: { cropId: true, frameId: true },
  });
  const mediaId = which === "crop" ? event?.cropId : event?.frameId;
  if (!mediaId) throw notFound("Picture");
  return getMedia(mediaId);
}
