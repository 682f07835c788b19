import { audit } from "@/lib/platform/audit/audit";
import { type Actor, authorize } from "@/lib/platform/auth/actor";
import { transaction } from "@/lib/platform/db";
import { isUuid } from "@/lib/platform/ids";
import { removeMedia } from "@/lib/platform/storage/media";
import { ID_CARD } from "./kinds";
import { cardPolicy } from "./policy";
import { lockApplicant, setStage } from "./stage";

/**
 * Deletes a card with all its pictures and its history; the applicant can begin again. The trail keeps that it was there.
 *
 * @throws DomainError not_found
 */
export function removeCard(actor: Actor, id: string): Promise<void> {
  return transaction(async (tx) => {
    const found = isUuid(id) ? await tx.idCard.findUnique({ where: { id } }) : null;
    const card = authorize(cardPolicy, "remove", actor, found, "ID card");
    await lockApplicant(tx, card.userId);
    const files = await tx.mediaAttachment.findMany({ where: { ownerType: ID_CARD, ownerId: id } });
    await removeMedia(
      tx,
      files.map(({ mediaId }) => mediaId),
    );
    await tx.mediaAttachment.deleteMany({ where: { ownerType: ID_CARD, ownerId: id } });
    await tx.idCard.deleteMany({ where: { id } });
    await setStage(tx, card.userId, "document_upload");
    await audit(tx, actor, {
      action: "delete",
      resourceType: ID_CARD,
      resourceId: id,
      description: "Deleted an identity card with its pictures and history",
      oldValues: { decision: card.decision, user_id: card.userId },
    });
  });
}
