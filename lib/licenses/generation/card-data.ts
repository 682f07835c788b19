import { createHash } from "node:crypto";
import { settings } from "@/lib/platform/settings";
import { toLegalDate } from "@/lib/platform/time";
import { blockPortrait } from "../barcode/block-portrait";
import { pictureRoom } from "../barcode/block-writer";
import { type CardData, type CategoryCode, GENERATOR_VERSION, TEMPLATE_VERSION } from "../card/model";
import { type Signed, signBlocks, signPayload } from "../issuer/signer";
import type { LicenseRow } from "../view";
import { blockFieldsOf } from "./block-fields";

type Drawn = Omit<CardData, "portrait" | "timestamp" | "barcodeText">;

/** What is drawn on a license's card, but for the portrait and the barcode, which is made of the same data. */
function drawnOf(license: LicenseRow): Drawn {
  const { person } = license;
  return {
    licenseNumber: license.licenseNumber,
    idNumber: person.idNumber,
    surname: person.lastName,
    givenNames: [person.firstName, person.middleName].filter(Boolean).join(" "),
    dateOfBirth: toLegalDate(person.dateOfBirth),
    gender: person.gender,
    categories: license.category.split(", ").map((code) => ({ code: code as CategoryCode })),
    issueDate: toLegalDate(license.issueDate),
    expiryDate: toLegalDate(license.expiryDate),
    firstIssueDate: license.firstIssueDate ? toLegalDate(license.firstIssueDate) : null,
    restrictions: license.restrictions,
    issuerName: settings().LICENSE_ISSUER ?? null,
    countryCode: settings().LICENSE_COUNTRY_CODE,
    signature: null,
    barcodeProfile: settings().BARCODE_PROFILE,
    seed: license.licenseNumber,
  };
}

/** A card that is ready to be drawn, and the key whose signature is in its barcode. */
export type SignedCard = { data: CardData; signingKid: string };

/**
 * The card of a license as it is drawn now, its barcode signed with the active issuer key.
 * @param portrait the processed portrait as JPEG
 * @throws DomainError unavailable `issuer_keys_sealed` when the issuer's keys cannot be opened
 */
export async function cardOf(license: LicenseRow, portrait: Uint8Array | null): Promise<SignedCard> {
  const { kid, barcode } = await barcodeOf(license, portrait);
  return { data: { ...drawnOf(license), portrait, barcodeText: barcode }, signingKid: kid };
}

async function barcodeOf(license: LicenseRow, portrait: Uint8Array | null): Promise<Signed<string>> {
  if (settings().BARCODE_PROFILE === "json")
    return signPayload({
      license_number: license.licenseNumber,
      id_number: license.person.idNumber,
      category: license.category,
      issue_date: toLegalDate(license.issueDate),
      expiry_date: toLegalDate(license.expiryDate),
    });
  const fields = blockFieldsOf(license, settings().LICENSE_COUNTRY_CODE);
  const picture = portrait && (await blockPortrait(portrait, pictureRoom(fields)));
  const { kid, barcode } = await signBlocks(fields, picture);
  return { kid, barcode: Buffer.from(barcode).toString("base64") };
}

/**
 * SHA-256 over all that is drawn and the versions that draw it. Equal hashes mean equal cards, so a stored set with
 * this hash need not be made again. The portrait counts by its own hash, which spares reading it. The key that signs
 * the barcode does not count: what a retired key has signed stays genuine, so a rotation makes no card stale. What a
 * revoked one has signed is no longer genuine, which `isGenuine` tells of a stored set.
 */
export function inputHashOf(license: LicenseRow, portraitSha256: string | null): string {
  return createHash("sha256")
    .update(JSON.stringify([GENERATOR_VERSION, TEMPLATE_VERSION, portraitSha256, drawnOf(license)]))
    .digest("hex");
}
