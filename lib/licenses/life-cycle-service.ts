import { audit } from "@/lib/platform/audit/audit";
import { type Actor, authorize, permit, systemActor } from "@/lib/platform/auth/actor";
import { db, type Tx, transaction } from "@/lib/platform/db";
import { conflict } from "@/lib/platform/errors";
import { addLegalYears, fromLegalDate, officeToday, toLegalDate } from "@/lib/platform/time";
import { LIFE_CYCLE, type Move, obstacle, PAST, statusAfter } from "./life-cycle";
import { licensePolicy } from "./policy";
import { type Noted, VALIDITY_YEARS } from "./service";
import type { LicenseRow } from "./view";

/**
 * Suspends, reactivates, renews or revokes a license. A renewal runs for five years from today and keeps the date of
 * the first issue; the card is stale from then on, since its dates have changed.
 *
 * @throws DomainError not_found; conflict `illegal_transition` when the license's status does not allow the move
 */
export function moveLicense(
  actor: Actor,
  id: number,
  move: Move,
  reason: string | null,
  now = new Date(),
): Promise<LicenseRow> {
  return transaction(async (tx) => {
    const { license, note } = await moveWithin(tx, actor, id, move, reason, now);
    await audit(tx, actor, note);
    return license;
  });
}

/** The same inside the caller's transaction; the caller writes the note at its end. */
export async function moveWithin(
  tx: Tx,
  actor: Actor,
  id: number,
  move: Move,
  reason: string | null,
  now: Date,
): Promise<Noted> {
  const before = authorize(licensePolicy, "edit", actor, await tx.license.findUnique({ where: { id } }), "License");
  const hindrance = obstacle(move, before.status);
  if (hindrance) throw conflict("illegal_transition", hindrance);
  const today = officeToday(now);
  const status = statusAfter(move, toLegalDate(before.expiryDate), today);
  const renewal =
    move === "renew"
      ? {
          issueDate: fromLegalDate(today),
          expiryDate: fromLegalDate(addLegalYears(today, VALIDITY_YEARS)),
          firstIssueDate: before.firstIssueDate ?? before.issueDate,
        }
      : {};
  const { count } = await tx.license.updateMany({
    where: { id, isActive: true, version: before.version, status: { in: [...LIFE_CYCLE[move].from] } },
    data: { ...renewal, status, statusReason: reason, statusChangedAt: now, version: { increment: 1 } },
  });
  if (count !== 1)
    throw conflict("edited_meanwhile", "Somebody else has changed this license. Reload to see the change.");
  const after = await tx.license.findUniqueOrThrow({ where: { id }, include: { person: true } });
  const note = {
    action: "update" as const,
    resourceType: "license",
    resourceId: id,
    description: `${PAST[move].replace(/^./, (letter) => letter.toUpperCase())} ${after.licenseNumber}${reason ? `: ${reason}` : ""}`,
    oldValues: shown(before),
    newValues: shown(after),
  };
  return { license: after, note };
}

const shown = (license: { status: string; issueDate: Date; expiryDate: Date; statusReason: string | null }) => ({
  status: license.status,
  issue_date: toLegalDate(license.issueDate),
  expiry_date: toLegalDate(license.expiryDate),
  reason: license.statusReason,
});

const BATCH = 200;

/**
 * Marks as expired what was active on a day that is over. Each license has its own transaction with its audit row, so a
 * crash in between loses nothing and the next run goes on.
 *
 * @returns how many licenses expired
 */
export async function expireLicenses(actor: Actor = systemActor, now = new Date()): Promise<number> {
  permit(actor.kind === "system");
  const due = { status: "active" as const, isActive: true, expiryDate: { lt: fromLegalDate(officeToday(now)) } };
  for (let expired = 0; ; ) {
    const batch = await db().license.findMany({
      where: due,
      take: BATCH,
      orderBy: { id: "asc" },
      select: { id: true, licenseNumber: true, expiryDate: true },
    });
    if (batch.length === 0) return expired;
    for (const license of batch) {
      expired += await transaction(async (tx) => {
        const { count } = await tx.license.updateMany({
          where: { ...due, id: license.id },
          data: { status: "expired", statusReason: null, statusChangedAt: now, version: { increment: 1 } },
        });
        if (count === 1)
          await audit(tx, actor, {
            action: "update",
            resourceType: "license",
            resourceId: license.id,
            description: `${license.licenseNumber} expired on ${toLegalDate(license.expiryDate)}`,
          });
        return count;
      });
    }
  }
}
