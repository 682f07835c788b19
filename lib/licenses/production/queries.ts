import { folded } from "@/lib/people/view";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db, type Prisma } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { mayProduce } from "./policy";
import type { PrintJobView } from "./schema";
import { PRINT_STATES, type PrintStateName } from "./states";
import { printJobView, withCardView } from "./view";

export const CARD_SORTS = ["queued", "license_number", "citizen_name", "state", "state_changed_at", "batch"] as const;
export type CardSort = (typeof CARD_SORTS)[number];

export type CardFilter = {
  /** Words of the holder's name or id number, a license number or a control number. */
  q?: string;
  states?: PrintStateName[];
  batchId?: number;
  licenseId?: number;
  filesState?: "pending" | "done" | "failed";
};

function cardWhere({ q, states, batchId, licenseId, filesState }: CardFilter): Prisma.PrintJobWhereInput {
  const words = q ? folded(q).split(" ").filter(Boolean).slice(0, 6) : [];
  return {
    state: states ? { in: states } : undefined,
    batchId,
    licenseId,
    filesState,
    AND: words.map((word) => ({
      OR: [
        { license: { licenseNumber: { contains: word.toUpperCase() } } },
        { license: { person: { searchText: { contains: word } } } },
        { blank: { controlNumber: word.toUpperCase() } },
      ],
    })),
  };
}

function cardOrder(sort: CardSort, desc: boolean): Prisma.PrintJobOrderByWithRelationInput[] {
  const direction = desc ? "desc" : "asc";
  const by: Record<CardSort, Prisma.PrintJobOrderByWithRelationInput[]> = {
    queued: [],
    license_number: [{ license: { licenseNumber: direction } }],
    citizen_name: [{ license: { person: { lastName: direction } } }, { license: { person: { firstName: direction } } }],
    state: [{ state: direction }],
    state_changed_at: [{ stateChangedAt: direction }],
    batch: [{ batchId: { sort: direction, nulls: "last" } }, { sequence: direction }],
  };
  return [...by[sort], { id: direction }];
}

export async function listCards(
  actor: Actor,
  filter: CardFilter,
  page: { skip: number; take: number; sort?: CardSort; desc?: boolean },
): Promise<{ items: PrintJobView[]; total: number }> {
  permit(mayProduce(actor));
  const where = cardWhere(filter);
  const [rows, total] = await Promise.all([
    db().printJob.findMany({
      where,
      include: withCardView,
      orderBy: cardOrder(page.sort ?? "queued", page.desc ?? false),
      skip: page.skip,
      take: page.take,
    }),
    db().printJob.count({ where }),
  ]);
  return { items: rows.map(printJobView), total };
}

export async function getCard(actor: Actor, id: number): Promise<PrintJobView> {
  permit(mayProduce(actor));
  const row = await db().printJob.findUnique({ where: { id }, include: withCardView });
  if (!row) throw notFound("Print job");
  return printJobView(row);
}

/** The newest card of a license, wherever it is; null when none was ever queued. */
export async function latestCard(actor: Actor, licenseId: number): Promise<PrintJobView | null> {
  permit(mayProduce(actor));
  const row = await db().printJob.findFirst({ where: { licenseId }, include: withCardView, orderBy: { id: "desc" } });
  return row && printJobView(row);
}

/** How many cards are in each state. */
export async function countCards(actor: Actor, batchId?: number): Promise<Record<PrintStateName, number>> {
  permit(mayProduce(actor));
  const rows = await db().printJob.groupBy({ by: ["state"], where: { batchId }, _count: true });
  const counts = Object.fromEntries(PRINT_STATES.map((state) => [state, 0])) as Record<PrintStateName, number>;
  for (const row of rows) counts[row.state] = row._count;
  return counts;
}

/** The number in what a scanner reads of a card's barcode, whatever else is in it. */
const SCANNED = [/"LICENSE_NUMBER"\s*:\s*"([^"]{4,30})"/, /\b(L-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4})\b/];

/**
 * The card that somebody at the counter asks for: by the license number, typed or anywhere in what a scanner read of a
 * card's barcode, or by the control number on the card.
 *
 * @throws DomainError not_found "Card not found"
 */
export async function findCard(actor: Actor, text: string): Promise<PrintJobView> {
  permit(mayProduce(actor));
  const read = text.trim().toUpperCase();
  const number = SCANNED.map((pattern) => pattern.exec(read)?.[1]).find((found) => found !== undefined) ?? read;
  const where = { OR: [{ license: { licenseNumber: number } }, { blank: { controlNumber: number } }] };
  // What is ready comes first; otherwise the newest card tells where it is.
  const row =
    (await db().printJob.findFirst({ where: { ...where, state: "ready" }, include: withCardView })) ??
    (await db().printJob.findFirst({ where, include: withCardView, orderBy: { id: "desc" } }));
  if (!row) throw notFound("Card");
  return printJobView(row);
}
