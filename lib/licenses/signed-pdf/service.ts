import { audit } from "@/lib/platform/audit/audit";
import { type Actor, authorize } from "@/lib/platform/auth/actor";
import { db, transaction } from "@/lib/platform/db";
import { conflict } from "@/lib/platform/errors";
import { pdfSigner } from "@/lib/platform/issuer/document-signer";
import { issuingState } from "@/lib/platform/issuer/issuing-state";
import { mediaIsThere, readMedia } from "@/lib/platform/storage/media";
import { officeToday, toLegalDate } from "@/lib/platform/time";
import { type CardStanding, cardStates } from "../card-state";
import { filesOf } from "../generation/files";
import { noFile } from "../generation/files-service";
import { licensePolicy } from "../policy";
import type { LicenseRow } from "../view";
import { signPdf } from "./sign";

/** Why the office does not sign a license's card today, as a code and a sentence; null when it does. */
export function signingObstacle(
  license: LicenseRow,
  card: CardStanding,
  now: Date,
): { code: string; reason: string } | null {
  const expired = toLegalDate(license.expiryDate) < officeToday(now);
  if (license.status !== "active" || expired) {
    const state = expired ? "expired" : license.status.replace("_", " ");
    return { code: "license_not_active", reason: `Only the card of an active license is signed; this one is ${state}` };
  }
  if (card.state === "stale")
    return { code: "card_outdated", reason: "The card is out of date: generate it again, then it can be signed" };
  return null;
}

export type SignedPdf = { fileName: string; bytes: Buffer };

/**
 * Both sides of a card as a PDF that bears the office's signature, made for the asking and written into the audit trail.
 *
 * @throws DomainError not_found when the actor may not see the license, `file_not_generated`; conflict
 * `license_not_active`, `card_outdated`; unavailable `issuer_keys_sealed`
 */
export async function signedPdf(actor: Actor, licenseId: number, now = new Date()): Promise<SignedPdf> {
  const include = { person: { include: { photoProcessed: true } } };
  const row = await db().license.findUnique({ where: { id: licenseId }, include });
  const license = authorize(licensePolicy, "view", actor, row, "License");
  const standing = (await cardStates([license])).get(licenseId) ?? { state: "none", reason: null };
  const obstacle = signingObstacle(license, standing, now);
  if (obstacle) throw conflict(obstacle.code, obstacle.reason);
  const media = license.currentGenerationId ? (await filesOf(license.currentGenerationId)).combined_pdf : undefined;
  if (!media || !(await mediaIsThere(media))) throw noFile();

  const { authority, country, url } = issuingState();
  const signer = await pdfSigner(now);
  const bytes = await signPdf(await readMedia(media), signer, {
    name: authority,
    location: country,
    contact: url,
    reason: `Card of license ${license.licenseNumber}`,
    date: now,
  });
  const fileName = `license_${license.licenseNumber}_signed.pdf`;
  await transaction((tx) =>
    audit(tx, actor, {
      action: "download",
      resourceType: "license",
      resourceId: licenseId,
      description: `Downloaded ${fileName}`,
      newValues: { signed_by: signer.kid },
    }),
  );
  return { fileName, bytes };
}
