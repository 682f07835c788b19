import { STATES } from "./states";

/** Two digits of a state, a PAN, an entity, Z (reserved) and a check character. */
const GSTIN = /^\d{2}[A-Z]{5}\d{4}[A-Z][1-9A-Z]Z[0-9A-Z]$/;
/** Five letters (the fourth tells what the holder is), four digits, a letter. */
const PAN = /^[A-Z]{3}[ABCFGHJLPT][A-Z]\d{4}[A-Z]$/;
/** Bank, a zero, branch (Reserve Bank of India). */
const IFSC = /^[A-Z]{4}0[A-Z0-9]{6}$/;
/** ISO 9362: bank, country, location, and a branch if need be. */
const BIC = /^[A-Z]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$/;

/** The check character of a GSTIN's first fourteen: modulus 36, with weights 1 and 2 in turn. */
export function gstinCheckCharacter(first14: string): string {
  const sum = [...first14].reduce((total, character, index) => {
    const product = Number.parseInt(character, 36) * (index % 2 === 0 ? 1 : 2);
    return total + Math.floor(product / 36) + (product % 36);
  }, 0);
  return ((36 - (sum % 36)) % 36).toString(36).toUpperCase();
}

/** @returns why it is no GSTIN, or null */
export function wrongGstin(gstin: string, stateCode?: string | null): string | null {
  if (!GSTIN.test(gstin)) return "must be a GSTIN of 15 characters, like 27AAYCA0004D1Z0";
  const check = gstinCheckCharacter(gstin.slice(0, 14));
  if (gstin.charAt(14) !== check) return `has a wrong check character: ${gstin.slice(0, 14)} ends with ${check}`;
  if (!(gstin.slice(0, 2) in STATES)) return `begins with ${gstin.slice(0, 2)}, which is no state's code`;
  if (stateCode && gstin.slice(0, 2) !== stateCode)
    return `is of state ${gstin.slice(0, 2)} (${STATES[gstin.slice(0, 2)]}), the address of state ${stateCode}`;
  return null;
}

export const wrongPan = (pan: string): string | null => (PAN.test(pan) ? null : "must be a PAN, like ABCPE1234F");
export const wrongIfsc = (ifsc: string): string | null =>
  IFSC.test(ifsc) ? null : "must be an IFSC: four letters, a zero, six letters or digits";
export const wrongBic = (bic: string): string | null =>
  BIC.test(bic) ? null : "must be a SWIFT code of 8 or 11 characters";

/** An Indian number of ten digits, or one of another country with its plus (E.164). */
export function wrongPhone(phone: string): string | null {
  const digits = phone.replaceAll(/[\s()-]/g, "");
  return /^(\+91|0)?[1-9]\d{9}$/.test(digits) || /^\+[1-9]\d{6,14}$/.test(digits)
    ? null
    : "must be a phone number of ten digits, or one with + and its country";
}

/** India Post's index number: six digits that do not begin with 0. */
export const wrongPincode = (pincode: string): string | null =>
  /^[1-9]\d{5}$/.test(pincode.replaceAll(" ", "")) ? null : "must be a PIN code of six digits";
