import { audit } from "@/lib/platform/audit/audit";
import { type Actor, isAdmin, permit } from "@/lib/platform/auth/actor";
import { Prisma, transaction } from "@/lib/platform/db";
import { invalidField } from "@/lib/platform/errors";
import { formatCents } from "@/lib/platform/money";
import { fromLegalDate, officeToday } from "@/lib/platform/time";
import type { FeeChange } from "./schema";

/**
 * Sets a fee from a day on. What is past stays as it was, since people were charged by it; a fee that was set for the
 * same day before is replaced, and the audit trail keeps both.
 *
 * @returns how many cells of the schedule were set
 * @throws DomainError invalid `valid_from` when that day is over
 */
export function setFees(actor: Actor, change: FeeChange, now = new Date()): Promise<number> {
  permit(isAdmin(actor));
  if (change.valid_from < officeToday(now)) throw invalidField("valid_from", "is over: choose today or a later day");
  const cells = change.types.flatMap((type) => change.categories.map((category) => Prisma.sql`(${type}, ${category})`));
  return transaction(async (tx) => {
    const count = await tx.$executeRaw(Prisma.sql`
      INSERT INTO license_fee (type, category, amount_cents, valid_from, created_by, created_at)
      SELECT type::"ApplicationType", category, ${change.amount_cents}, ${fromLegalDate(change.valid_from)}, ${actor.userId}, ${now}
      FROM (VALUES ${Prisma.join(cells)}) AS cell (type, category)
      ON CONFLICT (type, category, valid_from)
      DO UPDATE SET amount_cents = excluded.amount_cents, created_by = excluded.created_by, created_at = excluded.created_at`);
    await audit(tx, actor, {
      action: "update",
      resourceType: "fee",
      description: `Set the fee to ${formatCents(change.amount_cents)} from ${change.valid_from}: ${change.types.join(", ")} for ${change.categories.join(", ")}`,
      newValues: change,
    });
    return count;
  });
}
