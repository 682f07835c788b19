import { z } from "zod";
import { EXPORT_TYPES, ExportFormat } from "@/lib/platform/export/export";
import { repeatedQuery, sortOf } from "@/lib/platform/export/query";
import { type Operation, operation } from "@/lib/platform/http/operation";
import { exportLicenses } from "./export";
import { LISTING_FILTERS, LISTING_ORDER, LISTING_SORTS } from "./listing";

const sortKeys = LISTING_SORTS.flatMap((sort) => [sort, `-${sort}`]);
const filter = <const V extends readonly string[]>(values: V) =>
  z
    .union([z.literal(""), z.enum(values)])
    .optional()
    .meta({ description: "May be repeated: any of the values" });

export const exportOperations: Operation[] = [
  operation({
    id: "licenses.export",
    method: "GET",
    path: "/export",
    summary: "Export licenses as CSV or XLSX",
    description:
      "Takes the filters and the sort of the desk's list, written as its address writes them. The export is noted in the audit trail.",
    who: "staff",
    query: z.object({
      format: ExportFormat.default("csv").meta({ description: "Kind of file" }),
      q: z
        .string()
        .max(200)
        .optional()
        .meta({ description: "Words of the holder's names, id number, or license number" }),
      sort: z.enum(sortKeys).optional().meta({ description: "A column; a minus before it sorts descending" }),
      status: filter(LISTING_FILTERS.status),
      category: filter(LISTING_FILTERS.category),
      generated: filter(LISTING_FILTERS.generated),
      expiring: filter(LISTING_FILTERS.expiring),
    }),
    response: { binary: Object.values(EXPORT_TYPES) },
    errors: { too_many_rows: 413 },
    async handle({ actor, query, request }) {
      const listing = {
        q: query.q || undefined,
        status: repeatedQuery(request, "status", z.enum(LISTING_FILTERS.status)),
        category: repeatedQuery(request, "category", z.enum(LISTING_FILTERS.category)),
        generated: repeatedQuery(request, "generated", z.enum(LISTING_FILTERS.generated)),
        expiring: repeatedQuery(request, "expiring", z.enum(LISTING_FILTERS.expiring)),
      };
      return exportLicenses(actor, query.format, listing, sortOf(query.sort, LISTING_SORTS, LISTING_ORDER));
    },
  }),
];
