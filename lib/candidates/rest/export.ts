import { z } from "zod";
import { EXPORT_TYPES, ExportFormat } from "@/lib/platform/export/export";
import { sortOf } from "@/lib/platform/export/query";
import { operation } from "@/lib/platform/http/operation";
import { exportCandidates } from "../export";
import { CANDIDATE_ORDER, CANDIDATE_SORTS, DOCUMENT_FILTERS, PASSPORT_FILTERS } from "../listing";

const sortKeys = CANDIDATE_SORTS.flatMap((sort) => [sort, `-${sort}`]);
/** Of a repeated filter the last value counts, as on the desk's list. */
const filter = <const V extends readonly string[]>(values: V) =>
  z.union([z.literal("").transform(() => undefined), z.enum(values)]).optional();

export const exportOperations = [
  operation({
    id: "candidates.export",
    method: "GET",
    path: "/export",
    summary: "Export candidates as CSV or XLSX",
    description: "Takes the filters and the sort of the desk's list. The export is noted in the audit trail.",
    who: "staff",
    query: z.object({
      format: ExportFormat.default("csv").meta({ description: "Kind of file" }),
      q: z.string().max(200).optional().meta({ description: "Words of names, numbers or the e-mail address" }),
      sort: z.enum(sortKeys).optional().meta({ description: "A column; a minus before it sorts descending" }),
      documents: filter(DOCUMENT_FILTERS).meta({ description: "With all files of an intake, or without" }),
      passport: filter(PASSPORT_FILTERS).meta({ description: "Expired, expiring within 90 days, or not known" }),
      state: filter(["deleted"]).meta({ description: "Those that were deleted instead" }),
    }),
    response: { binary: Object.values(EXPORT_TYPES) },
    errors: { too_many_rows: 413 },
    handle: ({ actor, query }) =>
      exportCandidates(
        actor,
        query.format,
        {
          q: query.q || undefined,
          documents: query.documents,
          passport: query.passport,
          deleted: query.state === "deleted" || undefined,
        },
        sortOf(query.sort, CANDIDATE_SORTS, CANDIDATE_ORDER),
      ),
  }),
];
