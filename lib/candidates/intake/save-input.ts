import { z } from "zod";
import { type CandidateData, textOf } from "../facts";
import { refused } from "./check-file";

/** 36 characters of lower-case hexadecimal digits and dashes (section 5.3). */
const SESSION_ID = /^[0-9a-f-]{36}$/;
/** An optional plus, then digits, blanks, hyphens and brackets, ten of them at least. */
const PHONE = /^\+?[\d\s()-]{10,30}$/;
/** Of one field; the contract has no limit, and nobody's name or address is longer. */
const TEXT_MAX = 2000;
const NAME_MAX = 100;

/** The fields that have a column; each must be a text or a number. */
const TEXT_FIELDS = [
  "firstName",
  "lastName",
  "passport",
  "email",
  "phone",
  "dob",
  "nationality",
  "address",
  "cdcNo",
  "indosNo",
  "companyName",
  "clientName",
  "rollNo",
  "personInCharge",
  "paymentStatus",
  "paymentProof",
] as const;

export const isEmail = (text: string): boolean => z.email().max(254).safeParse(text).success;
export const isPhone = (text: string): boolean => PHONE.test(text) && text.replaceAll(/\D/g, "").length >= 7;

/** Checks the form of an e-mail address and a telephone number; blank ones are allowed. */
export function checkContacts(data: CandidateData): void {
  const email = textOf(data, "email");
  if (email && !isEmail(email)) throw refused("invalid_email", "Invalid email format");
  const phone = textOf(data, "phone");
  if (phone && !isPhone(phone)) throw refused("invalid_phone", "Invalid phone format");
}

/** Characters that a field of the form may have. */
export const longest = (name: string): number =>
  name === "firstName" || name === "lastName" || name === "passport" ? NAME_MAX : TEXT_MAX;

/** What the contract leaves open: no field is an object, and none is longer than anybody's. */
export function checkLengths(data: CandidateData): void {
  for (const name of TEXT_FIELDS) {
    const value = data[name];
    if (value === undefined || value === null) continue;
    if (typeof value !== "string" && typeof value !== "number") throw refused("invalid_input", `${name} must be text`);
    const most = longest(name);
    if (String(value).length > most) throw refused("invalid_input", `${name} may have at most ${most} characters`);
  }
}

export type SaveInput = { sessionId: string; data: CandidateData };

/**
 * Checks the body of a save, in the contract's order and words.
 *
 * @throws DomainError invalid, one sentence
 */
export function checkSave(body: CandidateData): SaveInput {
  if (Object.keys(body).length === 0) throw refused("no_data", "No data provided");
  if (!textOf(body, "firstName") || !textOf(body, "lastName") || !textOf(body, "passport"))
    throw refused("required_fields", "firstName, lastName, and passport are required");
  const sessionId = textOf(body, "session_id");
  if (!sessionId) throw refused("session_required", "session_id is required");
  if (!SESSION_ID.test(sessionId)) throw refused("session_format", "Invalid session_id format");
  checkContacts(body);
  checkLengths(body);
  return { sessionId, data: body };
}

/** The screenshot that a paid form names; null where it names none. */
export const claimedProof = (data: CandidateData): string | null =>
  textOf(data, "paymentStatus").toUpperCase() === "PAID" ? textOf(data, "paymentProof") || null : null;
