import { z } from "zod";
import type { IdCard } from "@/lib/generated/prisma/client";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { emitWebhook } from "@/lib/platform/webhooks/emit";
import { declareWebhookEvent } from "@/lib/platform/webhooks/events";
import { CARD_STATES, DOCUMENT_TYPES } from "../onboarding/kinds";

/** Nothing of what is written on the document: a receiver that may know it asks for the card. */
const Result = z.object({
  card_id: z.uuid(),
  user_id: z.int(),
  document_type: z.enum(DOCUMENT_TYPES),
  decision: z.enum(CARD_STATES),
  confidence_score: z.number().meta({ description: "0–1" }),
  warnings: z.array(z.string()).meta({ description: "Codes of what speaks against it" }),
  at: z.iso.datetime(),
});
const Decided = Result.extend({
  verified: z.boolean(),
  resubmission: z.boolean().meta({ description: "The document was asked for again" }),
});

const EXAMPLE: z.output<typeof Result> = {
  card_id: "01a1fea6-98d0-72ab-bd39-fd5c0e6dfe1e",
  user_id: 7,
  document_type: "passport",
  decision: "review",
  confidence_score: 0.88,
  warnings: ["DOCUMENT_BLUR"],
  at: "2026-11-20T08:00:14.021Z",
};

export const verifiedEvent = declareWebhookEvent({
  type: "identity.verified",
  summary: "An applicant's document was read and judged",
  schema: Result,
  example: EXAMPLE,
});

export const decidedEvent = declareWebhookEvent({
  type: "identity.decided",
  summary: "The desk approved or rejected an applicant's document, or asked for it again",
  schema: Decided,
  example: { ...EXAMPLE, decision: "approved", verified: true, resubmission: false },
});

type Card = Pick<
  IdCard,
  "id" | "userId" | "documentType" | "decision" | "confidenceScore" | "verified" | "resubmissionReason"
>;

const resultOf = (card: Card, warnings: string[], at: Date): z.output<typeof Result> => ({
  card_id: card.id,
  user_id: card.userId,
  document_type: card.documentType,
  decision: card.decision,
  confidence_score: card.confidenceScore,
  warnings,
  at: at.toISOString(),
});

/** @returns the endpoints that will hear of it, for `dispatchWebhooks` after the commit */
export function announceVerified(tx: Tx, card: Card, warnings: string[], at = new Date()): Promise<string[]> {
  const data = resultOf(card, warnings, at);
  return emitWebhook(tx, { of: verifiedEvent, id: `msg_${newId()}`, subjectId: card.id, at, data });
}

export function announceDecided(tx: Tx, card: Card, warnings: string[], at = new Date()): Promise<string[]> {
  const data = {
    ...resultOf(card, warnings, at),
    verified: card.verified,
    resubmission: card.resubmissionReason !== null,
  };
  return emitWebhook(tx, { of: decidedEvent, id: `msg_${newId()}`, subjectId: card.id, at, data });
}
