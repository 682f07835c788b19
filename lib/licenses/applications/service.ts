import { holdPerson } from "@/lib/people/ties";
import { audit, changes } from "@/lib/platform/audit/audit";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { type Tx, transaction } from "@/lib/platform/db";
import { conflict, notFound } from "@/lib/platform/errors";
import { holderName } from "../view";
import { attachDocuments, type NewDocument } from "./documents/service";
import { recordMedicalFlag } from "./medical/service";
import { cancelPayment } from "./payment";
import { mayWorkOnApplications } from "./policy";
import type { ApplicationInput, ApplicationPatch } from "./schema";
import { type ApplicationStatusName, type Decision, obstacle, TRANSITIONS, UNDECIDED } from "./states";
import { subjectOf } from "./subject";
import { recordTransaction } from "./transactions";
import { type ApplicationRow, applicationView } from "./view";
import { editable, undecided, writeGuarded } from "./writing";

/**
 * Takes an application in, together with its documents and its pending `application_submission` transaction.
 *
 * @throws DomainError not_found "Citizen not found", "License not found"; invalid `license_id`, `applied_category`
 */
export function submitApplication(
  actor: Actor,
  input: ApplicationInput,
  documents: readonly NewDocument[] = [],
  now = new Date(),
): Promise<ApplicationRow> {
  permit(mayWorkOnApplications(actor));
  return transaction(async (tx) => {
    const person = await holdPerson(tx, input.citizen_id);
    if (!person) throw notFound("Citizen");
    const type = input.application_type ?? "new";
    const licenseId = await subjectOf(tx, {
      personId: person.id,
      type,
      licenseId: input.license_id ?? null,
      category: input.applied_category,
    });
    const application = await tx.licenseApplication.create({
      data: {
        personId: person.id,
        type,
        licenseId,
        appliedCategory: input.applied_category,
        documentsVerified: input.documents_verified,
        medicalVerified: input.medical_verified,
        paymentVerified: input.payment_verified,
        createdBy: actor.userId,
        applicationDate: now,
      },
      include: { person: true },
    });
    if (input.medical_verified) await recordMedicalFlag(tx, actor, application.id, true, now);
    await attachDocuments(tx, actor, application.id, documents);
    const submission = await recordTransaction(tx, {
      type: "application_submission",
      userId: actor.userId,
      personId: person.id,
      licenseId,
      applicationId: application.id,
      initiatedAt: now,
    });
    await audit(tx, actor, {
      action: "create",
      resourceType: "application",
      resourceId: application.id,
      description: `Application of ${holderName(person)}: ${type}, ${application.appliedCategory}`,
      newValues: { transaction_ref: submission.ref, documents: documents.length },
    });
    return application;
  });
}

/** The moves that an edit may make by naming the status; every other decision has an address and a record of its own. */
const BY_EDIT: Partial<Record<ApplicationStatusName, Decision>> = { under_review: "review", completed: "complete" };

function checkEdit(before: ApplicationRow, patch: ApplicationPatch): void {
  if (patch.status && patch.status !== before.status) {
    const decision = BY_EDIT[patch.status];
    const hindrance = decision
      ? obstacle(decision, before.status)
      : `An application becomes ${patch.status.replace("_", " ")} by a decision of its own, not by an edit`;
    if (hindrance) throw conflict("illegal_transition", hindrance);
  }
  const { status, version, ...content } = patch;
  const changed = changes(applicationView(before), content).newValues;
  if (!UNDECIDED.includes(before.status) && Object.keys(changed).length > 0)
    throw conflict("already_decided", `An application that is ${before.status} cannot be edited`);
}

/**
 * Changes an application, marks its checks, or adds documents.
 *
 * @throws DomainError conflict `illegal_transition`, `already_decided`, `edited_meanwhile`
 */
export function updateApplication(
  actor: Actor,
  id: number,
  patch: ApplicationPatch,
  documents: readonly NewDocument[] = [],
  now = new Date(),
): Promise<ApplicationRow> {
  return transaction(async (tx) => {
    const before = documents.length > 0 ? await undecided(tx, actor, id) : await editable(tx, actor, id);
    checkEdit(before, patch);
    if (patch.applied_category && patch.applied_category !== before.appliedCategory)
      await subjectOf(tx, { ...before, category: patch.applied_category });
    const after = await writeGuarded(
      tx,
      { ...before, version: patch.version ?? before.version },
      {
        appliedCategory: patch.applied_category,
        documentsVerified: patch.documents_verified,
        medicalVerified: patch.medical_verified,
        paymentVerified: patch.payment_verified,
        reviewNotes: patch.review_notes,
        status: patch.status,
      },
    );
    if (after.medicalVerified !== before.medicalVerified)
      await recordMedicalFlag(tx, actor, id, after.medicalVerified, now);
    if (before.paymentVerified && !after.paymentVerified) await cancelPayment(tx, id);
    await attachDocuments(tx, actor, id, documents);
    const { version, last_updated, ...shown } = applicationView(after);
    await audit(tx, actor, {
      action: "update",
      resourceType: "application",
      resourceId: id,
      description:
        after.status === before.status
          ? `Changed application ${id}`
          : `Application ${id} ${TRANSITIONS[BY_EDIT[after.status] ?? "review"].done}`,
      ...changes(applicationView(before), shown),
    });
    return after;
  });
}

/** Takes an application out of the lists and cancels its open transactions; the row and its history stay. */
export function removeApplication(actor: Actor, id: number, now = new Date()): Promise<ApplicationRow> {
  return transaction(async (tx) => {
    const before = await editable(tx, actor, id);
    if (before.approvedLicenseId !== null)
      throw conflict("already_decided", "An application that a license rests on cannot be removed");
    const after = await writeGuarded(tx, before, { isActive: false });
    await settleSubmission(tx, id, "cancelled", now);
    await audit(tx, actor, {
      action: "delete",
      resourceType: "application",
      resourceId: id,
      description: `Removed application ${id} of ${holderName(before.person)}`,
    });
    return after;
  });
}

/** Closes the transaction that the submission opened. */
export const settleSubmission = (tx: Tx, applicationId: number, status: "completed" | "cancelled", now: Date) =>
  tx.transaction.updateMany({
    where: { applicationId, type: "application_submission", status: "pending" },
    data: { status, completedAt: status === "completed" ? now : null },
  });
