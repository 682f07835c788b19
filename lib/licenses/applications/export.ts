import type { Actor } from "@/lib/platform/auth/actor";
import type { ExportColumn } from "@/lib/platform/export/columns";
import type { ExportFormat } from "@/lib/platform/export/export";
import { listExport } from "@/lib/platform/export/list-export";
import { holderName } from "../view";
import { type Queue, type QueuedApplication, type QueueOrder, queueByIds, queueIds } from "./listing";
import { type Ledger, type LedgerOrder, ledgerByIds, ledgerIds } from "./transactions-listing";
import type { TransactionRow } from "./view";

const yesNo = (value: boolean) => (value ? "yes" : "no");
const moment = (value: string | null) => value && new Date(value);

const QUEUE_COLUMNS: readonly ExportColumn<QueuedApplication>[] = [
  { header: "Application", type: "number", width: 12, value: (row) => row.id },
  { header: "Applicant", type: "text", width: 28, value: (row) => row.citizen_name },
  { header: "ID number", type: "text", width: 16, value: (row) => row.id_number },
  { header: "Type", type: "text", width: 14, value: (row) => row.application_type },
  { header: "Category", type: "text", width: 12, value: (row) => row.applied_category },
  { header: "Status", type: "text", width: 18, value: (row) => row.status },
  { header: "License", type: "text", width: 20, value: (row) => row.license_number },
  { header: "Documents verified", type: "text", width: 18, value: (row) => yesNo(row.documents_verified) },
  { header: "Medical verified", type: "text", width: 18, value: (row) => yesNo(row.medical_verified) },
  { header: "Payment verified", type: "text", width: 18, value: (row) => yesNo(row.payment_verified) },
  { header: "Applied (UTC)", type: "datetime", width: 20, value: (row) => moment(row.application_date) },
  { header: "Waiting since (UTC)", type: "datetime", width: 20, value: (row) => moment(row.waiting_since) },
  { header: "Reviewed (UTC)", type: "datetime", width: 20, value: (row) => moment(row.review_date) },
];

/** The review queue as a file, with the queue's own filter and order. Errors as `listExport`. */
export async function exportApplications(
  actor: Actor,
  format: ExportFormat,
  queue: Queue,
  order: QueueOrder,
): Promise<Response> {
  const ids = await queueIds(actor, queue, order);
  const list = { format, resourceType: "application", things: "applications", columns: QUEUE_COLUMNS, ids };
  return listExport(actor, { ...list, load: queueByIds, asked: { filter: queue, ...order } });
}

/** Cents as rand, exact: a number of spreadsheets has 15 digits. */
const rand = (cents: bigint | null) => (cents === null ? null : Number(cents) / 100);

const TRANSACTION_COLUMNS: readonly ExportColumn<TransactionRow>[] = [
  { header: "Reference", type: "text", width: 16, value: (row) => row.ref },
  { header: "Type", type: "text", width: 24, value: (row) => row.type },
  { header: "Status", type: "text", width: 12, value: (row) => row.status },
  { header: "Amount", type: "number", width: 12, value: (row) => rand(row.amountCents) },
  { header: "Currency", type: "text", width: 10, value: (row) => row.currency },
  { header: "Person", type: "text", width: 28, value: (row) => row.person && holderName(row.person) },
  { header: "ID number", type: "text", width: 16, value: (row) => row.person?.idNumber ?? null },
  { header: "License", type: "text", width: 20, value: (row) => row.license?.licenseNumber ?? null },
  { header: "Application", type: "number", width: 12, value: (row) => row.applicationId },
  { header: "User", type: "text", width: 20, value: (row) => row.user?.username ?? null },
  { header: "Begun (UTC)", type: "datetime", width: 20, value: (row) => row.initiatedAt },
  { header: "Completed (UTC)", type: "datetime", width: 20, value: (row) => row.completedAt },
  { header: "Notes", type: "text", width: 40, value: (row) => row.notes },
];

/** The transactions as a file, with the list's own filter and order. Errors as `listExport`. */
export async function exportTransactions(
  actor: Actor,
  format: ExportFormat,
  ledger: Ledger,
  order: LedgerOrder,
): Promise<Response> {
  const ids = await ledgerIds(actor, ledger, order);
  const list = { format, resourceType: "transaction", things: "transactions", columns: TRANSACTION_COLUMNS, ids };
  return listExport(actor, { ...list, load: ledgerByIds, asked: { filter: ledger, ...order } });
}
