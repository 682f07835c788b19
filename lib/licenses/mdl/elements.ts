import { addLegalYears, toLegalDate } from "@/lib/platform/time";
import { machineText } from "../card/machine-lines";
import { printedRestrictions } from "../card/model";
import type { LicenseRow } from "../view";

/*
 * A license in the data elements of ISO/IEC 18013-5:2021, table 5. What the standard has no element for stands in the
 * office's domestic name space (7.2.1).
 */

export const MDL_DOCTYPE = "org.iso.18013.5.1.mDL";
export const MDL_NAMESPACE = "org.iso.18013.5.1";
export const domesticNamespace = (country: string): string => `${MDL_NAMESPACE}.${country}`;

/** Who issues, in the words of the elements: ISO 3166-1 alpha-2, and the sign of ISO/IEC 18013-1, annex F. */
export type MdlIssuer = { readonly authority: string; readonly country: string; readonly sign: string };

/** Element values; dates are legal dates (`YYYY-MM-DD`), which the encoder writes as full-date. */
export type Elements = Record<string, unknown>;

/** The categories of ISO/IEC 18013-1, annex B, that ours are. D, a combination here and a bus there, is none of them. */
const ISO_CATEGORY: Readonly<Record<string, string>> = {
  A1: "A1",
  A: "A",
  B: "B",
  C1: "C1",
  C: "C",
  EB: "BE",
  EC1: "C1E",
  EC: "CE",
};

/** The usual restrictions that ISO/IEC 18013-2, annex A, has a code for. */
const RESTRICTION_CODES: readonly (readonly [code: string, words: RegExp])[] = [
  ["01", /\bcorrective lenses\b/i],
  ["78", /\bautomatic transmission only\b/i],
];

/** ISO/IEC 5218, as table 5 has it. */
const SEX = { male: 1, female: 2, other: 9 } as const;

/** Ages that are asked for at counters: whether the holder has reached them, without telling the date of birth. */
const AGES = [16, 18, 21, 25, 65] as const;

/** Names are Latin-1 in the standard's elements; others are written as in the card's machine readable lines. */
const LATIN_1 = /^[\u0020-\u007e\u00a0-\u00ff]*$/;
export const latinName = (name: string): string => (LATIN_1.test(name) ? name : machineText(name).replaceAll("<", " "));

const familyName = ({ person }: LicenseRow): string => person.lastName;
const givenName = ({ person }: LicenseRow): string => [person.firstName, person.middleName].filter(Boolean).join(" ");

/** Whether both names can be written in Latin letters at all. */
export const hasLatinNames = (license: LicenseRow): boolean =>
  latinName(familyName(license)) !== "" && latinName(givenName(license)) !== "";

/**
 * The elements that every reader knows.
 * @param portrait JPEG
 * @param today the office's legal date, by which ages are told
 */
export function mdlElements(license: LicenseRow, portrait: Uint8Array, issuer: MdlIssuer, today: string): Elements {
  const { person } = license;
  const birth = toLegalDate(person.dateOfBirth);
  return {
    ...nameElements("family_name", familyName(license)),
    ...nameElements("given_name", givenName(license)),
    birth_date: birth,
    issue_date: toLegalDate(license.issueDate),
    expiry_date: toLegalDate(license.expiryDate),
    issuing_country: issuer.country,
    issuing_authority: issuer.authority,
    document_number: license.licenseNumber,
    portrait,
    driving_privileges: drivingPrivileges(license),
    un_distinguishing_sign: issuer.sign,
    sex: SEX[person.gender],
    ...Object.fromEntries(AGES.map((age) => [`age_over_${age}`, addLegalYears(birth, age) <= today])),
  };
}

function nameElements(element: "family_name" | "given_name", name: string): Elements {
  const latin = latinName(name);
  return latin === name ? { [element]: name } : { [element]: latin, [`${element}_national_character`]: name };
}

function drivingPrivileges(license: LicenseRow): Elements[] {
  const restrictions = license.restrictions ?? "";
  const codes = RESTRICTION_CODES.filter(([, words]) => words.test(restrictions)).map(([code]) => ({ code }));
  return license.category
    .split(", ")
    .flatMap((category) => ISO_CATEGORY[category] ?? [])
    .map((category) => ({
      vehicle_category_code: category,
      issue_date: toLegalDate(license.firstIssueDate ?? license.issueDate),
      expiry_date: toLegalDate(license.expiryDate),
      ...(codes.length > 0 ? { codes } : {}),
    }));
}

/** What only readers of this country know: the card's own categories and restrictions, and the id number. */
export const domesticElements = (license: LicenseRow): Elements => ({
  id_number: license.person.idNumber,
  categories: license.category.split(", "),
  restrictions: printedRestrictions(license.restrictions),
});
