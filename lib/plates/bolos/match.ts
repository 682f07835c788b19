import type { Bolo, PlateEvent } from "@/lib/generated/prisma/client";
import type { Prisma, Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { howItFits } from "./pattern";
import { inForce, isActiveAt } from "./schedule";
import { announceHits, announceJudgements } from "./webhooks";

export type ReadToMatch = Pick<PlateEvent, "id" | "currentPlate" | "foldedPlate" | "capturedAt">;
type Hit = { bolo: Bolo; event: ReadToMatch; listed: string; lookAlike: boolean };

/** Writes what new reads hit, in the transaction that writes the reads. */
export async function matchEvents(tx: Tx, events: readonly ReadToMatch[], now: Date): Promise<void> {
  if (events.length === 0) return;
  const hits = await hitsOf(tx, events, now);
  const made = await tx.boloMatch.createManyAndReturn({
    data: hits.map((hit) => ({ ...rowOf(hit), matchedAt: now })),
    skipDuplicates: true,
    select: { id: true },
  });
  await announceHits(tx, made.map(idOf));
}

/**
 * Does it again for a read whose plate was changed. A hit that nobody has judged and that the new plate is no hit for
 * was a misread; one that it is still a hit for stays as it is judged.
 *
 * @param why for the hits that fall away
 */
export async function rematchEvent(tx: Tx, event: ReadToMatch, why: string, now: Date): Promise<void> {
  const hits = new Map((await hitsOf(tx, [event], now)).map((hit) => [hit.bolo.id, hit]));
  const before = await tx.boloMatch.findMany({ where: { eventId: event.id } });
  const fallen: string[] = [];
  const hitAgain: string[] = [];
  for (const match of before) {
    const hit = hits.get(match.boloId);
    hits.delete(match.boloId);
    if (hit && match.plate === hit.event.currentPlate) continue;
    if (hit) hitAgain.push(match.id);
    else if (match.state === "unverified") fallen.push(match.id);
    await tx.boloMatch.update({
      where: { id: match.id },
      // Another plate than the one that was judged: it is a new hit on the same BOLO.
      data: hit
        ? {
            ...rowOf(hit),
            id: match.id,
            matchedAt: now,
            state: "unverified",
            reviewedById: null,
            reviewedAt: null,
            reviewReason: null,
          }
        : match.state === "unverified"
          ? fallenAway(why, now)
          : {},
    });
  }
  const made = await tx.boloMatch.createManyAndReturn({
    data: [...hits.values()].map((hit) => ({ ...rowOf(hit), matchedAt: now })),
    select: { id: true },
  });
  await announceHits(tx, [...hitAgain, ...made.map(idOf)]);
  await announceJudgements(tx, fallen);
}

/** A read that was rejected is no hit for anybody. */
export async function dismissHits(tx: Tx, eventId: string, why: string, now: Date): Promise<void> {
  const fallen = await tx.boloMatch.updateManyAndReturn({
    where: { eventId, state: "unverified" },
    data: fallenAway(why, now),
    select: { id: true },
  });
  await announceJudgements(tx, fallen.map(idOf));
}

const idOf = ({ id }: { id: string }): string => id;

const fallenAway = (why: string, now: Date) => ({
  state: "misread" as const,
  reviewReason: why,
  reviewedAt: now,
  mailState: "none" as const,
});

async function hitsOf(tx: Tx, events: readonly ReadToMatch[], now: Date): Promise<Hit[]> {
  // One after the other: a transaction is one connection.
  const patterns = await tx.bolo.findMany({ where: { ...inForce(now), kind: { in: ["regex", "wildcard"] } } });
  const entries = await tx.boloListEntry.findMany({
    where: {
      bolo: { ...inForce(now), kind: "list" },
      AND: [
        { OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
        {
          OR: [
            { normalizedPlate: { in: events.map(({ currentPlate }) => currentPlate) } },
            { foldedPlate: { in: events.map(({ foldedPlate }) => foldedPlate) }, bolo: { lookAlike: true } },
          ],
        },
      ],
    },
    include: { bolo: true },
  });
  return events.flatMap((event) => {
    const hits = new Map<string, Hit>();
    for (const bolo of patterns) {
      if (bolo.kind === "list" || !isActiveAt(bolo, event.capturedAt)) continue;
      const how = howItFits({ ...bolo, kind: bolo.kind }, event);
      if (how) hits.set(bolo.id, { bolo, event, listed: bolo.platePattern, lookAlike: how === "look-alike" });
    }
    for (const { bolo, ...entry } of entries) {
      const exact = entry.normalizedPlate === event.currentPlate;
      if (!exact && !(bolo.lookAlike && entry.foldedPlate === event.foldedPlate)) continue;
      if (!isActiveAt(bolo, event.capturedAt) || (hits.has(bolo.id) && !exact)) continue;
      hits.set(bolo.id, { bolo, event, listed: entry.plate, lookAlike: !exact });
    }
    return [...hits.values()];
  });
}

function rowOf({ bolo, event, listed, lookAlike }: Hit): Prisma.BoloMatchCreateManyInput {
  return {
    id: newId(),
    boloId: bolo.id,
    eventId: event.id,
    plate: event.currentPlate,
    listed,
    lookAlike,
    priority: bolo.priority,
    mailState: bolo.email ? "pending" : "none",
    webhookState: "none",
    webhookError: null,
    webhookAt: null,
  };
}
