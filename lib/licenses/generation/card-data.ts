import { createHash } from "node:crypto";
import { settings } from "@/lib/platform/settings";
import { toLegalDate } from "@/lib/platform/time";
import { barcodeText } from "../barcode/payload";
import { type CardData, type CategoryCode, GENERATOR_VERSION, TEMPLATE_VERSION } from "../card/model";
import type { LicenseRow } from "../view";

type Drawn = Omit<CardData, "portrait" | "timestamp">;

/** The text of the card's PDF417 (rest-contract 1.5). */
export const payloadOf = (license: LicenseRow): string =>
  barcodeText({
    license_number: license.licenseNumber,
    id_number: license.person.idNumber,
    category: license.category,
    issue_date: toLegalDate(license.issueDate),
    expiry_date: toLegalDate(license.expiryDate),
  });

/** What is drawn on a license's card, but for the portrait. */
export function cardDataOf(license: LicenseRow): Drawn {
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
    barcodeText: payloadOf(license),
    seed: license.licenseNumber,
  };
}

/**
 * SHA-256 over all that is drawn and the versions that draw it. Equal hashes mean equal cards, so a stored set with
 * this hash need not be made again. The portrait counts by its own hash, which spares reading it.
 */
export function inputHashOf(license: LicenseRow, portraitSha256: string | null): string {
  return createHash("sha256")
    .update(JSON.stringify([GENERATOR_VERSION, TEMPLATE_VERSION, portraitSha256, cardDataOf(license)]))
    .digest("hex");
}
