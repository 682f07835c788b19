import { holdPerson } from "@/lib/people/ties";
import { type AuditNote, audit, changes } from "@/lib/platform/audit/audit";
import { type Actor, authorize, permit } from "@/lib/platform/auth/actor";
import { Prisma, type Tx, transaction } from "@/lib/platform/db";
import { conflict, DomainError, invalidField, notFound } from "@/lib/platform/errors";
import { addLegalYears, fromLegalDate, officeToday, toLegalDate } from "@/lib/platform/time";
import { statusesFrom } from "./life-cycle";
import { barcodeData, newLicenseNumber } from "./number";
import { licensePolicy, mayIssueLicenses } from "./policy";
import type { LicenseInput, LicensePatch } from "./schema";
import { holderName, type LicenseRow, licenseView } from "./view";

/** A driving license is valid for five years (rest-contract 1.5). */
export const VALIDITY_YEARS = 5;

const duplicateNumber = (): DomainError =>
  new DomainError("conflict", "duplicate_license_number", "A license with this number already exists", [
    { name: "license_number", reason: "This number is taken" },
  ]);

/** @throws DomainError not_found "Citizen not found"; conflict `duplicate_license_number` */
export function issueLicense(actor: Actor, input: LicenseInput, now = new Date()): Promise<LicenseRow> {
  permit(mayIssueLicenses(actor));
  return transaction(async (tx) => {
    const { license, note } = await issueWithin(tx, actor, input, now);
    await audit(tx, actor, note);
    return license;
  });
}

/** A changed license and its record, which the caller writes at the end of the transaction. */
export type Noted = { license: LicenseRow; note: AuditNote };

/** Issues inside the caller's transaction, whose permission it is to have asked for. Errors as `issueLicense`. */
export async function issueWithin(tx: Tx, actor: Actor, input: LicenseInput, now: Date): Promise<Noted> {
  const person = await holdPerson(tx, input.citizen_id);
  if (!person) throw notFound("Citizen");
  const issueDate = input.issue_date ?? officeToday(now);
  const expiryDate = input.expiry_date ?? addLegalYears(issueDate, VALIDITY_YEARS);
  if (expiryDate <= issueDate) throw invalidField("expiry_date", "must be later than the issue date");
  if (issueDate <= toLegalDate(person.dateOfBirth))
    throw invalidField("issue_date", "must be later than the date of birth");
  const license = await insertNumbered(tx, input.license_number, (licenseNumber) => ({
    licenseNumber,
    personId: person.id,
    category: input.category,
    issueDate: fromLegalDate(issueDate),
    expiryDate: fromLegalDate(expiryDate),
    status: input.status ?? "active",
    restrictions: input.restrictions,
    medicalConditions: input.medical_conditions,
    fileUrl: input.file_url,
    barcodeData: input.barcode_data ?? barcodeData(licenseNumber, person.idNumber),
    createdBy: actor.userId,
  }));
  const note: AuditNote = {
    action: "create",
    resourceType: "license",
    resourceId: license.id,
    description: `Issued ${license.licenseNumber} to ${holderName(person)}`,
  };
  return { license: { ...license, person }, note };
}

/** Inserts under the given number, or draws numbers until one is free. */
async function insertNumbered(
  tx: Tx,
  given: string | undefined,
  row: (licenseNumber: string) => Prisma.LicenseCreateManyInput,
) {
  for (let attempt = 0; attempt < (given ? 1 : 5); attempt += 1) {
    const [license] = await tx.license.createManyAndReturn({
      data: [row(given ?? newLicenseNumber())],
      skipDuplicates: true,
    });
    if (license) return license;
  }
  throw duplicateNumber();
}

/**
 * @throws DomainError conflict `edited_meanwhile` when `version` is no longer the present one, `illegal_status` for a
 *   status that the life cycle does not lead to
 */
export function updateLicense(actor: Actor, id: number, patch: LicensePatch): Promise<LicenseRow> {
  return transaction(async (tx) => {
    const before = authorize(
      licensePolicy,
      "edit",
      actor,
      await tx.license.findUnique({ where: { id }, include: { person: true } }),
      "License",
    );
    const view = licenseView(before);
    if (patch.status && !statusesFrom(view.status).includes(patch.status))
      throw conflict("illegal_status", `A license that is ${view.status} cannot become ${patch.status}`);
    const [issued, expires] = [patch.issue_date ?? view.issue_date, patch.expiry_date ?? view.expiry_date];
    if (expires <= issued) throw invalidField("expiry_date", "must be later than the issue date");
    if (patch.citizen_id && !(await tx.person.findUnique({ where: { id: patch.citizen_id, isActive: true } })))
      throw notFound("Citizen");
    const { count } = await tx.license
      .updateMany({
        where: { id, isActive: true, version: patch.version ?? before.version },
        data: {
          licenseNumber: patch.license_number,
          personId: patch.citizen_id,
          category: patch.category,
          issueDate: patch.issue_date === undefined ? undefined : fromLegalDate(patch.issue_date),
          expiryDate: patch.expiry_date === undefined ? undefined : fromLegalDate(patch.expiry_date),
          status: patch.status,
          statusChangedAt: patch.status && patch.status !== view.status ? new Date() : undefined,
          restrictions: patch.restrictions,
          medicalConditions: patch.medical_conditions,
          fileUrl: patch.file_url,
          barcodeData: patch.barcode_data,
          version: { increment: 1 },
        },
      })
      .catch((error: unknown) => {
        throw error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002"
          ? duplicateNumber()
          : error;
      });
    if (count !== 1)
      throw conflict(
        "edited_meanwhile",
        "Somebody else has changed this license. Reload to see the change, then edit again.",
      );
    const after = await tx.license.findUniqueOrThrow({ where: { id }, include: { person: true } });
    const { version, updated_at, ...shown } = licenseView(after);
    await audit(tx, actor, {
      action: "update",
      resourceType: "license",
      resourceId: id,
      description: `Changed ${after.licenseNumber}`,
      ...changes(view, shown),
    });
    return after;
  });
}

/** Takes a license out of the lists; the row, its files and its history stay. */
export const removeLicense = (actor: Actor, id: number): Promise<LicenseRow> => setActive(actor, id, false);

/** Takes a removal back. */
export const restoreLicense = (actor: Actor, id: number): Promise<LicenseRow> => setActive(actor, id, true);

function setActive(actor: Actor, id: number, isActive: boolean): Promise<LicenseRow> {
  return transaction(async (tx) => {
    const row = await tx.license.findUnique({ where: { id } });
    const license = authorize(
      licensePolicy,
      "remove",
      actor,
      row && { ...row, isActive: row.isActive !== isActive },
      "License",
    );
    const { count } = await tx.license.updateMany({
      where: { id, isActive: !isActive },
      data: { isActive, version: { increment: 1 } },
    });
    if (count !== 1) throw notFound("License");
    await audit(tx, actor, {
      action: isActive ? "update" : "delete",
      resourceType: "license",
      resourceId: id,
      description: `${isActive ? "Restored" : "Removed"} ${license.licenseNumber}`,
    });
    return tx.license.findUniqueOrThrow({ where: { id }, include: { person: true } });
  });
}
