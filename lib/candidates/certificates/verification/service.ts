import { takeVerification } from "@/lib/platform/auth/throttle";
import { requestContext } from "@/lib/platform/context";
import { db } from "@/lib/platform/db";
import { toLegalDate } from "@/lib/platform/time";
import { CERTIFICATE_NUMBER } from "../number";
import { Issued } from "../schema";
import { readToken, type Signed } from "../token";
import { shownState } from "../view";
import type { CertificateCheck, CertificateOutcome } from "./schema";

/**
 * What anybody may know of a certificate by its QR code: the signature is checked, then each signed fact is held
 * against the record, and the token itself too, since its last letters can be changed without changing a bit of it.
 *
 * @throws DomainError rate_limited
 */
export async function verifyToken(token: string, now = new Date()): Promise<CertificateCheck> {
  await takeVerification(requestContext()?.ip ?? null);
  const checked = { checked_at: now.toISOString() };
  const given = token.trim();
  const signed = await readToken(given);
  if (!signed) return { ...checked, outcome: "altered", certificate: null };
  const row = await find(signed.number);
  if (!row || row.token !== given || !saysTheSame(signed, row))
    return { ...checked, outcome: "altered", certificate: null };
  return { ...checked, outcome: outcomeOf(row, now), certificate: facts(row, (name) => name) };
}

/**
 * The same by the number alone. A number can be guessed, so it tells the holder's initials only.
 *
 * @throws DomainError rate_limited
 */
export async function verifyNumber(text: string, now = new Date()): Promise<CertificateCheck> {
  await takeVerification(requestContext()?.ip ?? null);
  const checked = { checked_at: now.toISOString() };
  const number = text.replaceAll(/[\s-]/g, "").toUpperCase();
  const row = CERTIFICATE_NUMBER.test(number) ? await find(number) : null;
  if (!row) return { ...checked, outcome: "unknown", certificate: null };
  return { ...checked, outcome: outcomeOf(row, now), certificate: facts(row, initials) };
}

const find = (number: string) =>
  db().certificate.findFirst({
    where: { number, state: { not: "selected" } },
    include: { replacedBy: { select: { number: true } } },
  });
type Row = NonNullable<Awaited<ReturnType<typeof find>>>;

function outcomeOf(row: Row, now: Date): CertificateOutcome {
  const state = shownState(row, now);
  return state === "issued" || state === "selected" ? "valid" : state;
}

const day = (date: Date | null): string | null => date && toLegalDate(date);

function saysTheSame(signed: Signed, row: Row): boolean {
  const issued = Issued.safeParse(row.issued);
  return (
    issued.success &&
    signed.holder === issued.data.candidate_name &&
    signed.course === issued.data.course &&
    signed.start === day(row.startDate) &&
    signed.end === day(row.endDate) &&
    signed.issue === day(row.issueDate) &&
    signed.expiry === day(row.expiryDate)
  );
}

/** "Mei Lin" as "M… L…". */
const initials = (name: string): string =>
  name
    .split(/\s+/)
    .filter(Boolean)
    .map((part) => `${[...part][0]}…`)
    .join(" ");

function facts(row: Row, nameOf: (name: string) => string): CertificateCheck["certificate"] {
  const issued = Issued.safeParse(row.issued);
  return {
    number: row.number ?? "",
    holder: issued.success ? nameOf(issued.data.candidate_name) : "",
    course: row.certificateName,
    regulation: issued.success ? issued.data.regulation : null,
    start_date: day(row.startDate),
    end_date: day(row.endDate),
    issue_date: day(row.issueDate),
    expiry_date: day(row.expiryDate),
    replaced_by: row.replacedBy?.number ?? null,
  };
}
