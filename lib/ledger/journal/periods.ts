import { audit } from "@/lib/platform/audit/audit";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { transaction } from "@/lib/platform/db";
import { conflict, invalidField, notFound } from "@/lib/platform/errors";
import { type Clock, fromLegalDate, systemClock } from "@/lib/platform/time";
import { indianToday } from "../dates";
import { mayCloseBooks } from "../policy";
import { lockBooks } from "./chain";

/**
 * Closes a company's books through a day: nothing is posted on that day or before it any more, by anybody.
 *
 * @throws DomainError invalid: a day that is not over; conflict `already_closed`; not_found
 */
export async function closePeriod(
  actor: Actor,
  companyId: number,
  through: string,
  clock: Clock = systemClock,
): Promise<void> {
  permit(mayCloseBooks(actor));
  if (through >= indianToday(clock())) throw invalidField("through", "must be before today");
  return change(actor, companyId, (closed) => {
    if (closed !== null && through <= closed)
      throw conflict("already_closed", `The books are closed through ${closed}`);
    return { closedThrough: through, told: `Closed the books through ${through}` };
  });
}

/**
 * Takes a closing back, to a day before it or wholly. The reason stands in the audit log.
 *
 * @throws DomainError invalid: a day that is not before the present closing; conflict `not_closed`; not_found
 */
export async function reopenPeriod(
  actor: Actor,
  companyId: number,
  through: string | null,
  reason: string,
): Promise<void> {
  permit(mayCloseBooks(actor));
  return change(actor, companyId, (closed) => {
    if (closed === null) throw conflict("not_closed", "The books are not closed");
    if (through !== null && through >= closed) throw invalidField("through", `must be before ${closed}`);
    return { closedThrough: through, told: `Reopened the books after ${through ?? "their beginning"}: ${reason}` };
  });
}

function change(
  actor: Actor,
  companyId: number,
  decide: (closedThrough: string | null) => { closedThrough: string | null; told: string },
): Promise<void> {
  return transaction(async (tx) => {
    // Whoever posts holds this lock until commit, so that nothing slips in behind a closing.
    const head = (await lockBooks(tx, [companyId])).get(companyId);
    if (!head) throw notFound("Company");
    const { closedThrough, told } = decide(head.closedThrough);
    await tx.ledgerCompany.update({
      where: { id: companyId },
      data: { closedThrough: closedThrough === null ? null : fromLegalDate(closedThrough) },
    });
    await audit(tx, actor, {
      action: "update",
      resourceType: "ledger_company",
      resourceId: companyId,
      description: told,
      oldValues: { closedThrough: head.closedThrough },
      newValues: { closedThrough },
    });
  });
}
