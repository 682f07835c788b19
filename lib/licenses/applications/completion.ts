import type { AuditNote } from "@/lib/platform/audit/audit";
import { Prisma, type Tx } from "@/lib/platform/db";
import { TRANSITIONS } from "./states";
import { writeGuarded } from "./writing";

/**
 * Completes the approved applications whose card was handed over, inside the caller's transaction: those that were
 * approved before the card's files were made, so that the card shows what they granted.
 *
 * @param madeAt when the card's files were made
 * @returns a note for each, which the caller writes at the end of the transaction
 */
export async function completeWithin(tx: Tx, licenseId: number, madeAt: Date): Promise<AuditNote[]> {
  // Under a row lock: an edit that completes one of them at this moment is waited for and then leaves nothing to do.
  const rows = await tx.$queryRaw<{ id: number; version: number }[]>(Prisma.sql`
    SELECT id, version FROM license_application
    WHERE approved_license_id = ${licenseId} AND status = 'approved' AND is_active AND review_date <= ${madeAt}
    ORDER BY id FOR UPDATE`);
  const notes: AuditNote[] = [];
  for (const { id, version } of rows) {
    await writeGuarded(tx, { id, version, status: "approved" }, { status: TRANSITIONS.complete.to });
    notes.push({
      action: "update",
      resourceType: "application",
      resourceId: id,
      description: `Application ${id} ${TRANSITIONS.complete.done}: its card was handed over`,
      oldValues: { status: "approved" },
      newValues: { status: TRANSITIONS.complete.to },
    });
  }
  return notes;
}
