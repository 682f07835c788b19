import { type AuditNote, audit } from "@/lib/platform/audit/audit";
import type { Actor } from "@/lib/platform/auth/actor";
import { Prisma, type Tx, transaction } from "@/lib/platform/db";
import { conflict, DomainError, notFound } from "@/lib/platform/errors";
import { moveWithin } from "../life-cycle-service";
import { issueWithin, type Noted } from "../service";
import type { LicenseRow } from "../view";
import { APPROVAL_TRANSACTIONS, feeOf } from "./fees";
import { paymentOf } from "./payment";
import { settleSubmission } from "./service";
import {
  CHECKS,
  type Decision,
  isAboutLicense,
  missingChecks,
  obstacle,
  SUBJECT_STATUSES,
  TRANSITIONS,
} from "./states";
import { joinCategories } from "./subject";
import { recordTransaction } from "./transactions";
import { type ApplicationRow, applicationView } from "./view";
import { editable, writeGuarded } from "./writing";

/** Reads the application under a row lock, so that of two decisions the second sees what the first one made of it. */
async function lockForDecision(tx: Tx, actor: Actor, id: number, decision: Decision): Promise<ApplicationRow> {
  await tx.$queryRaw(Prisma.sql`SELECT id FROM license_application WHERE id = ${id} FOR UPDATE`);
  const application = await editable(tx, actor, id);
  if (decision === "approve" && application.approvedLicenseId !== null)
    throw new DomainError("conflict", "already_approved", "Application is already approved");
  const hindrance = obstacle(decision, application.status);
  if (hindrance) throw conflict("illegal_transition", hindrance);
  return application;
}

/** The part of an application's record that a decision changes. */
function decisionNote(decision: Decision, before: ApplicationRow, after: ApplicationRow): AuditNote {
  const shown = (row: ApplicationRow) => {
    const { status, review_notes, requested_documents, approved_license_id } = applicationView(row);
    return { status, review_notes, requested_documents, approved_license_id };
  };
  return {
    action: "update",
    resourceType: "application",
    resourceId: after.id,
    description: `Application ${after.id} ${TRANSITIONS[decision].done}`,
    oldValues: shown(before),
    newValues: shown(after),
  };
}

/**
 * Approves an application: in one transaction the license is issued (or renewed, or upgraded), the fee recorded and
 * everything written to the trail.
 *
 * @throws DomainError conflict `already_approved`, `illegal_transition`, `checks_missing`, `license_not_active`;
 *   not_found for the application, or for a citizen or license removed meanwhile
 */
export function approveApplication(
  actor: Actor,
  id: number,
  notes: string | null,
  now = new Date(),
): Promise<{ application: ApplicationRow; license: LicenseRow }> {
  return transaction(async (tx) => {
    const before = await lockForDecision(tx, actor, id, "approve");
    checkVerified(before);
    const { license, note } = await grant(tx, actor, before, now);
    const application = await writeGuarded(tx, before, {
      status: TRANSITIONS.approve.to,
      approvedLicenseId: license.id,
      reviewedBy: actor.userId,
      reviewDate: now,
      reviewNotes: notes ?? before.reviewNotes,
    });
    await settleSubmission(tx, id, "completed", now);
    const earlier = await paymentOf(tx, id);
    // Money is told once: where a payment was taken, its own row carries the amount.
    const amountCents = earlier ? null : await feeOf(before, tx);
    const issued = await recordTransaction(tx, {
      type: APPROVAL_TRANSACTIONS[before.type],
      status: "completed",
      amountCents,
      userId: actor.userId,
      personId: before.personId,
      licenseId: license.id,
      applicationId: id,
      notes: `${license.licenseNumber}: application ${id} approved`,
      metadata: earlier ? { paid_by: earlier.ref } : undefined,
      initiatedAt: now,
      completedAt: now,
    });
    // The trail comes last, since its head is locked until the commit; the application's row first of all, since an
    // idempotent replay finds by it what the request did.
    await audit(tx, actor, decisionNote("approve", before, application));
    await audit(tx, actor, note);
    await audit(tx, actor, {
      action: "create",
      resourceType: "transaction",
      resourceId: issued.id,
      description: `${issued.ref}: ${issued.type.replace("_", " ")} of ${license.licenseNumber}`,
      newValues: {
        amount: amountCents === null ? null : Number(amountCents),
        currency: issued.currency,
        status: issued.status,
      },
    });
    return { application, license };
  });
}

function checkVerified(application: ApplicationRow): void {
  const missing = missingChecks(applicationView(application));
  if (missing.length === 0) return;
  throw new DomainError(
    "conflict",
    "checks_missing",
    `Not verified yet: ${missing.map((check) => CHECKS[check]).join(", ")}`,
    missing.map((name) => ({ name, reason: "must be verified before the approval" })),
  );
}

/** What the applicant gets, by the type of the application. */
async function grant(tx: Tx, actor: Actor, application: ApplicationRow, now: Date): Promise<Noted> {
  const { id, type, licenseId, personId, appliedCategory } = application;
  if (licenseId === null || !isAboutLicense(type))
    return issueWithin(tx, actor, { citizen_id: personId, category: appliedCategory }, now);
  const license = await tx.license.findUniqueOrThrow({ where: { id: licenseId }, include: { person: true } });
  // An edit may have given the license to somebody else since the application came in.
  if (license.personId !== personId) throw notFound("License");
  if (type === "renewal") return moveWithin(tx, actor, licenseId, "renew", `Application ${id}`, now);
  // The category of an upgrade grows; a replacement is another card of the license as it is.
  const category = type === "upgrade" ? joinCategories(license.category, appliedCategory) : license.category;
  const { count } = await tx.license.updateMany({
    where: { id: licenseId, isActive: true, status: { in: [...SUBJECT_STATUSES[type]] }, version: license.version },
    data: { category, version: { increment: 1 } },
  });
  if (count !== 1)
    throw conflict("license_not_active", `${license.licenseNumber} is not active, which ${type} asks for`);
  const done =
    type === "upgrade" ? `Upgraded ${license.licenseNumber} to ${category}` : `Replaced ${license.licenseNumber}`;
  return {
    license: { ...license, category, version: license.version + 1 },
    note: {
      action: "update",
      resourceType: "license",
      resourceId: licenseId,
      description: `${done}: application ${id}`,
      oldValues: { category: license.category },
      newValues: { category },
    },
  };
}

/** @throws DomainError conflict `illegal_transition`; not_found */
export function rejectApplication(actor: Actor, id: number, reason: string, now = new Date()): Promise<ApplicationRow> {
  return decide(actor, id, "reject", { reviewNotes: reason }, now);
}

/** @throws DomainError conflict `illegal_transition`; not_found */
export function requestDocuments(
  actor: Actor,
  id: number,
  documents: string[],
  notes: string | null,
  now = new Date(),
): Promise<ApplicationRow> {
  const data = {
    requestedDocuments: [...new Set(documents)],
    documentsVerified: false,
    reviewNotes: notes ?? undefined,
  };
  return decide(actor, id, "request_documents", data, now);
}

function decide(
  actor: Actor,
  id: number,
  decision: "reject" | "request_documents",
  data: { reviewNotes?: string; requestedDocuments?: string[]; documentsVerified?: boolean },
  now: Date,
): Promise<ApplicationRow> {
  return transaction(async (tx) => {
    const before = await lockForDecision(tx, actor, id, decision);
    const after = await writeGuarded(tx, before, {
      ...data,
      status: TRANSITIONS[decision].to,
      reviewedBy: actor.userId,
      reviewDate: now,
    });
    if (decision === "reject") await settleSubmission(tx, id, "cancelled", now);
    await audit(tx, actor, decisionNote(decision, before, after));
    return after;
  });
}
