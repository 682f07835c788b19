import type { IdCard, IdCardStep, User } from "@/lib/generated/prisma/client";
import { audit } from "@/lib/platform/audit/audit";
import { type Actor, authorize } from "@/lib/platform/auth/actor";
import { type Prisma, type Tx, transaction } from "@/lib/platform/db";
import { conflict, DomainError, invalidField } from "@/lib/platform/errors";
import { deliverMail, sendMail } from "@/lib/platform/notify/mail";
import { settings } from "@/lib/platform/settings";
import { dispatchWebhooks } from "@/lib/platform/webhooks/emit";
import { codesOf, recordStep } from "../onboarding/card";
import { ID_CARD } from "../onboarding/kinds";
import { cardPolicy } from "../onboarding/policy";
import { lockApplicant, setStage } from "../onboarding/stage";
import type { CardWarning } from "../onboarding/verification/provider";
import { type ActInput, type ActOutcome, type CardAct, needsReason } from "./acts";
import { decisionMail } from "./mails";
import { announceDecided } from "./webhooks";

/** What an act makes of a card, and what its step is called. */
type Move = { step: IdCardStep; data: Prisma.IdCardUncheckedUpdateInput; done: string };

/**
 * Carries an act out on several cards, each for itself: what one is refused for stops none of the others.
 *
 * @throws DomainError invalid, field `reason`
 */
export async function actOnCards(actor: Actor, input: ActInput): Promise<ActOutcome> {
  const outcome: ActOutcome = { done: 0, refused: [] };
  for (const id of [...new Set(input.ids)]) {
    try {
      await actOnCard(actor, id, input);
      outcome.done += 1;
    } catch (error) {
      if (!(error instanceof DomainError) || error.kind === "unavailable") throw error;
      outcome.refused.push({ id, reason: error.message });
    }
  }
  return outcome;
}

export type OneAct = Pick<ActInput, "act" | "reason" | "version">;

/**
 * Approves, rejects, marks or sends back one card, and tells the applicant.
 *
 * @throws DomainError not_found; conflict `decided_meanwhile`, `already_decided`, `second_person`, `own_card`
 */
export async function actOnCard(actor: Actor, id: string, { act, reason, version }: OneAct): Promise<IdCard> {
  if (needsReason(act) && !reason) throw invalidField("reason", "Say why: the applicant is told");
  const { card, mailId, endpoints } = await transaction(async (tx) => {
    const found = await tx.idCard.findUnique({ where: { id } });
    const { userId } = authorize(cardPolicy, "review", actor, found, "ID card");
    await lockApplicant(tx, userId);
    const before = await tx.idCard.findUniqueOrThrow({ where: { id }, include: { user: true } });
    if (version !== undefined && before.version !== version)
      throw conflict("decided_meanwhile", "Somebody has changed this card meanwhile; look at it again");
    if (before.userId === actor.userId) throw conflict("own_card", "Nobody decides on their own document");
    const move = moveOf(act, before, actor, reason ?? null);
    const card = await tx.idCard.update({ where: { id }, data: { ...move.data, version: { increment: 1 } } });
    const warnings = before.warnings as unknown as CardWarning[];
    await recordStep(tx, actor, id, { step: move.step, decision: card.decision, reason, warnings });
    await moveStage(tx, card);
    const told = await tell(tx, before.user, card, move.step, reason ?? null);
    await audit(tx, actor, {
      action: act === "verify" ? "verify" : "update",
      resourceType: ID_CARD,
      resourceId: id,
      description: `${move.done}${reason ? `: ${reason}` : ""}`,
      oldValues: { decision: before.decision, verified: before.verified },
      newValues: { decision: card.decision, verified: card.verified },
    });
    return { card, ...told };
  });
  // Not sent now, it is sent with the next sweep.
  if (mailId) await deliverMail(mailId).catch(() => undefined);
  await dispatchWebhooks(endpoints);
  return card;
}

function moveOf(act: CardAct, card: IdCard, actor: Actor, reason: string | null): Move {
  switch (act) {
    case "approve":
      return approval(card, actor);
    case "reject":
      if (card.decision === "rejected" && card.proposedById === null)
        throw conflict("already_decided", "This card is rejected already");
      return {
        step: "rejected",
        data: { decision: "rejected", verified: false, proposedById: null, resubmissionReason: null },
        done: "Rejected the card",
      };
    case "resubmit":
      return {
        step: "resubmission",
        data: {
          decision: "pending",
          verified: false,
          isConfirmed: false,
          proposedById: null,
          resubmissionReason: reason,
        },
        done: "Asked for the document again",
      };
    case "verify":
      if (card.decision !== "approved") throw conflict("not_approved", "Only an approved card can be marked verified");
      if (card.verified) throw conflict("already_decided", "This card is verified already");
      return { step: "verified", data: { verified: true }, done: "Marked the card verified" };
    case "unverify":
      if (!card.verified) throw conflict("already_decided", "This card is not verified");
      return { step: "unverified", data: { verified: false }, done: "Took the card's verified mark away" };
  }
}

/** Where two people must approve, the first one's approval waits for another. */
function approval(card: IdCard, actor: Actor): Move {
  if (card.resubmissionReason !== null)
    throw conflict("awaits_document", "The document was asked for again; wait until it comes");
  if (card.decision === "approved" && card.verified) throw conflict("already_decided", "This card is approved already");
  if (settings().IDENTITY_FOUR_EYES) {
    if (card.proposedById === null)
      return {
        step: "proposed",
        data: { decision: "review", proposedById: actor.userId },
        done: "Approved the card as the first of two",
      };
    if (card.proposedById === actor.userId) throw conflict("second_person", "A second person must approve this card");
  }
  return {
    step: "approved",
    data: { decision: "approved", verified: true, proposedById: null },
    done: "Approved the card",
  };
}

/** The applicant's stage follows the card. */
async function moveStage(tx: Tx, card: IdCard): Promise<void> {
  if (card.resubmissionReason !== null) await setStage(tx, card.userId, "document_upload");
  else if (card.decision === "approved" && card.isConfirmed && card.verified)
    await setStage(tx, card.userId, "completed");
}

const TOLD: ReadonlySet<IdCardStep> = new Set(["approved", "rejected", "resubmission"]);

async function tell(tx: Tx, user: User, card: IdCard, step: IdCardStep, reason: string | null) {
  if (!TOLD.has(step)) return { mailId: null, endpoints: [] };
  const mailId = await sendMail(tx, { to: user.email, ...decisionMail(step, user.fullName, card.isConfirmed, reason) });
  const endpoints = await announceDecided(tx, card, codesOf(card.warnings as unknown as CardWarning[]));
  return { mailId, endpoints };
}
