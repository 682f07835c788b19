import type { Candidate, Certificate, Course } from "@/lib/generated/prisma/client";
import { audit } from "@/lib/platform/audit/audit";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { Prisma, type Tx, transaction } from "@/lib/platform/db";
import { conflict, invalidField, notFound } from "@/lib/platform/errors";
import { type SigningKey, signingKey } from "@/lib/platform/issuer/keys";
import { CERTIFICATE_KEY_KIND } from "@/lib/platform/issuer/trust-list-schema";
import { fromLegalDate, officeToday, toLegalDate } from "@/lib/platform/time";
import { mayKeepCandidates, mayKeepCourses } from "../policy";
import { courseCalled, findCourse } from "./courses";
import { endOf, expiryOf } from "./dates";
import { drawCertificate } from "./draw";
import { seriesOf, takeNumbers } from "./number";
import type { Issued, IssueInput } from "./schema";
import { signToken } from "./token";
import { fullName } from "./view";

type WithCandidate = Certificate & { candidate: Candidate };

/**
 * Issues a chosen certificate: number, dates, signature and PDF. Should drawing fail, the certificate is issued all
 * the same and drawn when its PDF is asked for.
 *
 * @throws DomainError not_found; invalid for a certificate of no course; conflict `not_selected`, `series_full`;
 *   unavailable `issuer_keys_sealed`
 */
export async function issueCertificate(
  actor: Actor,
  id: number,
  input: IssueInput,
  now = new Date(),
): Promise<Certificate> {
  permit(mayKeepCandidates(actor));
  // Opened before the transaction: an office that never issued one makes its key now.
  const key = await signingKey(CERTIFICATE_KEY_KIND);
  await transaction(async (tx) => {
    const row = await findIssuable(tx, id);
    const course = await courseOf(tx, row, input.course_id ?? null);
    await issueRow(tx, row, course, daysOf(input, course, now), key);
    await audit(tx, actor, await noteOf(tx, id, "Issued"));
  });
  return drawCertificate(id);
}

export type CourseDays = { start: string; end: string; issue: string };

/** When the course was, and what day the certificate bears. */
export const daysOf = (input: IssueInput, course: Course, now: Date): CourseDays => ({
  start: input.start_date,
  end: input.end_date ?? endOf(input.start_date, course.durationDays),
  issue: input.issue_date ?? officeToday(now),
});

/** Those who issue the same certificate at once wait here, and the second finds it issued. */
async function findIssuable(tx: Tx, id: number): Promise<WithCandidate> {
  await tx.$executeRaw(Prisma.sql`SELECT 1 FROM certificate WHERE id = ${id} FOR UPDATE`);
  const row = await tx.certificate.findUnique({ where: { id }, include: { candidate: true } });
  if (!row || row.candidate.deletedAt) throw notFound("Certificate");
  return row;
}

async function courseOf(tx: Tx, row: Certificate, asked: number | null): Promise<Course> {
  const id = asked ?? row.courseId;
  const course = id === null ? await courseCalled(tx, row.certificateName) : await findCourse(tx, id);
  if (!course) throw invalidField("course_id", `there is no course called ${row.certificateName}: choose one`);
  return course;
}

/**
 * Numbers, signs and issues one certificate inside the caller's transaction. The number is taken under the lock of its
 * series, which the transaction holds to its end.
 */
export async function issueRow(
  tx: Tx,
  row: WithCandidate,
  course: Course,
  { start, end, issue }: CourseDays,
  key: SigningKey,
): Promise<string> {
  const [taken] = row.number ? [row.number] : await takeNumbers(tx, seriesOf(course.code, issue), 1);
  const number = taken ?? "";
  const expiry = expiryOf(end, course.validityYears);
  const issued = issuedOf(row.candidate, course);
  const token = await signToken({ number, issued, start, end, issue, expiry }, key);
  const { count } = await tx.certificate.updateMany({
    where: { id: row.id, state: "selected" },
    data: {
      state: "issued",
      number,
      courseId: course.id,
      certificateName: course.name,
      startDate: fromLegalDate(start),
      endDate: fromLegalDate(end),
      issueDate: fromLegalDate(issue),
      expiryDate: expiry === null ? null : fromLegalDate(expiry),
      issued,
      token,
      issueError: null,
    },
  });
  if (count !== 1) throw conflict("not_selected", "This certificate was issued already");
  return number;
}

const issuedOf = (candidate: Candidate, course: Course): Issued => ({
  candidate_name: fullName(candidate),
  passport_no: candidate.passportNo,
  indos_no: candidate.indosNo,
  date_of_birth: candidate.dateOfBirth && toLegalDate(candidate.dateOfBirth),
  nationality: candidate.nationality,
  course: course.name,
  statement: course.statement,
  regulation: course.regulation,
  template_id: course.templateId,
});

/** Takes a certificate back: whoever verifies it is told. @throws DomainError not_found; conflict `not_issued` */
export function revokeCertificate(actor: Actor, id: number, reason: string, now = new Date()): Promise<Certificate> {
  permit(mayKeepCourses(actor));
  return transaction(async (tx) => {
    if (!(await tx.certificate.findUnique({ where: { id } }))) throw notFound("Certificate");
    const { count } = await tx.certificate.updateMany({
      where: { id, state: "issued" },
      data: { state: "revoked", revokedAt: now, revokedBy: actor.userId, revokedReason: reason },
    });
    if (count !== 1) throw conflict("not_issued", "Only an issued certificate can be revoked");
    await audit(tx, actor, { ...(await noteOf(tx, id, "Revoked")), action: "revoke", newValues: { reason } });
    return tx.certificate.findUniqueOrThrow({ where: { id } });
  });
}

/**
 * Issues a certificate again under a new number, with the candidate's and the course's facts of today and the same
 * days of the course; the earlier one is replaced by it, and says so when it is verified.
 *
 * @throws DomainError not_found; conflict `not_issued`; those of `issueCertificate`
 */
export async function reissueCertificate(
  actor: Actor,
  id: number,
  reason: string,
  now = new Date(),
): Promise<Certificate> {
  permit(mayKeepCandidates(actor));
  const key = await signingKey(CERTIFICATE_KEY_KIND);
  const next = await transaction(async (tx) => {
    const before = await findIssuable(tx, id);
    const { count } = await tx.certificate.updateMany({
      where: { id, state: "issued" },
      data: { state: "replaced", revokedAt: now, revokedBy: actor.userId, revokedReason: reason },
    });
    if (count !== 1 || !before.startDate)
      throw conflict("not_issued", "Only an issued certificate can be issued again");
    const course = await courseOf(tx, before, null);
    const row = await tx.certificate.create({
      data: {
        candidateId: before.candidateId,
        courseId: course.id,
        certificateName: course.name,
        clientName: before.clientName,
        ratePaise: before.ratePaise,
        status: before.status,
        replacesId: id,
        createdBy: actor.userId,
      },
      include: { candidate: true },
    });
    const start = toLegalDate(before.startDate);
    const end = before.endDate ? toLegalDate(before.endDate) : endOf(start, course.durationDays);
    const number = await issueRow(tx, row, course, { start, end, issue: officeToday(now) }, key);
    await audit(tx, actor, {
      action: "create",
      resourceType: "certificate",
      resourceId: row.id,
      description: `Issued ${number} in place of ${before.number}: ${reason}`,
      oldValues: { replaces: before.number },
    });
    return row.id;
  });
  return drawCertificate(next);
}

async function noteOf(tx: Tx, id: number, verb: string) {
  const { number, certificateName, expiryDate } = await tx.certificate.findUniqueOrThrow({ where: { id } });
  return {
    action: "update" as const,
    resourceType: "certificate",
    resourceId: id,
    description: `${verb} the certificate ${number} of ${certificateName}`,
    newValues: { number, expiry: expiryDate && toLegalDate(expiryDate) },
  };
}
