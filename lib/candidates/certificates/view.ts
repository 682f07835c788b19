import type { Course } from "@/lib/generated/prisma/client";
import type { Prisma } from "@/lib/platform/db";
import { officeToday, toLegalDate } from "@/lib/platform/time";
import type { CertificateView, CourseView, ShownState } from "./schema";

export const WITH_CANDIDATE = {
  candidate: true,
  replaces: { select: { number: true } },
  replacedBy: { select: { id: true } },
} satisfies Prisma.CertificateInclude;
export type CertificateRow = Prisma.CertificateGetPayload<{ include: typeof WITH_CANDIDATE }>;

/** Paise as the contract writes money: a JSON number of rupees. */
export const rupees = (paise: bigint): number => Number(paise) / 100;
/** @param amount with two decimals at most */
export const paise = (amount: number): bigint => BigInt(Math.round(amount * 100));

/** Names as a person reads them; the contract's key is another thing. */
export const fullName = ({ firstName, lastName }: { firstName: string; lastName: string }): string =>
  `${firstName} ${lastName}`.trim();

const day = (date: Date | null): string | null => date && toLegalDate(date);

export function shownState(
  { state, expiryDate }: { state: "selected" | "issued" | "revoked" | "replaced"; expiryDate: Date | null },
  now = new Date(),
): ShownState {
  return state === "issued" && expiryDate !== null && toLegalDate(expiryDate) < officeToday(now) ? "expired" : state;
}

export const certificateView = (row: CertificateRow, now = new Date()): CertificateView => ({
  id: row.id,
  state: shownState(row, now),
  number: row.number,
  candidate_id: row.candidateId,
  candidate_name: fullName(row.candidate),
  candidate_key: row.candidate.candidateName,
  passport_no: row.candidate.passportNo,
  certificate_name: row.certificateName,
  course_id: row.courseId,
  client_name: row.clientName,
  rate: row.ratePaise === null ? null : rupees(row.ratePaise),
  status: row.status,
  start_date: day(row.startDate),
  end_date: day(row.endDate),
  issue_date: day(row.issueDate),
  expiry_date: day(row.expiryDate),
  has_pdf: row.pdfId !== null,
  revoked_reason: row.revokedReason,
  revoked_at: row.revokedAt?.toISOString() ?? null,
  issue_error: row.issueError,
  job_id: row.jobId,
  replaces: row.replaces?.number ?? null,
  replaced_by: row.replacedBy?.id ?? null,
  created_at: row.createdAt.toISOString(),
});

export const courseView = (course: Course, certificates: number): CourseView => ({
  id: course.id,
  code: course.code,
  name: course.name,
  statement: course.statement,
  regulation: course.regulation,
  duration_days: course.durationDays,
  validity_years: course.validityYears,
  rate: rupees(course.ratePaise),
  template_id: course.templateId,
  is_active: course.isActive,
  version: course.version,
  certificates,
});
