import { audit } from "@/lib/platform/audit/audit";
import { type Actor, permit } from "@/lib/platform/auth/actor";
import { transaction } from "@/lib/platform/db";
import type { ExportColumn, ExportValue } from "@/lib/platform/export/columns";
import { assertExportable, EXPORT_PAGE_ROWS, type ExportFormat, exportResponse } from "@/lib/platform/export/export";
import { listExport } from "@/lib/platform/export/list-export";
import { fromLegalDate } from "@/lib/platform/time";
import { mayKeepBooks } from "../policy";
import { readReport } from "../reports/read-report";
import type { Cell, ReportAsked, ReportName, ReportSection } from "../reports/report";
import { rupeesOf } from "../rupees";
import { type DeskRow, type LedgerAsked, ledgerView } from "./ledger-page";
import { listParties, type PartyFilter, type PartyOrder, type PartyRow } from "./parties-listing";
import { type VoucherFilter, type VoucherOrder, type VoucherRow, voucherIds, vouchersByIds } from "./vouchers-listing";

const rupees = (paise: bigint | string): number => rupeesOf(BigInt(paise));

const VOUCHER_COLUMNS: readonly ExportColumn<VoucherRow>[] = [
  { header: "Number", type: "text", width: 18, value: (row) => row.number },
  { header: "Kind", type: "text", width: 18, value: (row) => row.kind.replaceAll("_", " ") },
  { header: "Date", type: "date", width: 12, value: (row) => fromLegalDate(row.date) },
  { header: "Company", type: "text", width: 28, value: (row) => row.company },
  { header: "Party", type: "text", width: 28, value: (row) => row.party },
  { header: "Transaction", type: "text", width: 20, value: (row) => row.transactionId },
  { header: "Amount (INR)", type: "number", width: 16, value: (row) => rupees(row.amountPaise) },
  { header: "State", type: "text", width: 12, value: (row) => row.state },
  { header: "Entered (UTC)", type: "datetime", width: 20, value: (row) => new Date(row.enteredAt) },
];

/** The list of vouchers as a file, with its own filter and order. Errors as `listExport`. */
export async function exportVouchers(
  actor: Actor,
  format: ExportFormat,
  filter: VoucherFilter,
  order: VoucherOrder,
): Promise<Response> {
  const ids = await voucherIds(actor, filter, order);
  const list = { format, resourceType: "ledger_voucher", things: "vouchers", columns: VOUCHER_COLUMNS, ids };
  return listExport(actor, { ...list, load: vouchersByIds, asked: { filter, ...order } });
}

const PARTY_COLUMNS: readonly ExportColumn<PartyRow>[] = [
  { header: "Name", type: "text", width: 32, value: (row) => row.name },
  { header: "Kind", type: "text", width: 12, value: (row) => row.kind },
  { header: "GSTIN", type: "text", width: 18, value: (row) => row.gstin },
  { header: "Contact", type: "text", width: 28, value: (row) => row.contact },
  { header: "Place", type: "text", width: 28, value: (row) => row.place },
  { header: "Owes (INR)", type: "number", width: 16, value: (row) => rupees(row.owesPaise) },
];
/** An office has so many parties at most in one file. */
const PARTIES_MAX = 100_000;

/** Customers and vendors as a file. Errors as `listExport`. */
export async function exportParties(
  actor: Actor,
  format: ExportFormat,
  filter: PartyFilter,
  order: PartyOrder,
): Promise<Response> {
  const { rows } = await listParties(actor, filter, { ...order, skip: 0, take: PARTIES_MAX });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return listExport(actor, {
    format,
    resourceType: "ledger_party",
    things: "parties",
    columns: PARTY_COLUMNS,
    ids: rows.map(({ id }) => id),
    load: async (ids) => ids.flatMap((id) => byId.get(id) ?? []),
    asked: { filter, ...order },
  });
}

const LEDGER_COLUMNS: readonly ExportColumn<DeskRow>[] = [
  { header: "Date", type: "date", width: 12, value: (row) => fromLegalDate(row.date) },
  { header: "Voucher", type: "text", width: 18, value: (row) => row.voucherNo },
  { header: "Type", type: "text", width: 12, value: (row) => row.voucherType },
  { header: "Particulars", type: "text", width: 40, value: (row) => row.particulars },
  { header: "Note", type: "text", width: 16, value: (row) => row.note },
  { header: "Party", type: "text", width: 28, value: (row) => row.party },
  { header: "Account", type: "text", width: 24, value: (row) => row.account },
  { header: "Transaction", type: "text", width: 20, value: (row) => row.transactionId },
  { header: "Debit (INR)", type: "number", width: 14, value: (row) => rupees(row.debit) },
  { header: "Credit (INR)", type: "number", width: 14, value: (row) => rupees(row.credit) },
  { header: "Balance (INR)", type: "number", width: 14, value: (row) => rupees(row.balance) },
];

const noted = (actor: Actor, description: string, newValues: Record<string, unknown>) =>
  transaction((tx) => audit(tx, actor, { action: "export", resourceType: "ledger", description, newValues }));

/**
 * A whole ledger as a file, newest first, page by page: memory stays flat however long it is.
 *
 * @throws DomainError not_found; too_large for a workbook of too many rows
 */
export async function exportLedger(actor: Actor, format: ExportFormat, asked: LedgerAsked): Promise<Response> {
  const { total, company } = await ledgerView(actor, asked, { skip: 0, take: 1 });
  assertExportable(format, total);
  await noted(actor, `Exported ${total} ledger rows of ${company.name} as ${format.toUpperCase()}`, {
    ...asked,
    rows: total,
  });
  async function* pages() {
    // What is posted meanwhile comes to lie before the first page and moves the others on.
    let grown = 0;
    for (let skip = 0; skip < total; ) {
      const view = await ledgerView(actor, asked, { skip: skip + grown, take: EXPORT_PAGE_ROWS });
      const isInPlace = view.total - total === grown;
      grown = view.total - total;
      if (!isInPlace) continue;
      yield view.rows;
      skip += EXPORT_PAGE_ROWS;
    }
  }
  const fileName = `ledger-${asked.book}-${asked.through ?? "all"}`;
  return exportResponse({ format, fileName, sheet: "Ledger", columns: LEDGER_COLUMNS, rows: pages(), rowCount: total });
}

/** All rows of a day book, in one file. */
const REPORT_ROWS_MAX = 100_000;

/** A report as a file: its tables below each other, each with its own heads. @throws DomainError not_found */
export async function exportReport(
  actor: Actor,
  format: ExportFormat,
  name: ReportName,
  asked: Omit<ReportAsked, "skip" | "take">,
): Promise<Response> {
  permit(mayKeepBooks(actor));
  const report = await readReport(actor, name, { ...asked, skip: 0, take: REPORT_ROWS_MAX });
  await noted(actor, `Exported the report ${name} of ${report.company.name} as ${format.toUpperCase()}`, asked);
  return sectionsFile(format, report.sections, [`${report.company.name}, ${name}`, `through ${report.through}`], {
    fileName: `${name}-${report.through}`,
    sheet: "Report",
  });
}

/** Tables below each other as one file, each with its own heads. `heads` say in the first row what the file is. */
export function sectionsFile(
  format: ExportFormat,
  sections: readonly ReportSection[],
  heads: readonly [string, string],
  file: { fileName: string; sheet: string },
): Promise<Response> {
  const rows = linesOf(sections);
  const width = Math.max(...sections.map(({ columns }) => columns.length));
  const columns = Array.from(
    { length: width },
    (_, index): ExportColumn<Cell[]> => ({
      header: heads[index] ?? "",
      type: "text",
      width: index === 0 ? 36 : 18,
      value: (cells) => fileValueOf(cells[index] ?? null),
    }),
  );
  async function* pages() {
    yield rows;
  }
  return exportResponse({ format, columns, rows: pages(), rowCount: rows.length, ...file });
}

const fileValueOf = (cell: Cell): ExportValue => (typeof cell === "bigint" ? rupeesOf(cell) : cell);

const linesOf = (sections: readonly ReportSection[]): Cell[][] =>
  sections.flatMap(({ title, columns, rows }) => [
    [title],
    columns.map(({ header }) => header),
    ...rows.map(({ cells }) => cells),
    [],
  ]);
