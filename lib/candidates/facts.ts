import { fromLegalDate, isLegalDate } from "@/lib/platform/time";
import { passportKey, withoutAccents } from "./names";

/** A candidate's form as clients send it: what is not known here is kept with the rest. */
export type CandidateData = Record<string, unknown>;

/** A field's text, trimmed; numbers are taken as they are written, anything else counts as missing. */
export function textOf(data: CandidateData, ...names: string[]): string {
  for (const name of names) {
    const value = data[name];
    const text = typeof value === "number" ? String(value) : typeof value === "string" ? value.trim() : "";
    if (text) return text;
  }
  return "";
}

/** A date as clients write it: ISO 8601, or DD/MM/YYYY of the labelled keys. Null for anything else. */
export function dateOf(text: string): Date | null {
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  const iso = year ? `${year}-${month?.padStart(2, "0")}-${day?.padStart(2, "0")}` : text.slice(0, 10);
  return isLegalDate(iso) ? fromLegalDate(iso) : null;
}

/** What a candidate is searched and joined by, out of the form. Names, passport and dates that are missing are empty. */
export function columnsOf(data: CandidateData) {
  const firstName = textOf(data, "firstName");
  const lastName = textOf(data, "lastName");
  const passportNo = textOf(data, "passport");
  const cdcNo = textOf(data, "cdcNo");
  const indosNo = textOf(data, "indosNo");
  const orNull = (name: string): string | null => textOf(data, name) || null;
  return {
    firstName,
    lastName,
    passportNo,
    passportKey: passportKey(passportNo),
    email: orNull("email"),
    phone: orNull("phone"),
    dateOfBirth: dateOf(textOf(data, "dob")),
    nationality: orNull("nationality"),
    address: orNull("address"),
    cdcNo: cdcNo || null,
    indosNo: indosNo || null,
    passportExpiry: dateOf(textOf(data, "passportExpiry")),
    cdcExpiry: dateOf(textOf(data, "cdcExpiry")),
    companyName: orNull("companyName"),
    clientName: orNull("clientName"),
    rollNo: orNull("rollNo"),
    personInCharge: orNull("personInCharge"),
    paymentStatus: orNull("paymentStatus"),
    searchText: folded([firstName, lastName, firstName, passportNo, cdcNo, indosNo].join(" ")),
  };
}
export type CandidateColumns = ReturnType<typeof columnsOf>;

/** Lower-case and without accents, as the column and what is typed into the search box are folded. */
export const folded = (text: string): string => withoutAccents(text).toLowerCase().replaceAll(/\s+/g, " ").trim();
