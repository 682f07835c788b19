import type { Certificate } from "@/lib/generated/prisma/client";
import { type Actor, authorize } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import { toLegalDate } from "@/lib/platform/time";
import { candidatePolicy } from "./policy";
import { type CandidateRow, candidateView, fileView, WITH_CANDIDATE_FILES } from "./view";

/** What an invoice says of its delivery, and which certificates it bills; null where it bills all. */
type Invoice = {
  number: string;
  companyName: string;
  deliveryNote: string;
  deliveryDate: string;
  terms: string;
  courses: Set<string> | null;
};

const text = (value: unknown): string => (typeof value === "string" || typeof value === "number" ? String(value) : "");

/** Clients list what was bought as names, or as objects that have one. */
function coursesOf(value: unknown): Set<string> | null {
  if (!Array.isArray(value) || value.length === 0) return null;
  const names = value.map((one) =>
    typeof one === "object" && one !== null
      ? text((one as Record<string, unknown>).certificate_name) || text((one as Record<string, unknown>).name)
      : text(one),
  );
  return new Set(names.filter(Boolean));
}

/** Invoices that were written to a candidate: contract 5 names it by id, older clients by its key. */
async function invoicesOf(candidate: CandidateRow): Promise<Invoice[]> {
  const called = [String(candidate.id), candidate.candidateName];
  const vouchers = await db().ledgerVoucher.findMany({
    where: {
      kind: "invoice",
      deletedAt: null,
      OR: called.map((name) => ({ details: { path: ["candidate_id"], equals: name } })),
    },
    orderBy: { id: "asc" },
  });
  return vouchers.map(({ number, details }) => {
    const fields = details as Record<string, unknown>;
    return {
      number,
      companyName: text(fields.company_name),
      deliveryNote: text(fields.delivery_note),
      deliveryDate: text(fields.delivery_date),
      terms: text(fields.terms_of_delivery),
      courses: coursesOf(fields.selected_courses),
    };
  });
}

const certificateView = (candidate: CandidateRow, row: Certificate) => ({
  id: row.id,
  candidate_id: candidate.id,
  candidate_name: candidate.candidateName,
  client_name: row.clientName ?? "",
  certificate_name: row.certificateName,
  certificate_number: row.number,
  creation_date: row.createdAt.toISOString(),
  issue_date: row.issueDate && toLegalDate(row.issueDate),
  expiry_date: row.expiryDate && toLegalDate(row.expiryDate),
  state: row.state,
  status: row.status,
  has_verification_image: row.verificationImageId !== null,
  has_certificate_image: row.certificateImageId !== null,
});

/** The contract's client id: the first three letters of the name, upper case. */
const clientIdOf = (name: string): string => [...name.replaceAll(/[^\p{L}]/gu, "")].slice(0, 3).join("").toUpperCase();

/** One row for each certificate and each invoice that bills it; an unbilled certificate has one without an invoice. */
function masterRows(candidate: CandidateRow, certificates: readonly Certificate[], invoices: readonly Invoice[]) {
  return certificates.flatMap((certificate) => {
    const clientName = certificate.clientName ?? candidate.clientName ?? "";
    const billed = invoices.filter(({ courses }) => courses?.has(certificate.certificateName) ?? true);
    return (billed.length > 0 ? billed : [null]).map((invoice) => ({
      id: certificate.id,
      creation_date: certificate.createdAt.toISOString(),
      client_name: clientName,
      client_id: clientIdOf(clientName),
      candidate_id: candidate.id,
      candidate_name: candidate.candidateName,
      nationality: candidate.nationality ?? "",
      passport: candidate.passportNo,
      cdcNo: candidate.cdcNo ?? "",
      indosNo: candidate.indosNo ?? "",
      certificate_name: certificate.certificateName,
      certificate_id: certificate.id,
      companyName: invoice?.companyName || (candidate.companyName ?? ""),
      person_in_charge: candidate.personInCharge ?? "",
      delivery_note: invoice?.deliveryNote ?? "",
      delivery_date: invoice?.deliveryDate ?? "",
      terms_of_delivery: invoice?.terms ?? "",
      invoice_no: invoice?.number ?? "",
    }));
  });
}

/**
 * Everything that is known of a candidate, read from the rows themselves: there is no second copy that could be stale.
 *
 * @throws DomainError not_found
 */
export async function combinedData(actor: Actor, candidateName: string) {
  const candidate = authorize(
    candidatePolicy,
    "view",
    actor,
    await db().candidate.findUnique({ where: { candidateName }, include: WITH_CANDIDATE_FILES }),
    "Candidate",
  );
  const [certificates, invoices] = await Promise.all([
    db().certificate.findMany({ where: { candidateId: candidate.id }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] }),
    invoicesOf(candidate),
  ]);
  const master = masterRows(candidate, certificates, invoices);
  const data = {
    candidate_name: candidate.candidateName,
    master_data: master,
    uploads: candidate.files.map(fileView),
    certificates: certificates.map((row) => certificateView(candidate, row)),
    candidate_info: candidateView(candidate),
    data_sources: {
      master_table_records: master.length,
      upload_files: candidate.files.length,
      certificate_records: certificates.length,
      has_candidate_info: true,
    },
  };
  return { status: "success" as const, ...data, data };
}
