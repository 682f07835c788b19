import { audit } from "@/lib/platform/audit/audit";
import { type Actor, authorize, permit } from "@/lib/platform/auth/actor";
import { db, type Prisma, transaction } from "@/lib/platform/db";
import { DomainError, notFound } from "@/lib/platform/errors";
import { isUuid } from "@/lib/platform/ids";
import { settings } from "@/lib/platform/settings";
import { carriesFile, downloadResponse } from "@/lib/platform/storage/download";
import { checkSignedDownload, isSigned } from "@/lib/platform/storage/signed-url";
import { type CardRow, withUser } from "./card";
import { ID_CARD } from "./kinds";
import { applicantId, cardPolicy, mayReviewCards } from "./policy";
import { type ListQuery, ORDERINGS, type StageView } from "./schema";
import { stageOf } from "./stage";
import { stageView } from "./view";

/** The actor's own stage, made where it is missing. */
export async function ownStage(actor: Actor): Promise<StageView> {
  const userId = applicantId(actor);
  const [stage, user] = await Promise.all([
    transaction((tx) => stageOf(tx, userId)),
    db().user.findUniqueOrThrow({ where: { id: userId }, select: { username: true } }),
  ]);
  return stageView(stage, user.username);
}

/** @throws DomainError not_found where there is none */
export async function ownCard(actor: Actor): Promise<CardRow> {
  const card = await db().idCard.findUnique({ where: { userId: applicantId(actor) }, include: withUser });
  if (!card) throw notFound("ID card");
  return card;
}

/** @throws DomainError not_found, for somebody else's too */
export async function getCard(actor: Actor, id: string): Promise<CardRow> {
  const card = isUuid(id) ? await db().idCard.findUnique({ where: { id }, include: withUser }) : null;
  return authorize(cardPolicy, "view", actor, card, "ID card");
}

/** Contract 4's page size, as its real project sets it. */
export const PAGE_SIZE = 64;

export type CardFilter = Omit<ListQuery, "page" | "ordering">;

export function cardWhere(filter: CardFilter): Prisma.IdCardWhereInput {
  const words = filter.search?.trim().split(/\s+/).filter(Boolean).slice(0, 6) ?? [];
  const anywhere = (word: string) => {
    const contains = { contains: word.replaceAll(/[\\%_]/g, "\\$&"), mode: "insensitive" as const };
    return { OR: [{ user: { username: contains } }, { user: { email: contains } }, { documentNumberText: contains }] };
  };
  return {
    documentType: filter.document_type,
    decision: filter.decision,
    verified: filter.verified,
    isConfirmed: filter.is_confirmed,
    confidenceScore: { gte: filter.min_confidence, lte: filter.max_confidence },
    createdAt: { gte: filter.created_after, lte: filter.created_before },
    AND: words.map(anywhere),
  };
}

const COLUMN = { created_at: "createdAt", updated_at: "updatedAt", confidence_score: "confidenceScore" } as const;

/** What is no ordering is passed over, as Django's filter does. */
function orderOf(ordering: string | undefined): Prisma.IdCardOrderByWithRelationInput[] {
  const orders = (ordering ?? "").split(",").flatMap((part) => {
    const name = ORDERINGS.find((one) => one === part.trim().replace(/^-/, ""));
    const direction: Prisma.SortOrder = part.trim().startsWith("-") ? "desc" : "asc";
    return name ? [{ [COLUMN[name]]: direction }] : [];
  });
  return [...(orders.length > 0 ? orders : [{ createdAt: "desc" as const }]), { id: "asc" }];
}

/** One page of all cards, for the desk. */
export async function listCards(
  actor: Actor,
  { page, ordering, ...filter }: ListQuery,
): Promise<{ count: number; rows: CardRow[] }> {
  permit(mayReviewCards(actor));
  const where = cardWhere(filter);
  const [count, rows] = await Promise.all([
    db().idCard.count({ where }),
    db().idCard.findMany({
      where,
      include: withUser,
      orderBy: orderOf(ordering),
      skip: (page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
    }),
  ]);
  if (page > 1 && (page - 1) * PAGE_SIZE >= count) throw new DomainError("not_found", "invalid_page", "Invalid page.");
  return { count, rows };
}

/** More than that are no list that anybody reads; the desk's screen pages. */
const LOW_CONFIDENCE_MAX = 1000;

/** Cards below a confidence, the oldest first. */
export function lowConfidenceCards(actor: Actor, threshold: number): Promise<CardRow[]> {
  permit(mayReviewCards(actor));
  return db().idCard.findMany({
    where: { confidenceScore: { lt: threshold } },
    include: withUser,
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: LOW_CONFIDENCE_MAX,
  });
}

/** A page's address, with another page. */
export function pageAddress(request: Request, page: number): string {
  const asked = new URL(request.url);
  const url = new URL(asked.pathname + asked.search, settings().publicUrl);
  url.searchParams.set("page", String(page));
  return url.href;
}

/**
 * Streams a picture or the video of a card: to the desk, to the card's owner, and to whoever holds a signed address that
 * has not expired. Each time is noted.
 *
 * @throws DomainError not_found; forbidden for a signature that does not hold
 */
export async function serveCardFile(
  actor: Actor,
  cardId: string,
  mediaId: string,
  request: Request,
): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const card = isUuid(cardId) ? await db().idCard.findUnique({ where: { id: cardId } }) : null;
  if (isSigned(query)) checkSignedDownload(mediaId, "preview", query);
  else authorize(cardPolicy, "view", actor, card, "File");
  const place = { ownerType: ID_CARD, ownerId: cardId, mediaId };
  const file = card
    ? await db().mediaAttachment.findFirst({
        where: { ...place, media: { deletedAt: null } },
        include: { media: true },
      })
    : null;
  if (!file) throw notFound("File");
  const response = await downloadResponse(file.media, request, { disposition: "inline", fileName: file.group });
  if (carriesFile(request, response))
    await transaction((tx) =>
      audit(tx, actor, {
        action: "read",
        resourceType: ID_CARD,
        resourceId: cardId,
        description: `Looked at ${file.group.replace("_", " ")}`,
      }),
    );
  return response;
}
