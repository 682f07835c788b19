import { z } from "zod";
import { EXPORT_TYPES, ExportFormat } from "@/lib/platform/export/export";
import { repeatedQuery, sortOf } from "@/lib/platform/export/query";
import { operation } from "@/lib/platform/http/operation";
import { FilterDate, financialYearStart, indianToday } from "../dates";
import { exportLedger, exportParties, exportReport, exportVouchers } from "../desk/exports";
import { BOOKS } from "../desk/ledger-page";
import { PARTY_FILTERS, PARTY_ORDER, PARTY_SORTS } from "../desk/parties-listing";
import { VOUCHER_FILTERS, VOUCHER_ORDER, VOUCHER_SORTS } from "../desk/vouchers-listing";
import { einvoiceFile } from "../einvoice/einvoice";
import { voucherPdf } from "../paper/voucher-pdf";
import { REPORT_NAMES } from "../reports/report";
import { ledgerId } from "./envelope";
import { id } from "./rows";

const format = ExportFormat.default("csv").meta({ description: "Kind of file" });
const word = (description: string) => z.string().max(200).optional().meta({ description });
const some = <const V extends readonly [string, ...string[]]>(values: V) =>
  z
    .union([z.literal(""), z.enum(values)])
    .optional()
    .meta({ description: "May be repeated: any of the values" });
const sorted = (sorts: readonly string[]) =>
  z
    .enum(sorts.flatMap((sort) => [sort, `-${sort}`]))
    .optional()
    .meta({ description: "A column; a minus before it sorts descending" });
const span = {
  from: FilterDate.meta({ description: "First day" }),
  through: FilterDate.meta({ description: "Last day" }),
};
const files = { response: { binary: Object.values(EXPORT_TYPES) }, errors: { too_many_rows: 413 } } as const;
const DESCRIPTION =
  "Takes what the desk's screen takes, written as its address writes it. The export is noted in the audit trail.";
const KINDS = VOUCHER_FILTERS.kind as [string, ...string[]];

/** What the desk's screens download: lists, ledgers, reports and papers. */
export const deskOperations = [
  operation({
    id: "bookkeeping.exportVouchers",
    method: "GET",
    path: "/vouchers/export",
    summary: "Export vouchers as CSV or XLSX",
    description: DESCRIPTION,
    who: "staff",
    query: z.object({
      format,
      q: word("Words of the number, the party's name or the transaction; or an amount in rupees"),
      sort: sorted(VOUCHER_SORTS),
      kind: some(KINDS),
      state: some(VOUCHER_FILTERS.state),
      company: id.optional().meta({ description: "Own company" }),
      party: id.optional().meta({ description: "Customer or vendor" }),
      ...span,
    }),
    ...files,
    async handle({ actor, query, request }) {
      const filter = {
        q: query.q || undefined,
        kind: repeatedQuery(request, "kind", z.enum(VOUCHER_FILTERS.kind)),
        state: repeatedQuery(request, "state", z.enum(VOUCHER_FILTERS.state)),
        companyId: query.company,
        partyId: query.party,
        from: query.from,
        through: query.through,
      };
      return exportVouchers(actor, query.format, filter, sortOf(query.sort, VOUCHER_SORTS, VOUCHER_ORDER));
    },
  }),
  operation({
    id: "bookkeeping.exportParties",
    method: "GET",
    path: "/parties/export",
    summary: "Export customers and vendors as CSV or XLSX",
    description: DESCRIPTION,
    who: "staff",
    query: z.object({
      format,
      q: word("Words of the name, GSTIN, city, contact or phone"),
      sort: sorted(PARTY_SORTS),
      kind: some(PARTY_FILTERS.kind),
    }),
    ...files,
    async handle({ actor, query, request }) {
      const filter = { q: query.q || undefined, kind: repeatedQuery(request, "kind", z.enum(PARTY_FILTERS.kind)) };
      return exportParties(actor, query.format, filter, sortOf(query.sort, PARTY_SORTS, PARTY_ORDER));
    },
  }),
  operation({
    id: "bookkeeping.exportLedger",
    method: "GET",
    path: "/ledger-export",
    summary: "Export a ledger as CSV or XLSX",
    description: `${DESCRIPTION} Rows are streamed, newest first, each with the balance after it.`,
    who: "staff",
    query: z.object({
      format,
      company: id.meta({ description: "Own company", examples: [1] }),
      book: z
        .string()
        .regex(
          /^(client|bank|vendor|expense|account-[1-9]\d{0,8})$/,
          "must be client, bank, vendor, expense or account-<id>",
        )
        .default("client")
        .meta({ description: "Which ledger; `account-12` is that of one account" }),
      party: id.optional().meta({ description: "Customer or vendor" }),
      ...span,
      audit: z.enum(["0", "1"]).optional().meta({ description: "1 shows reversed rows too" }),
    }),
    ...files,
    async handle({ actor, query }) {
      const account = /^account-(\d+)$/.exec(query.book)?.[1];
      return exportLedger(actor, query.format, {
        companyId: query.company,
        book: BOOKS.find((book) => book === query.book) ?? "client",
        accountId: account === undefined ? undefined : Number(account),
        partyId: query.party,
        from: query.from,
        through: query.through,
        audit: query.audit === "1",
      });
    },
  }),
  operation({
    id: "bookkeeping.exportReport",
    method: "GET",
    path: "/reports/{report}",
    summary: "Export a report as CSV or XLSX",
    description: DESCRIPTION,
    who: "staff",
    params: z.object({
      report: z.enum(REPORT_NAMES).meta({ description: "Which report", examples: ["trial-balance"] }),
    }),
    query: z.object({
      format,
      company: id.meta({ description: "Own company", examples: [1] }),
      ...span,
      side: z.enum(["receivable", "payable"]).optional().meta({ description: "Of outstanding: who owes" }),
    }),
    ...files,
    async handle({ actor, params, query }) {
      const through = query.through ?? indianToday(new Date());
      const from = query.from ?? financialYearStart(through);
      return exportReport(actor, query.format, params.report, {
        companyId: query.company,
        from,
        through,
        side: query.side,
      });
    },
  }),
  operation({
    id: "bookkeeping.voucherPdf",
    method: "GET",
    path: "/vouchers/{id}/pdf",
    summary: "Read an invoice, a note or a receipt as a PDF",
    description: "A4, with what GST demands of an invoice. A reversed one says so.",
    who: "staff",
    params: ledgerId("The voucher's id"),
    response: { binary: ["application/pdf"] },
    async handle({ actor, params }) {
      const { fileName, bytes } = await voucherPdf(actor, params.id);
      const headers = {
        "content-type": "application/pdf",
        "content-disposition": `inline; filename="${fileName}"`,
        "cache-control": "private, no-store",
      };
      return new Response(Buffer.from(bytes), { headers });
    },
  }),
  operation({
    id: "bookkeeping.einvoice",
    method: "GET",
    path: "/vouchers/{id}/e-invoice",
    summary: "Read an invoice or a note as an e-invoice for the portal",
    description:
      "A list of one document by the public schema INV-01, version 1.1. It is the file for the upload: no IRN is claimed. What is missing is named field by field.",
    who: "staff",
    params: ledgerId("The voucher's id"),
    response: { binary: ["application/json"] },
    async handle({ actor, params }) {
      const { fileName, text } = await einvoiceFile(actor, params.id);
      const headers = {
        "content-type": "application/json; charset=utf-8",
        "content-disposition": `attachment; filename="${fileName}"`,
        "cache-control": "private, no-store",
      };
      return new Response(text, { headers });
    },
  }),
];
