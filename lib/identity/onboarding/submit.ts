import { readFile } from "node:fs/promises";
import type { IdCard } from "@/lib/generated/prisma/client";
import { audit } from "@/lib/platform/audit/audit";
import type { Actor } from "@/lib/platform/auth/actor";
import { db, type Tx, transaction } from "@/lib/platform/db";
import { DomainError } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";
import type { ReceivedFile } from "@/lib/platform/storage/multipart";
import { dispatchWebhooks } from "@/lib/platform/webhooks/emit";
import { announceVerified } from "../review/webhooks";
import { codesOf, type NewCard, numberTaken, recordStep, replaceableCard, writeCard } from "./card";
import { storeConcurrently } from "./files/store";
import { type DocumentTypeName, type FileField, ID_CARD } from "./kinds";
import { applicantId } from "./policy";
import { lockApplicant, setStage } from "./stage";
import { verificationProvider } from "./verification/current";
import { cardsWithNumbers } from "./verification/facts";
import type { Verification, VerificationProvider } from "./verification/provider";

export type SentDocuments = {
  /** Null where the client does not ask for it: the detected type is taken. */
  documentType: DocumentTypeName | null;
  files: Partial<Record<FileField, ReceivedFile>> & { image_front: ReceivedFile };
};

/** A field's reading is trusted from here on to say that a document is somebody else's. */
const SURE = 0.8;

/**
 * Takes an applicant's documents, has them read and judged, and makes their card. In contract 4's order: is there a card
 * already, the provider, its success, the type, the expiry, the files, the row.
 *
 * @throws DomainError malformed `card_exists`, `verification_failed`, `unsupported_document`, `document_expired`;
 *   invalid with the field; storage_full, unavailable
 */
export async function submitDocuments(
  actor: Actor,
  sent: SentDocuments,
  provider: VerificationProvider = verificationProvider(),
): Promise<{ card: IdCard; verification: Verification }> {
  const userId = applicantId(actor);
  await replaceableCard(db(), userId);
  const bytes = async (field: FileField) => {
    const file = sent.files[field];
    return file ? readFile(file.staged.path) : null;
  };
  const [front, back, selfie, video] = await Promise.all([
    readFile(sent.files.image_front.staged.path),
    bytes("image_back"),
    bytes("selfie"),
    bytes("selfie_video"),
  ]);
  const { documentType } = sent;
  const verification = await provider.verify({ userId, documentType, front, back, selfie, video });
  const type = await acceptVerification(actor, verification, documentType);
  const { stored, failures } = await storeConcurrently(sent.files);
  // A card without its pictures could not be defended; without the video, which is optional, it can.
  for (const field of ["image_front", "image_back", "selfie"] as const) if (field in failures) throw failures[field];
  const files: NewCard["files"] = Object.fromEntries(
    Object.entries(stored).map(([field, file]) => [field, { stored: file }]),
  );
  const { card, endpoints } = await transaction((tx) =>
    saveVerified(tx, actor, { userId, documentType: type, verification, files }),
  );
  await dispatchWebhooks(endpoints);
  return { card, verification };
}

/**
 * What must hold of a verification before there is a card.
 *
 * @returns the document's type: the detected one, else the one that was chosen
 */
export async function acceptVerification(
  actor: Actor,
  verification: Verification,
  chosen: DocumentTypeName | null,
): Promise<DocumentTypeName> {
  const { detected, warnings, fields } = verification;
  const refusing = (code: string) => warnings.find((warning) => warning.code === code && warning.effect === "reject");
  if (!verification.success) {
    const reasons = warnings.map(({ description }) => ({ name: "image_front", reason: description }));
    throw new DomainError("malformed", "verification_failed", "Document verification failed", reasons);
  }
  if (detected !== null && typeof detected === "object")
    throw new DomainError("malformed", "unsupported_document", `Document type '${detected.other}' is not supported`);
  const mismatch = refusing("TYPE_MISMATCH");
  if (mismatch || (chosen && detected && chosen !== detected && verification.facts === null)) {
    const reason = `The picture shows a ${(detected ?? "other document").replace("_", " ")}, not what was chosen`;
    throw new DomainError("malformed", "type_mismatch", reason, [{ name: "document_type", reason }]);
  }
  if (refusing("DOCUMENT_EXPIRED")) throw new DomainError("malformed", "document_expired", "Document has expired");
  for (const field of ["document_number", "id_number"] as const) {
    const number = fields[field];
    if (!number || number.confidence < SURE) continue;
    if ((await cardsWithNumbers(applicantId(actor), { [field]: number })).length === 0) continue;
    log.warn({ userId: actor.userId }, "a document of another account was sent");
    throw numberTaken(field);
  }
  const type = detected ?? chosen;
  if (type === null)
    throw new DomainError("malformed", "unsupported_document", "Document type 'unknown' is not supported");
  return type;
}

/** Writes a card with its first step, its stage, its webhooks and the trail; in the caller's transaction. */
export async function saveVerified(
  tx: Tx,
  actor: Actor,
  input: NewCard,
): Promise<{ card: IdCard; endpoints: string[] }> {
  const { verification, userId } = input;
  await lockApplicant(tx, userId);
  const card = await writeCard(tx, actor, input);
  await recordStep(tx, actor, card.id, { step: "read", decision: card.decision, verification });
  await setStage(tx, userId, "id_verification");
  await tx.onboardingStage.update({
    where: { userId },
    data: { draftType: null, draftFrontId: null, draftBackId: null },
  });
  const endpoints = await announceVerified(tx, card, codesOf(verification.warnings));
  await audit(tx, actor, {
    action: "create",
    resourceType: ID_CARD,
    resourceId: card.id,
    description: `Sent a ${input.documentType.replace("_", " ")}, which was read and judged: ${card.decision}`,
    newValues: {
      decision: card.decision,
      confidence_score: card.confidenceScore,
      warnings: codesOf(verification.warnings),
      rule_set_version: verification.ruleSetVersion,
    },
  });
  return { card, endpoints };
}
