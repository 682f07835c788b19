import { z } from "zod";
import { EXPORT_TYPES, ExportFormat } from "@/lib/platform/export/export";
import { sortOf } from "@/lib/platform/export/query";
import { type Operation, operation } from "@/lib/platform/http/operation";
import { exportPeople, PEOPLE_ORDER } from "./export";
import { PEOPLE_SORTS } from "./queries";
import { GENDERS } from "./schema";

const PHOTO = ["with", "without"] as const;
const sortKeys = PEOPLE_SORTS.flatMap((sort) => [sort, `-${sort}`]);
/** Of a repeated filter the last value counts, as on the desk's list. */
const filter = <const V extends readonly string[]>(values: V) =>
  z.union([z.literal("").transform(() => undefined), z.enum(values)]).optional();

export const exportOperations: Operation[] = [
  operation({
    id: "citizens.export",
    method: "GET",
    path: "/export",
    summary: "Export people as CSV or XLSX",
    description:
      "Takes the filters and the sort of the desk's list, written as its address writes them. The export is noted in the audit trail.",
    who: "staff",
    query: z.object({
      format: ExportFormat.default("csv").meta({ description: "Kind of file" }),
      q: z.string().max(200).optional().meta({ description: "Words of the names or the id number" }),
      sort: z.enum(sortKeys).optional().meta({ description: "A column; a minus before it sorts descending" }),
      photo: filter(PHOTO).meta({ description: "People with a photo, or those without" }),
      gender: filter(GENDERS).meta({ description: "People of this sex only" }),
      state: filter(["removed"]).meta({ description: "The removed ones instead; for administrators" }),
    }),
    response: { binary: Object.values(EXPORT_TYPES) },
    errors: { too_many_rows: 413 },
    async handle({ actor, query }) {
      const filter = {
        q: query.q || undefined,
        photo: query.photo,
        gender: query.gender,
        removed: query.state === "removed" || undefined,
      };
      return exportPeople(actor, query.format, filter, sortOf(query.sort, PEOPLE_SORTS, PEOPLE_ORDER));
    },
  }),
];
