import type { PrintJob } from "@/lib/generated/prisma/client";
import { audit } from "@/lib/platform/audit/audit";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { transaction } from "@/lib/platform/db";
import { conflict, invalidField } from "@/lib/platform/errors";
import { completeWithin } from "../applications/completion";
import { holderName } from "../view";
import { mayProduce } from "./policy";
import { assertPrintable, lockCard } from "./queue-service";
import type { CollectInput } from "./schema";
import { obstacle, PRODUCTION } from "./states";

/**
 * Hands a card over, which completes the applications that it was made for. A license that waits for this is active
 * from now on; any other stays as it is.
 *
 * @throws DomainError not_found; conflict `illegal_transition`, `license_not_printable`; invalid `relation` where the
 *   collector is not the holder
 */
export function collectCard(actor: Actor, id: number, input: CollectInput, now = new Date()): Promise<PrintJob> {
  permit(mayProduce(actor));
  return transaction(async (tx) => {
    const card = await lockCard(tx, id);
    const hindrance = obstacle("collect", card.state);
    if (hindrance) throw conflict("illegal_transition", hindrance);
    const { license } = card;
    assertPrintable(license);
    const isHolder = compact(input.collector_id_number) === compact(license.person.idNumber);
    if (!isHolder && !input.relation)
      throw invalidField("relation", `is required: this is not the id number of ${holderName(license.person)}`);
    const after = await tx.printJob.update({
      where: { id, state: card.state },
      data: {
        state: PRODUCTION.collect.to,
        stateReason: null,
        stateChangedAt: now,
        openKey: null,
        collectorName: input.collector_name,
        collectorIdNumber: input.collector_id_number,
        collectorRelation: isHolder ? null : input.relation,
        collectedAt: now,
        handedBy: actor.userId,
      },
    });
    const { count: activated } = await tx.license.updateMany({
      where: { id: license.id, status: "pending_collection", version: license.version },
      data: { status: "active", statusReason: null, statusChangedAt: now, version: { increment: 1 } },
    });
    const completed = await completeWithin(tx, license.id, card.filesAt ?? card.createdAt);
    await audit(tx, actor, {
      action: "update",
      resourceType: "print_job",
      resourceId: id,
      description: `Handed the card of ${license.licenseNumber} to ${input.collector_name}${isHolder ? "" : ` (${input.relation})`}`,
      oldValues: { state: card.state },
      newValues: { state: after.state, collector_id_number: input.collector_id_number },
    });
    if (activated === 1)
      await audit(tx, actor, {
        action: "update",
        resourceType: "license",
        resourceId: license.id,
        description: `${license.licenseNumber} is active: its card was collected`,
        oldValues: { status: license.status },
        newValues: { status: "active" },
      });
    for (const note of completed) await audit(tx, actor, note);
    return after;
  });
}

/** Identity numbers are written with spaces and hyphens by some. */
const compact = (idNumber: string): string => idNumber.replaceAll(/[\s/-]/g, "").toUpperCase();
