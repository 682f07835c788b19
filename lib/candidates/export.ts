import type { Actor } from "@/lib/platform/auth/actor";
import { db } from "@/lib/platform/db";
import type { ExportColumn } from "@/lib/platform/export/columns";
import type { ExportFormat } from "@/lib/platform/export/export";
import { listExport } from "@/lib/platform/export/list-export";
import { CANDIDATE } from "./kinds";
import { type CandidateFilter, type CandidateOrder, candidateIds } from "./listing";
import { type CandidateRow, WITH_CANDIDATE_FILES } from "./view";

export const CANDIDATE_COLUMNS: readonly ExportColumn<CandidateRow>[] = [
  { header: "Id", type: "number", width: 8, value: (row) => row.id },
  { header: "Key", type: "text", width: 30, value: (row) => row.candidateName },
  { header: "Last name", type: "text", width: 22, value: (row) => row.lastName },
  { header: "First name", type: "text", width: 18, value: (row) => row.firstName },
  { header: "Passport", type: "text", width: 14, value: (row) => row.passportNo },
  { header: "Passport expires", type: "date", width: 15, value: (row) => row.passportExpiry },
  { header: "Date of birth", type: "date", width: 13, value: (row) => row.dateOfBirth },
  { header: "Nationality", type: "text", width: 16, value: (row) => row.nationality },
  { header: "CDC", type: "text", width: 14, value: (row) => row.cdcNo },
  { header: "CDC expires", type: "date", width: 13, value: (row) => row.cdcExpiry },
  { header: "INDoS", type: "text", width: 12, value: (row) => row.indosNo },
  { header: "E-mail", type: "text", width: 28, value: (row) => row.email },
  { header: "Phone", type: "text", width: 18, value: (row) => row.phone },
  { header: "Address", type: "text", width: 32, value: (row) => row.address },
  { header: "Company", type: "text", width: 22, value: (row) => row.companyName },
  { header: "Client", type: "text", width: 22, value: (row) => row.clientName },
  { header: "Roll number", type: "text", width: 14, value: (row) => row.rollNo },
  { header: "Person in charge", type: "text", width: 20, value: (row) => row.personInCharge },
  { header: "Payment", type: "text", width: 12, value: (row) => row.paymentStatus },
  { header: "Files", type: "number", width: 7, value: (row) => row.files.length },
  { header: "Registered (UTC)", type: "datetime", width: 20, value: (row) => row.createdAt },
];

/**
 * The desk's list as a file, with its own filter and order; the audit row is committed before the first byte.
 *
 * @throws DomainError too_large for a workbook of too many rows
 */
export async function exportCandidates(
  actor: Actor,
  format: ExportFormat,
  filter: CandidateFilter,
  order: CandidateOrder,
  now = new Date(),
): Promise<Response> {
  const ids = await candidateIds(actor, filter, order);
  const load = (page: number[]) =>
    db().candidate.findMany({ where: { id: { in: page } }, include: WITH_CANDIDATE_FILES });
  const list = { format, resourceType: CANDIDATE, things: "candidates", columns: CANDIDATE_COLUMNS, ids, load };
  return listExport(actor, { ...list, asked: { filter, ...order } }, now);
}
