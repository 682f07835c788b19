import { calculateJwkThumbprint } from "jose";
import { audit } from "@/lib/platform/audit/audit";
import { type Actor, authorize } from "@/lib/platform/auth/actor";
import { db, transaction } from "@/lib/platform/db";
import { conflict } from "@/lib/platform/errors";
import { documentSigner, SIGNER_DAYS_LEFT } from "@/lib/platform/issuer/document-signer";
import { distinguishingSign, issuingState } from "@/lib/platform/issuer/issuing-state";
import { readMedia } from "@/lib/platform/storage/media";
import { dayStart, officeToday, toLegalDate } from "@/lib/platform/time";
import { licensePolicy } from "../policy";
import type { LicenseRow } from "../view";
import { signMdl, type Validity, validityOf } from "./document";
import { domesticElements, domesticNamespace, hasLatinNames, MDL_NAMESPACE, mdlElements } from "./elements";
import type { DeviceKey } from "./schema";

/** Why no mobile license of a license is issued today, as a code and a sentence; null when one is. */
export function mdlObstacle(license: LicenseRow, now: Date): { code: string; reason: string } | null {
  const expired = toLegalDate(license.expiryDate) < officeToday(now);
  if (license.status !== "active" || expired) {
    const state = expired ? "expired" : license.status.replace("_", " ");
    return { code: "license_not_active", reason: `Only an active license becomes a mobile one; this one is ${state}` };
  }
  if (!license.person.photoProcessedId)
    return { code: "portrait_missing", reason: "A mobile license shows the portrait, and its holder has none yet" };
  if (!hasLatinNames(license))
    return {
      code: "name_not_latin",
      reason: "A mobile license has names in Latin letters, and this holder's have none",
    };
  return null;
}

/** Days after which a mobile license has to be issued anew: so long at most does one outlive a suspension. */
const VALID_DAYS = SIGNER_DAYS_LEFT;

export type IssuedMdl = { fileName: string; bytes: Uint8Array<ArrayBuffer>; validity: Validity };

/**
 * Issues a license as a mobile document for one device, and writes it into the audit trail.
 *
 * @throws DomainError not_found when the actor may not see the license; conflict `license_not_active`,
 * `portrait_missing`, `name_not_latin`; unavailable `issuer_keys_sealed`, `distinguishing_sign_missing`
 */
export async function issueMdl(
  actor: Actor,
  licenseId: number,
  deviceKey: DeviceKey,
  now = new Date(),
): Promise<IssuedMdl> {
  const include = { person: { include: { photoProcessed: true } } };
  const row = await db().license.findUnique({ where: { id: licenseId }, include });
  const license = authorize(licensePolicy, "view", actor, row, "License");
  const obstacle = mdlObstacle(license, now);
  if (obstacle) throw conflict(obstacle.code, obstacle.reason);
  const { photoProcessed } = license.person;
  if (!photoProcessed) throw new Error(`the portrait of person ${license.personId} has no row`);

  const { authority, country } = issuingState();
  const issuer = { authority, country, sign: distinguishingSign() };
  const portrait = await readMedia(photoProcessed);
  const signer = await documentSigner(now);
  const validity = validityOf(now, VALID_DAYS, dayStart(toLegalDate(license.expiryDate), 1), signer.validUntil);
  const nameSpaces = {
    [MDL_NAMESPACE]: mdlElements(license, portrait, issuer, officeToday(now)),
    [domesticNamespace(country)]: domesticElements(license),
  };
  const bytes = await signMdl(nameSpaces, validity, deviceKey, signer);
  const device = await calculateJwkThumbprint(deviceKey);
  await transaction((tx) =>
    audit(tx, actor, {
      action: "download",
      resourceType: "license",
      resourceId: licenseId,
      description: `Issued ${license.licenseNumber} as a mobile license`,
      newValues: { device_key: device, signed_by: signer.kid, valid_until: validity.validUntil.toISOString() },
    }),
  );
  return { fileName: `license_${license.licenseNumber}_mdl.cbor`, bytes, validity };
}
