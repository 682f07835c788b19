import type { Actor } from "@/lib/platform/auth/actor";
import type { ExportColumn } from "@/lib/platform/export/columns";
import type { ExportFormat } from "@/lib/platform/export/export";
import { listExport } from "@/lib/platform/export/list-export";
import { fromLegalDate } from "@/lib/platform/time";
import { type CertificateFilter, type CertificateSort, certificateIds, certificatesByIds } from "./queries";
import type { CertificateView } from "./schema";

const day = (value: string | null) => value && fromLegalDate(value);
const COLUMNS: readonly ExportColumn<CertificateView>[] = [
  { header: "Number", type: "text", width: 18, value: (row) => row.number },
  { header: "Candidate", type: "text", width: 28, value: (row) => row.candidate_name },
  { header: "Passport", type: "text", width: 14, value: (row) => row.passport_no },
  { header: "Certificate", type: "text", width: 34, value: (row) => row.certificate_name },
  { header: "State", type: "text", width: 12, value: (row) => row.state },
  { header: "From", type: "date", width: 12, value: (row) => day(row.start_date) },
  { header: "To", type: "date", width: 12, value: (row) => day(row.end_date) },
  { header: "Issued", type: "date", width: 12, value: (row) => day(row.issue_date) },
  { header: "Valid until", type: "date", width: 12, value: (row) => day(row.expiry_date) },
  { header: "Company", type: "text", width: 26, value: (row) => row.client_name },
  { header: "Receipt", type: "text", width: 10, value: (row) => row.status },
];

/** The list of certificates as a file, with its filter and order. @throws DomainError too_large */
export async function exportCertificates(
  actor: Actor,
  format: ExportFormat,
  filter: CertificateFilter,
  order: { sort: CertificateSort; desc: boolean },
  now = new Date(),
): Promise<Response> {
  const ids = await certificateIds(actor, filter, order, now);
  const list = { format, resourceType: "certificate", things: "certificates", columns: COLUMNS, ids };
  return listExport(actor, { ...list, load: certificatesByIds, asked: { filter, ...order } }, now);
}
