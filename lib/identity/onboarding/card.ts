import type { IdCard, IdCardDecision, IdCardStep } from "@/lib/generated/prisma/client";
import type { Actor } from "@/lib/platform/auth/actor";
import { type Prisma, Prisma as PrismaValues, type Tx } from "@/lib/platform/db";
import { DomainError } from "@/lib/platform/errors";
import { newId } from "@/lib/platform/ids";
import { attachMedia, recordMedia, type StoredFile } from "@/lib/platform/storage/media";
import { columnsOf } from "./fields";
import { type CardState, type DocumentTypeName, type FileField, ID_CARD } from "./kinds";
import type { CardWarning, Verification } from "./verification/provider";

/** Whose card a row is; what lists and views show of it. */
export const withUser = { user: { select: { id: true, username: true, email: true, fullName: true } } } as const;
export type CardRow = Prisma.IdCardGetPayload<{ include: typeof withUser }>;

export const FILE_COLUMNS = {
  image_front: "frontImageId",
  image_back: "backImageId",
  selfie: "selfImageId",
  selfie_video: "selfieVideoId",
} as const satisfies Record<FileField, keyof IdCard>;

export const cardExists = (): DomainError =>
  new DomainError("malformed", "card_exists", "ID card already exists for this user");

/** What is told to who sends a document that another account has. */
export function numberTaken(field: "document_number" | "id_number"): DomainError {
  const what = field === "id_number" ? "identity number" : "document number";
  const reason = `A card with this ${what} belongs to another account`;
  return new DomainError("invalid", "number_taken", reason, [{ name: field, reason }]);
}

/** The unique index has the last word on whose a number is. */
export function asTaken(error: unknown): never {
  if (error instanceof PrismaValues.PrismaClientKnownRequestError && error.code === "P2002") {
    const text = JSON.stringify(error.meta ?? {});
    if (text.includes("document_number_text") || text.includes("documentNumberText"))
      throw numberTaken("document_number");
    if (text.includes("id_number_text") || text.includes("idNumberText")) throw numberTaken("id_number");
    throw cardExists();
  }
  throw error;
}

/** The card of a user that a new document would stand in the way of: none, or one that was asked for again. */
export async function replaceableCard(tx: Tx, userId: number): Promise<IdCard | null> {
  const card = await tx.idCard.findUnique({ where: { userId } });
  if (card && card.resubmissionReason === null) throw cardExists();
  return card;
}

/** Files of a card that are stored already: with a row, or still without one. */
export type CardFile = { stored: StoredFile } | { mediaId: string };

export async function attachFile(
  tx: Tx,
  actor: Actor,
  card: Pick<IdCard, "id" | "userId">,
  group: FileField,
  file: CardFile,
): Promise<string> {
  const owner = { type: ID_CARD, id: card.id, group };
  if ("mediaId" in file) {
    await attachMedia(tx, file.mediaId, owner);
    return file.mediaId;
  }
  const more = { ownerId: card.userId };
  return (await recordMedia(tx, file.stored, { createdBy: actor.userId, owner, more })).id;
}

export type NewCard = {
  userId: number;
  documentType: DocumentTypeName;
  verification: Verification;
  files: Partial<Record<FileField, CardFile>>;
};

/** Makes a user's card, or puts a new document into the one that was asked for again. The caller holds the applicant's lock. */
export async function writeCard(tx: Tx, actor: Actor, input: NewCard): Promise<IdCard> {
  const { userId, documentType, verification } = input;
  const earlier = await replaceableCard(tx, userId);
  const id = earlier?.id ?? newId();
  const data = {
    ...freeNumbers(verification),
    documentType,
    decision: verification.decision,
    reviewScore: verification.reviewScore,
    rejectScore: verification.rejectScore,
    warnings: verification.warnings as unknown as Prisma.InputJsonArray,
    verified: false,
    isConfirmed: false,
    proposedById: null,
    resubmissionReason: null,
  };
  const card = earlier
    ? await tx.idCard
        .update({ where: { id }, data: { ...data, ...setAside(earlier, input), version: { increment: 1 } } })
        .catch(asTaken)
    : await tx.idCard.create({ data: { id, userId, ...data } }).catch(asTaken);
  const files: Partial<Record<(typeof FILE_COLUMNS)[FileField], string>> = {};
  for (const [field, file] of Object.entries(input.files) as [FileField, CardFile][])
    files[FILE_COLUMNS[field]] = await attachFile(tx, actor, card, field, file);
  return tx.idCard.update({ where: { id }, data: files });
}

/** A number that another card has is not this one's key while it was read with doubt: a reviewer looks. */
function freeNumbers({ fields, warnings }: Verification) {
  const columns = columnsOf(fields);
  const duplicate = warnings.some(({ code }) => code === "DUPLICATE_DOCUMENT");
  return duplicate ? { ...columns, documentNumberText: null, idNumberText: null } : columns;
}

/** Pictures that are replaced stay with the card. */
function setAside(card: IdCard, { files }: NewCard) {
  const replaced = (Object.keys(files) as FileField[]).flatMap((field) => card[FILE_COLUMNS[field]] ?? []);
  return { additionalImageIds: [...card.additionalImageIds, ...replaced] };
}

export type Step = {
  step: IdCardStep;
  decision: CardState;
  reason?: string | null;
  verification?: Verification;
  warnings?: CardWarning[];
};

/** Adds a step to a card's history, with what it rested on. */
export function recordStep(tx: Tx, actor: Actor, cardId: string, step: Step): Promise<IdCardDecision> {
  const { verification } = step;
  return tx.idCardDecision.create({
    data: {
      id: newId(),
      cardId,
      step: step.step,
      decision: step.decision,
      reason: step.reason ?? null,
      // What an applicant sends is judged by rules; who sent it is the card's own affair.
      actorId: step.step === "read" ? null : actor.userId,
      ruleSetVersion: verification?.ruleSetVersion ?? null,
      facts: verification?.facts ? snapshot(verification.facts) : PrismaValues.DbNull,
      warnings: (verification?.warnings ?? step.warnings ?? []) as unknown as Prisma.InputJsonArray,
      reviewScore: verification?.reviewScore ?? 0,
      rejectScore: verification?.rejectScore ?? 0,
    },
  });
}

/** Facts as JSON; the bytes of barcodes in base64. */
export const snapshot = (facts: object): Prisma.InputJsonObject =>
  JSON.parse(
    JSON.stringify(facts, (_, value: unknown) =>
      value instanceof Uint8Array ? Buffer.from(value).toString("base64") : value,
    ),
  ) as Prisma.InputJsonObject;

export const codesOf = (warnings: readonly CardWarning[]): string[] => warnings.map(({ code }) => code);
