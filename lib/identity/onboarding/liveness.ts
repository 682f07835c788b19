import { readFile } from "node:fs/promises";
import type { IdCard } from "@/lib/generated/prisma/client";
import { audit } from "@/lib/platform/audit/audit";
import { type Actor, authorize } from "@/lib/platform/auth/actor";
import { db, type Prisma, transaction } from "@/lib/platform/db";
import { DomainError } from "@/lib/platform/errors";
import type { ReceivedFile } from "@/lib/platform/storage/multipart";
import type { CaseFacts } from "../decision/facts";
import { attachFile, FILE_COLUMNS, recordStep } from "./card";
import { checkFile } from "./files/check";
import { storeConcurrently } from "./files/store";
import { type CardState, type FileField, ID_CARD } from "./kinds";
import { applicantId, cardPolicy } from "./policy";
import { lockApplicant, setStage } from "./stage";
import { selfieFacts } from "./verification/facts";
import { judge } from "./verification/own";
import type { CardWarning, Verification } from "./verification/provider";

export type LivenessFiles = { selfie: ReceivedFile; selfie_video?: ReceivedFile };

/**
 * Takes the applicant's selfie, and a video where they made one. The case is judged anew, now with the selfie; a decision
 * of the desk stands.
 *
 * @throws DomainError not_found without a card; malformed `not_confirmed`, `card_decided`; invalid with the field
 */
export async function sendSelfie(actor: Actor, files: LivenessFiles): Promise<IdCard> {
  const userId = applicantId(actor);
  const found = await db().idCard.findUnique({ where: { userId } });
  const before = authorize(cardPolicy, "confirm", actor, found, "ID card");
  if (!before.isConfirmed)
    throw new DomainError("malformed", "not_confirmed", "Confirm what was read from your document first");
  if (before.verified) throw new DomainError("malformed", "card_decided", "This card was verified already");
  for (const field of ["selfie", "selfie_video"] as const) {
    const file = files[field];
    if (file) await checkFile(field, file.staged.path, file.staged.sizeBytes);
  }
  const selfie = await selfieFacts(await readFile(files.selfie.staged.path));
  const read = await db().idCardDecision.findFirst({
    where: { cardId: before.id, step: "read" },
    orderBy: { createdAt: "desc" },
  });
  // A service's own judgement had no facts of ours; then only the faces are counted.
  const facts = read?.facts as unknown as CaseFacts | null;
  const verification = facts ? await judge({ ...facts, selfie }) : null;
  const { stored, failures } = await storeConcurrently(files);
  if ("selfie" in failures) throw failures.selfie;
  return transaction(async (tx) => {
    await lockApplicant(tx, userId);
    const card = await tx.idCard.findUniqueOrThrow({ where: { userId } });
    const media: Partial<Record<(typeof FILE_COLUMNS)[FileField], string>> = {};
    for (const field of ["selfie", "selfie_video"] as const) {
      const file = stored[field];
      if (file) media[FILE_COLUMNS[field]] = await attachFile(tx, actor, card, field, { stored: file });
    }
    const judged = verification ? await judgedAnew(card, verification) : null;
    const after = await tx.idCard.update({
      where: { id: card.id },
      data: { ...media, ...judged, version: { increment: 1 } },
    });
    await recordStep(tx, actor, card.id, {
      step: "liveness",
      decision: after.decision,
      ...(verification ? { verification } : { warnings: card.warnings as unknown as CardWarning[] }),
    });
    await setStage(tx, userId, after.decision === "approved" ? "completed" : "liveness_check");
    await audit(tx, actor, {
      action: "update",
      resourceType: ID_CARD,
      resourceId: card.id,
      description: stored.selfie_video ? "Sent a selfie and a video" : "Sent a selfie",
      newValues: { faces: selfie.faces, decision: after.decision },
    });
    return after;
  });
}

/** Corrections of the applicant hold a card in review, whatever the rules say of what was read. */
async function judgedAnew(card: IdCard, verification: Verification) {
  const corrected = (await db().idCardDecision.count({ where: { cardId: card.id, step: "corrected" } })) > 0;
  const decided = card.decision === "rejected" || card.verified;
  const decision: CardState = decided
    ? card.decision
    : corrected && verification.decision === "approved"
      ? "review"
      : verification.decision;
  return {
    decision,
    warnings: verification.warnings as unknown as Prisma.InputJsonArray,
    reviewScore: verification.reviewScore,
    rejectScore: verification.rejectScore,
  };
}
