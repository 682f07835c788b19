import type { IdCardStep } from "@/lib/generated/prisma/client";
import { possibleDuplicates } from "@/lib/people/duplicates";
import type { PossibleDuplicate } from "@/lib/people/schema";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { db, type Prisma } from "@/lib/platform/db";
import { settings } from "@/lib/platform/settings";
import type { NormalisedBox } from "../extract/reading";
import { type CardRow, withUser } from "../onboarding/card";
import { dayOf } from "../onboarding/dates";
import { CARD_FIELDS, type CardField, type FieldPlace, fieldsOfRow, numberText, placesOf } from "../onboarding/fields";
import { readFacts } from "../onboarding/journey";
import { CARD_STATES, type CardState, DOCUMENT_TYPES, type DocumentTypeName } from "../onboarding/kinds";
import { mayReviewCards } from "../onboarding/policy";
import { cardWhere, getCard } from "../onboarding/queries";
import type { CardWarning } from "../onboarding/verification/provider";
import { fullNameOf, lowConfidence } from "../onboarding/view";

export const QUEUE_SORTS = ["confidence", "applicant", "document_type", "decision", "created_at"] as const;
export type QueueSort = (typeof QUEUE_SORTS)[number];
/** What was read with the most doubt comes first. */
export const QUEUE_ORDER: { sort: QueueSort; desc: boolean } = { sort: "confidence", desc: false };
export const QUEUE_FILTERS = {
  decision: CARD_STATES,
  document_type: DOCUMENT_TYPES,
  confirmed: ["yes", "no"],
  verified: ["yes", "no"],
} as const;
export type Queue = {
  q?: string;
  decision?: CardState[];
  document_type?: DocumentTypeName[];
  confirmed?: ("yes" | "no")[];
  verified?: ("yes" | "no")[];
};

const flag = (values: ("yes" | "no")[] | undefined): boolean | undefined =>
  values?.length === 1 ? values[0] === "yes" : undefined;

const queueWhere = ({ q, decision, document_type, confirmed, verified }: Queue): Prisma.IdCardWhereInput => ({
  ...cardWhere({ search: q }),
  decision: decision && { in: decision },
  documentType: document_type && { in: document_type },
  isConfirmed: flag(confirmed),
  verified: flag(verified),
});

function queueOrder(sort: QueueSort, desc: boolean): Prisma.IdCardOrderByWithRelationInput[] {
  const direction = desc ? "desc" : "asc";
  const by: Record<QueueSort, Prisma.IdCardOrderByWithRelationInput> = {
    confidence: { confidenceScore: direction },
    applicant: { user: { username: direction } },
    document_type: { documentType: direction },
    decision: { decision: direction },
    created_at: { createdAt: direction },
  };
  return [by[sort], { createdAt: "asc" }, { id: "asc" }];
}

/** A line of the review queue. */
export type QueuedCard = {
  id: string;
  applicant: string;
  name: string;
  document_type: DocumentTypeName;
  decision: CardState;
  confidence: number;
  doubtful: number;
  /** The gravest warnings first. */
  warnings: { code: string; severity: "low" | "medium" | "high" }[];
  confirmed: boolean;
  verified: boolean;
  /** A first person approved and a second must. */
  proposed: boolean;
  awaits_document: boolean;
  created_at: string;
};

function queuedCard(card: CardRow): QueuedCard {
  const fields = fieldsOfRow(card);
  return {
    id: card.id,
    applicant: card.user.username,
    name: fullNameOf(fields),
    document_type: card.documentType,
    decision: card.decision,
    confidence: card.confidenceScore,
    doubtful: lowConfidence(fields).length,
    warnings: (card.warnings as unknown as CardWarning[]).map(({ code, severity }) => ({ code, severity })),
    confirmed: card.isConfirmed,
    verified: card.verified,
    proposed: card.proposedById !== null,
    awaits_document: card.resubmissionReason !== null,
    created_at: card.createdAt.toISOString(),
  };
}

/** One page of the review queue. */
export async function reviewQueue(
  actor: Actor,
  queue: Queue,
  { sort, desc, skip, take }: { sort: QueueSort; desc: boolean; skip: number; take: number },
): Promise<{ items: QueuedCard[]; total: number }> {
  permit(mayReviewCards(actor));
  const where = queueWhere(queue);
  const [rows, total] = await Promise.all([
    db().idCard.findMany({ where, include: withUser, orderBy: queueOrder(sort, desc), skip, take }),
    db().idCard.count({ where }),
  ]);
  return { items: rows.map(queuedCard), total };
}

/** Cards that wait for a person of the desk. */
export function cardsWaiting(actor: Actor): Promise<number> {
  permit(mayReviewCards(actor));
  return db().idCard.count({ where: waiting(actor) });
}

/** In review, and not one that this person has approved as the first of two, nor their own. */
const waiting = (actor: Actor): Prisma.IdCardWhereInput => ({
  decision: "review",
  NOT: [{ proposedById: actor.userId ?? -1 }, { userId: actor.userId ?? -1 }],
});

/** The card that is looked at after this one: the least sure of those that wait. */
export async function nextWaiting(actor: Actor, after: string): Promise<string | null> {
  permit(mayReviewCards(actor));
  const next = await db().idCard.findFirst({
    where: { ...waiting(actor), id: { not: after } },
    orderBy: queueOrder("confidence", false),
    select: { id: true },
  });
  return next?.id ?? null;
}

export type HistoryStep = {
  id: string;
  step: IdCardStep;
  decision: CardState;
  reason: string | null;
  /** Null where rules or a service decided. */
  by: string | null;
  rules: number | null;
  warnings: CardWarning[];
  at: string;
};

export type ReviewScreen = {
  card: CardRow;
  fields: { field: CardField; content: string; confidence: number; place: FieldPlace | null }[];
  warnings: CardWarning[];
  pictures: { id: string; group: string; url: string; video: boolean }[];
  /** Where the portrait is on the front. */
  portrait: NormalisedBox | null;
  history: HistoryStep[];
  duplicates: PossibleDuplicate[];
  person: { id: number; name: string } | null;
  nextId: string | null;
  fourEyes: boolean;
  /** Who approved first. */
  proposedBy: string | null;
};

/** Everything that a reviewer sees of a card. */
export async function reviewScreen(actor: Actor, id: string): Promise<ReviewScreen> {
  permit(mayReviewCards(actor));
  const card = await getCard(actor, id);
  const [facts, history, files, duplicates, person, nextId, proposer] = await Promise.all([
    readFacts(id),
    historyOf(id),
    db().mediaAttachment.findMany({
      where: { ownerType: "id_card", ownerId: id, media: { deletedAt: null } },
      include: { media: { select: { contentType: true } } },
      orderBy: { createdAt: "desc" },
    }),
    duplicatesOf(actor, card),
    card.personId ? db().person.findUnique({ where: { id: card.personId } }) : null,
    nextWaiting(actor, id),
    card.proposedById ? db().user.findUnique({ where: { id: card.proposedById } }) : null,
  ]);
  const places = facts ? placesOf(facts) : {};
  const fields = fieldsOfRow(card);
  return {
    card,
    fields: CARD_FIELDS.flatMap((field) => {
      const value = fields[field];
      return value ? [{ field, ...value, place: places[field] ?? null }] : [];
    }),
    warnings: card.warnings as unknown as CardWarning[],
    pictures: files.map(({ mediaId, group, media }) => ({
      id: mediaId,
      group,
      url: `/api/ocr/id-cards/${id}/files/${mediaId}`,
      video: media.contentType.startsWith("video/"),
    })),
    portrait: facts?.front.portrait ?? null,
    history,
    duplicates,
    person: person && { id: person.id, name: `${person.firstName} ${person.lastName}` },
    nextId,
    fourEyes: settings().IDENTITY_FOUR_EYES,
    proposedBy: proposer && (proposer.fullName ?? proposer.username),
  };
}

async function historyOf(cardId: string): Promise<HistoryStep[]> {
  const steps = await db().idCardDecision.findMany({
    where: { cardId },
    include: { actor: { select: { fullName: true, username: true } } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  return steps.map(({ id, step, decision, reason, actor, ruleSetVersion, warnings, createdAt }) => ({
    id,
    step,
    decision,
    reason,
    by: actor && (actor.fullName ?? actor.username),
    rules: ruleSetVersion,
    warnings: warnings as unknown as CardWarning[],
    at: createdAt.toISOString(),
  }));
}

function duplicatesOf(actor: Actor, card: CardRow): Promise<PossibleDuplicate[]> {
  const fields = fieldsOfRow(card);
  return possibleDuplicates(actor, {
    id_number: numberText(fields.id_number) ?? numberText(fields.document_number) ?? undefined,
    first_name: fields.first_name?.content ?? "",
    last_name: fields.last_name?.content ?? "",
    date_of_birth: dayOf(fields.date_of_birth?.content ?? "") ?? undefined,
  });
}
