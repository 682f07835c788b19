import { audit } from "@/lib/platform/audit/audit";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { type Prisma, type Tx, transaction } from "@/lib/platform/db";
import { invalidField } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { settings } from "@/lib/platform/settings";
import { comparedPlate, type EventFilter } from "../events/filter";
import { countEvents, type EventOrder, eventIds, eventsByIds, NEWEST_FIRST } from "../events/queries";
import type { EventView } from "../events/schema";
import { mayWorkWithPlates } from "../policy";

/** Why somebody searches, as governance asks for it (Cal. Civ. Code 1798.90.52; the case number by our setting). */
export type SearchReason = { purpose?: string; caseNumber?: string };

/** Trigrams need three characters; fewer match so much that only a bound keeps the search short. */
const LITERAL_MIN = 3;
const PREFIX_MIN = 2;

/**
 * @throws DomainError invalid, field `purpose` or `case_number`: PLATE_SEARCH_PURPOSE demands it
 */
export function assertReason({ purpose, caseNumber }: SearchReason): void {
  const demanded = settings().PLATE_SEARCH_PURPOSE;
  if (demanded !== "optional" && !purpose) throw invalidField("purpose", "Say what the search is for");
  if (demanded === "case" && !caseNumber) throw invalidField("case_number", "Name the case that the search is for");
}

/** @throws DomainError invalid, field `plate`: a part that is too short to be looked for among all reads */
export function assertBounded(filter: EventFilter): void {
  if (!filter.plate) return;
  const plate = comparedPlate(filter.plate);
  const { mode } = filter.plate;
  if (!/[A-Z0-9]/.test(plate)) throw invalidField("plate", "needs at least one letter or digit");
  if (mode === "exact" || filter.cameraId || filter.area || (filter.from && filter.to)) return;
  const longest = Math.max(...plate.split(/[?*]/).map((part) => part.length));
  const beginning = /^[A-Z0-9]*/.exec(plate)?.[0].length ?? 0;
  const anchored = mode === "prefix" || mode === "wildcard";
  if (longest >= LITERAL_MIN || (anchored && beginning >= PREFIX_MIN)) return;
  throw invalidField("plate", "Give three characters in a row, or choose a camera, an area or a span of time");
}

type Page = { skip: number; take: number };
export type PlateSearch = { filter: EventFilter; page: Page; order?: EventOrder; reason: SearchReason };

/**
 * Searches reads and notes the search, in one transaction: no answer without its line in the log. The caller has
 * asserted that the plate is long enough where that is asked for.
 *
 * @throws DomainError invalid, field `purpose` or `case_number`
 */
export async function searchPlates(
  actor: Actor,
  { filter, page, order = NEWEST_FIRST, reason }: PlateSearch,
): Promise<{ total: number; items: EventView[]; searchId: string }> {
  permit(mayWorkWithPlates(actor));
  assertReason(reason);
  return transaction(async (tx) => {
    const total = await countEvents(tx, filter);
    const ids = total === 0 ? [] : await eventIds(tx, filter, page, order);
    const items = await eventsByIds(ids, tx);
    const searchId = await noteSearch(tx, actor, { filter, page, reason, total, exported: false });
    return { total, items, searchId };
  });
}

/** Writes the search into its log and the audit trail. */
export async function noteSearch(
  tx: Tx,
  actor: Actor,
  search: { filter: EventFilter; page?: Page; reason: SearchReason; total: number; exported: boolean },
): Promise<string> {
  const { filter, page, reason, total, exported } = search;
  const id = newId();
  const query = JSON.parse(JSON.stringify({ ...filter, ...(page ? { page } : {}) })) as Prisma.InputJsonObject;
  await tx.plateSearchLog.create({
    data: {
      id,
      userId: actor.userId,
      actorId: actor.id,
      query,
      purpose: reason.purpose ?? null,
      caseNumber: reason.caseNumber ?? null,
      resultCount: total,
      exported,
    },
  });
  await audit(tx, actor, {
    action: exported ? "export" : "read",
    resourceType: "plate_search",
    resourceId: id,
    description: `${exported ? "Exported a search of" : "Searched"} plates${filter.plate ? ` for ${filter.plate.text}` : ""}: ${total} found`,
    newValues: { query, purpose: reason.purpose ?? null, case_number: reason.caseNumber ?? null },
  });
  return id;
}
