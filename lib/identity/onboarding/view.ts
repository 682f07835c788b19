import type { z } from "zod";
import type { OnboardingStage } from "@/lib/generated/prisma/client";
import { settings } from "@/lib/platform/settings";
import { signDownload } from "@/lib/platform/storage/signed-url";
import { officeToday } from "@/lib/platform/time";
import type { CardRow } from "./card";
import { ageOn, dayOf } from "./dates";
import { CARD_FIELDS, type CardFields, fieldsOfRow, LOW_CONFIDENCE } from "./fields";
import { STAGES } from "./kinds";
import type { IdCardView, StageView, WarningView } from "./schema";
import type { CardWarning } from "./verification/provider";

/** Contract 4, section 4.5. */
const PRESIGNED_SECONDS = 3600;

/** An address that gives a picture to whoever holds it, for an hour. */
const presigned = (cardId: string, mediaId: string | null): string | null =>
  mediaId &&
  `${settings().publicUrl}/api/ocr/id-cards/${cardId}/files/${mediaId}?${signDownload(mediaId, "preview", PRESIGNED_SECONDS)}`;

export const fullNameOf = (fields: CardFields): string =>
  [fields.first_name, fields.middle_name, fields.last_name].flatMap((field) => field?.content || []).join(" ");

export function cardView(card: CardRow, now = new Date()): IdCardView {
  const fields = fieldsOfRow(card);
  const today = officeToday(now);
  const born = dayOf(fields.date_of_birth?.content ?? "");
  const expiry = dayOf(fields.date_of_expiry?.content ?? "");
  const all = Object.fromEntries(CARD_FIELDS.map((field) => [field, fields[field] ?? null])) as Pick<
    IdCardView,
    (typeof CARD_FIELDS)[number]
  >;
  return {
    id: card.id,
    user: card.userId,
    user_display: card.user.username,
    ...all,
    document_type: card.documentType,
    verified: card.verified,
    is_confirmed: card.isConfirmed,
    decision: card.decision,
    review_score: card.reviewScore,
    reject_score: card.rejectScore,
    longitude: card.longitude,
    latitude: card.latitude,
    front_image: presigned(card.id, card.frontImageId),
    back_image: presigned(card.id, card.backImageId),
    self_image: presigned(card.id, card.selfImageId),
    additional_images: card.additionalImageIds.flatMap((id) => presigned(card.id, id) ?? []),
    created_at: card.createdAt.toISOString(),
    updated_at: card.updatedAt.toISOString(),
    confidence_score: card.confidenceScore,
    full_name: fullNameOf(fields),
    age: born && ageOn(born, today),
    expired: expiry && expiry < today,
    low_confidence_fields: lowConfidence(fields),
  } as IdCardView;
}

/** Fields below 0.8, in the card's order. */
export const lowConfidence = (fields: CardFields) =>
  CARD_FIELDS.flatMap((field) => {
    const value = fields[field];
    return value && value.confidence < LOW_CONFIDENCE ? [{ field, ...value }] : [];
  });

export const stageView = ({ userId, stage, createdAt, updatedAt }: OnboardingStage, username: string): StageView => ({
  user: userId,
  user_display: username,
  stage,
  stage_display: STAGES[stage],
  created_at: createdAt.toISOString(),
  updated_at: updatedAt.toISOString(),
});

/** A warning in contract 4's four keys. */
export const warningView = ({
  code,
  description,
  severity,
  confidence,
}: CardWarning): z.output<typeof WarningView> => ({
  code,
  description,
  severity,
  confidence,
});
