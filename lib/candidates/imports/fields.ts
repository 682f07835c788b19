import { withoutAccents } from "../names";
import type { ImportKind, Mapping } from "./schema";

export type ImportField = {
  name: string;
  label: string;
  /** Must have a column; in each row it must have a value too. */
  required?: boolean;
  /** Other words that lists head such a column with, as `headerKey` leaves them. */
  synonyms: readonly string[];
};

const CANDIDATE_FIELDS: readonly ImportField[] = [
  {
    name: "firstName",
    label: "First name",
    required: true,
    synonyms: ["givenname", "givennames", "forename", "name1"],
  },
  { name: "lastName", label: "Last name", required: true, synonyms: ["surname", "familyname", "name2"] },
  { name: "passport", label: "Passport", required: true, synonyms: ["passportno", "passportnumber", "ppno", "pptno"] },
  { name: "passportExpiry", label: "Passport expires", synonyms: ["passportexpiry", "passportexpirydate", "ppexpiry"] },
  { name: "dob", label: "Date of birth", synonyms: ["birthdate", "birthday", "born"] },
  { name: "nationality", label: "Nationality", synonyms: ["citizenship", "country"] },
  { name: "email", label: "E-mail", synonyms: ["emailid", "emailaddress", "mail", "mailid"] },
  { name: "phone", label: "Phone", synonyms: ["mobile", "mobileno", "phoneno", "phonenumber", "contact", "contactno"] },
  { name: "address", label: "Address", synonyms: ["permanentaddress", "homeaddress"] },
  { name: "cdcNo", label: "CDC", synonyms: ["cdcnumber", "seamansbook", "seamanbook", "dischargebook"] },
  { name: "cdcExpiry", label: "CDC expires", synonyms: ["cdcexpirydate"] },
  { name: "indosNo", label: "INDoS", synonyms: ["indosnumber"] },
  { name: "companyName", label: "Company", synonyms: ["employer", "shippingcompany"] },
  { name: "clientName", label: "Client", synonyms: ["agent", "agency"] },
  { name: "rollNo", label: "Roll number", synonyms: ["roll", "rollnumber"] },
  { name: "personInCharge", label: "Person in charge", synonyms: ["pic", "incharge"] },
  { name: "paymentStatus", label: "Payment", synonyms: ["paid"] },
];

const CERTIFICATE_FIELDS: readonly ImportField[] = [
  { name: "passport", label: "Passport", synonyms: ["passportno", "passportnumber", "ppno", "pptno"] },
  { name: "indosNo", label: "INDoS", synonyms: ["indosnumber"] },
  {
    name: "certificateName",
    label: "Certificate",
    required: true,
    synonyms: ["course", "coursename", "coursecode", "certificate"],
  },
  { name: "certificateNumber", label: "Number", synonyms: ["certificateno", "certno", "certificate"] },
  { name: "startDate", label: "Course began", synonyms: ["start", "from", "coursestart", "begin"] },
  { name: "endDate", label: "Course ended", synonyms: ["end", "to", "until", "courseend"] },
  { name: "clientName", label: "Company", synonyms: ["client", "billto", "companyname", "agent"] },
  { name: "rate", label: "Rate", synonyms: ["amount", "fee", "price"] },
];

/** The fields that a kind of list can have, in the order in which screens show them. */
export const IMPORT_FIELDS: Record<ImportKind, readonly ImportField[]> = {
  candidates: CANDIDATE_FIELDS,
  certificates: CERTIFICATE_FIELDS,
};

/** What two writings of one header have in common: "Passport No." is "passportno". */
export const headerKey = (header: string): string =>
  withoutAccents(header)
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, "");

/**
 * Which column is which field: as it was the last time, else by its words. A column is one field at most, and the first
 * column of two that would do is taken.
 *
 * @param remembered by `headerKey`; null is a column that was left out
 */
export function guessMapping(
  kind: ImportKind,
  headers: readonly string[],
  remembered: ReadonlyMap<string, string | null> = new Map(),
): Mapping {
  const mapping: Mapping = {};
  const keys = headers.map(headerKey);
  const take = (name: string | null | undefined, place: number) => {
    if (name && IMPORT_FIELDS[kind].some((field) => field.name === name) && mapping[name] === undefined)
      mapping[name] = place;
  };
  for (const [place, key] of keys.entries()) take(remembered.get(key), place);
  for (const [place, key] of keys.entries()) {
    if (key === "" || remembered.has(key) || Object.values(mapping).includes(place)) continue;
    const fits = ({ name, label, synonyms }: ImportField) =>
      headerKey(name) === key || headerKey(label) === key || synonyms.includes(key);
    take(IMPORT_FIELDS[kind].find((field) => mapping[field.name] === undefined && fits(field))?.name, place);
  }
  return mapping;
}

/** Labels of the fields that must have a column and have none. */
export const missingFields = (kind: ImportKind, mapping: Mapping): string[] => [
  ...IMPORT_FIELDS[kind]
    .filter(({ name, required }) => required && mapping[name] === undefined)
    .map(({ label }) => label),
  ...(kind === "certificates" && mapping.passport === undefined && mapping.indosNo === undefined
    ? ["Passport or INDoS"]
    : []),
];
