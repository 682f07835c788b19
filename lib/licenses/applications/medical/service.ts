import type { MedicalDeclaration } from "@/lib/generated/prisma/client";
import { audit } from "@/lib/platform/audit/audit";
import type { Actor } from "@/lib/platform/auth/actor";
import { db, type Tx, transaction } from "@/lib/platform/db";
import { invalidField } from "@/lib/platform/errors";
import { fromLegalDate, officeToday, toLegalDate } from "@/lib/platform/time";
import { getApplication } from "../queries";
import { undecided, writeGuarded } from "../writing";
import type { MedicalAnswer, MedicalInput, MedicalView } from "./schema";

/**
 * Records what was declared and what was decided on it. It is another row each time; `medical_verified` of the
 * application says from then on whether the decision is "fit". The trail keeps the decision, never the answers.
 *
 * @throws DomainError invalid `declared_on`; conflict `already_decided`, `edited_meanwhile`
 */
export function recordMedical(
  actor: Actor,
  applicationId: number,
  input: MedicalInput,
  now = new Date(),
): Promise<MedicalView> {
  const today = officeToday(now);
  const declaredOn = input.declared_on ?? today;
  if (declaredOn > today) throw invalidField("declared_on", "is in the future");
  return transaction(async (tx) => {
    const before = await undecided(tx, actor, applicationId);
    const row = await tx.medicalDeclaration.create({
      data: {
        applicationId,
        declaredOn: fromLegalDate(declaredOn),
        declaredBy: input.declared_by,
        answers: input.answers,
        acuityLeft: input.acuity_left,
        acuityRight: input.acuity_right,
        fieldDegrees: input.field_degrees,
        decision: input.decision,
        decisionReason: input.decision_reason,
        recordedBy: actor.userId,
        recordedAt: now,
      },
    });
    const medicalVerified = input.decision === "fit";
    await writeGuarded(tx, before, { medicalVerified });
    await audit(tx, actor, {
      action: "update",
      resourceType: "application",
      resourceId: applicationId,
      description: `Recorded the medical declaration of application ${applicationId}: ${input.decision}`,
      oldValues: { medical_verified: before.medicalVerified },
      newValues: { medical_verified: medicalVerified, medical_declaration: row.id },
    });
    return medicalView(row);
  });
}

/** Keeps a decision that came without its declaration, as contract 1's plain flag hands it in. */
export async function recordMedicalFlag(
  tx: Tx,
  actor: Actor,
  applicationId: number,
  verified: boolean,
  now: Date,
): Promise<void> {
  await tx.medicalDeclaration.create({
    data: {
      applicationId,
      declaredOn: fromLegalDate(officeToday(now)),
      answers: {},
      decision: verified ? "fit" : "undecided",
      recordedBy: actor.userId,
      recordedAt: now,
    },
  });
}

/** Every declaration of an application, the newest first: that one is in force. */
export async function medicalOf(actor: Actor, applicationId: number): Promise<MedicalView[]> {
  const { id } = await getApplication(actor, applicationId);
  const rows = await db().medicalDeclaration.findMany({ where: { applicationId: id }, orderBy: { id: "desc" } });
  return rows.map(medicalView);
}

const medicalView = (row: MedicalDeclaration): MedicalView => ({
  id: row.id,
  declared_on: toLegalDate(row.declaredOn),
  declared_by: row.declaredBy,
  answers: row.answers as Record<string, MedicalAnswer>,
  acuity_left: row.acuityLeft,
  acuity_right: row.acuityRight,
  field_degrees: row.fieldDegrees,
  decision: row.decision,
  decision_reason: row.decisionReason,
  recorded_by: row.recordedBy,
  recorded_at: row.recordedAt.toISOString(),
});
