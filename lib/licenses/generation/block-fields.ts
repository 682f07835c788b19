import { toLegalDate } from "@/lib/platform/time";
import { type BlockFields, CODES_MAX } from "../barcode/block-layout";
import { machineText } from "../card/machine-lines";
import { printedRestrictions } from "../card/model";
import type { LicenseRow } from "../view";

/** What a category entitles to besides (National Road Traffic Regulations, 2000, regulation 99). */
const INCLUDES: Readonly<Record<string, readonly string[]>> = {
  A: ["A1"],
  C1: ["B"],
  C: ["C1", "B"],
  EB: ["B"],
  EC1: ["EB", "C1", "B"],
  EC: ["EC1", "EB", "C", "C1", "B"],
};

/** The layout has room for four codes. Of more, those are left out that another one includes; then four are enough. */
export function blockCodes(category: string): string[] {
  const codes = category.split(", ");
  if (codes.length <= CODES_MAX) return codes;
  const included = new Set(codes.flatMap((code) => INCLUDES[code] ?? []));
  return codes.filter((code) => !included.has(code));
}

/** The layout has ASCII only, in capitals; other letters are written as in the card's machine readable lines. */
const words = (text: string): string => machineText(text).replaceAll("<", " ");

/** A license in the fields of the 720-byte layout. @param country ISO 3166-1 alpha-3 */
export function blockFieldsOf(license: LicenseRow, country: string): BlockFields {
  const { person } = license;
  const given = words([person.firstName, person.middleName].filter(Boolean).join(" "));
  return {
    codes: blockCodes(license.category),
    surname: words(person.lastName),
    initials: given
      .split(" ")
      .map((name) => name.slice(0, 1))
      .join(""),
    // The layout's home country writes its two letters there; no other country uses the layout.
    country: country === "ZAF" ? "ZA" : country,
    restrictions: printedRestrictions(license.restrictions),
    licenseNumber: license.licenseNumber,
    idNumber: person.idNumber,
    issueDate: toLegalDate(license.issueDate),
    expiryDate: toLegalDate(license.expiryDate),
    birthDate: toLegalDate(person.dateOfBirth),
    gender: person.gender,
  };
}
