import { takeVerification } from "@/lib/platform/auth/throttle";
import { requestContext } from "@/lib/platform/context";
import { db } from "@/lib/platform/db";
import { trustList } from "@/lib/platform/issuer/trust-list";
import { officeToday, toLegalDate } from "@/lib/platform/time";
import { type CardFields, readBarcode } from "../barcode/verify";
import { blockCodes } from "../generation/block-fields";
import { holderName, type LicenseRow } from "../view";
import { outcomeOf, outcomeOfOldCard } from "./outcome";
import type { Outcome, ScanVerification, Verification } from "./schema";

const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const NUMBER = /^[A-Z0-9-]{3,40}$/;

/**
 * What anybody may know of a license by its public code, or by its number. The code is given out with the license and
 * tells what the card tells; a number can be guessed or overheard, so it tells nothing of the holder.
 *
 * @throws DomainError rate_limited
 */
export async function verifyCode(code: string, now = new Date()): Promise<Verification> {
  await takeVerification(requestContext()?.ip ?? null);
  const given = code.trim();
  const byCode = UUID.test(given);
  const license = byCode ? await find({ verificationCode: given }) : await findByNumber(given);
  return {
    outcome: license ? registeredOutcome(license, now) : "unknown",
    license: license && registered(license, byCode),
    checked_at: now.toISOString(),
  };
}

/**
 * Checks a scanned barcode as anybody could offline, and then what the register says of its license today.
 *
 * @throws DomainError rate_limited
 */
export async function verifyScan(scanned: Uint8Array, now = new Date()): Promise<ScanVerification> {
  await takeVerification(requestContext()?.ip ?? null);
  const read = await readBarcode(scanned, await trustList());
  const { seal, profile, key, fields: card } = read;
  const reading = { seal, profile, key, card, checked_at: now.toISOString() };
  if (read.seal !== "genuine") return { ...reading, outcome: read.seal, license: null };
  const license = await findByNumber(read.fields.license_number);
  if (!license) return { ...reading, outcome: "unknown", license: null };
  const outcome = registeredOutcome(license, now);
  if (!saysTheSame(read.fields, license)) return { ...reading, outcome: outcomeOfOldCard(outcome), license: null };
  return { ...reading, outcome, license: registered(license, true) };
}

const find = (where: { verificationCode: string } | { licenseNumber: string }): Promise<LicenseRow | null> =>
  db().license.findUnique({ where: { ...where, isActive: true }, include: { person: true } });

/** Numbers are read aloud and typed: small letters and spaces do not matter. */
function findByNumber(given: string): Promise<LicenseRow | null> {
  const licenseNumber = given.replaceAll(/\s/g, "").toUpperCase();
  return NUMBER.test(licenseNumber) ? find({ licenseNumber }) : Promise.resolve(null);
}

const registeredOutcome = (license: LicenseRow, now: Date): Outcome =>
  outcomeOf(license.status, toLegalDate(license.expiryDate), officeToday(now));

const registered = (license: LicenseRow, withHolder: boolean): Verification["license"] => ({
  license_number: license.licenseNumber,
  category: license.category,
  issue_date: toLegalDate(license.issueDate),
  expiry_date: toLegalDate(license.expiryDate),
  restrictions: withHolder ? license.restrictions : null,
  holder_name: withHolder ? holderName(license.person) : null,
});

/** A renewal, another category or another holder make an earlier card one that no longer counts. */
const saysTheSame = (card: CardFields, license: LicenseRow): boolean =>
  card.id_number === license.person.idNumber &&
  card.issue_date === toLegalDate(license.issueDate) &&
  card.expiry_date === toLegalDate(license.expiryDate) &&
  [license.category, blockCodes(license.category).join(", ")].includes(card.category);
