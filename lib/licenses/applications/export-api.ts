import { z } from "zod";
import { EXPORT_TYPES, ExportFormat } from "@/lib/platform/export/export";
import { repeatedQuery, sortOf } from "@/lib/platform/export/query";
import { operation } from "@/lib/platform/http/operation";
import { LegalDate } from "@/lib/platform/time";
import { exportApplications, exportTransactions } from "./export";
import { QUEUE_FILTERS, QUEUE_ORDER, QUEUE_SORTS } from "./listing";
import { LEDGER_FILTERS, LEDGER_ORDER, LEDGER_SORTS } from "./transactions-listing";

const DESCRIPTION =
  "Takes the filters and the sort of the desk's list, written as its address writes them. The export is noted in the audit trail.";

const filter = <const V extends readonly string[]>(values: V) =>
  z
    .union([z.literal(""), z.enum(values)])
    .optional()
    .meta({ description: "May be repeated: any of the values" });
const day = (description: string) =>
  z
    .union([z.literal("").transform(() => undefined), LegalDate])
    .optional()
    .meta({ description, override: { type: "string", format: "date" } });
const sorted = (sorts: readonly string[]) =>
  z
    .enum(sorts.flatMap((sort) => [sort, `-${sort}`]))
    .optional()
    .meta({ description: "A column; a minus before it sorts descending" });
const words = (description: string) => z.string().max(200).optional().meta({ description });
const format = ExportFormat.default("csv").meta({ description: "Kind of file" });

export const applicationExport = operation({
  id: "applications.export",
  method: "GET",
  path: "/export",
  summary: "Export applications as CSV or XLSX",
  description: DESCRIPTION,
  who: "staff",
  query: z.object({
    format,
    q: words("Words of the applicant's names, id number, a license number, or the application's number"),
    sort: sorted(QUEUE_SORTS),
    status: filter(QUEUE_FILTERS.status),
    type: filter(QUEUE_FILTERS.type),
    category: filter(QUEUE_FILTERS.category),
  }),
  response: { binary: Object.values(EXPORT_TYPES) },
  errors: { too_many_rows: 413 },
  async handle({ actor, query, request }) {
    const queue = {
      q: query.q || undefined,
      status: repeatedQuery(request, "status", z.enum(QUEUE_FILTERS.status)),
      type: repeatedQuery(request, "type", z.enum(QUEUE_FILTERS.type)),
      category: repeatedQuery(request, "category", z.enum(QUEUE_FILTERS.category)),
    };
    return exportApplications(actor, query.format, queue, sortOf(query.sort, QUEUE_SORTS, QUEUE_ORDER));
  },
});

export const transactionExport = operation({
  id: "transactions.export",
  method: "GET",
  path: "/export",
  summary: "Export transactions as CSV or XLSX",
  description: DESCRIPTION,
  who: "staff",
  query: z.object({
    format,
    q: words("Words of the reference, the person's names or id number, or the license number"),
    sort: sorted(LEDGER_SORTS),
    type: filter(LEDGER_FILTERS.type),
    status: filter(LEDGER_FILTERS.status),
    from: day("The first day, YYYY-MM-DD"),
    to: day("The last day, YYYY-MM-DD"),
  }),
  response: { binary: Object.values(EXPORT_TYPES) },
  errors: { too_many_rows: 413 },
  async handle({ actor, query, request }) {
    const ledger = {
      q: query.q || undefined,
      type: repeatedQuery(request, "type", z.enum(LEDGER_FILTERS.type)),
      status: repeatedQuery(request, "status", z.enum(LEDGER_FILTERS.status)),
      from: query.from,
      to: query.to,
    };
    return exportTransactions(actor, query.format, ledger, sortOf(query.sort, LEDGER_SORTS, LEDGER_ORDER));
  },
});
