import { z } from "zod";
import { EXPORT_TYPES, ExportFormat } from "@/lib/platform/export/export";
import { Moment } from "@/lib/platform/http/moment";
import { type Operation, operation } from "@/lib/platform/http/operation";
import { oneOf, pageOf, QueryFlag, ShortPageQuery } from "@/lib/platform/http/parameters";
import type { EventFilter } from "../events/filter";
import { EVENT_SORTS } from "../events/queries";
import { EventPage } from "../events/schema";
import { exportSearch } from "./export";
import { type LogFilter, listSearches, reviewSearch, sampleSearches } from "./log";
import { exportSearches } from "./log-export";
import { SearchLogView } from "./log-schema";
import { SEARCH_OUTCOMES } from "./outcomes";
import { filterOf, reasonOf, SearchQuery } from "./schema";
import { assertBounded, searchPlates } from "./service";

const DAY_MS = 86_400_000;

/** The filters of the log's list and of its export. */
const LogQuery = z.object({
  user_id: z.coerce
    .number()
    .int()
    .positive()
    .max(2_147_483_647)
    .optional()
    .meta({ description: "Searches of this user" }),
  reviewed: QueryFlag.optional().meta({ description: "Only those that a supervisor has reviewed, or not" }),
  outcome: oneOf(SEARCH_OUTCOMES).meta({ description: "Only those that were found to be so" }),
  exported: QueryFlag.optional().meta({ description: "Only those whose result was exported, or not" }),
  from_ts: Moment.meta({ description: "Searches from this moment on" }),
  to_ts: Moment.meta({ description: "Searches up to this moment" }),
});

const logFilterOf = (query: z.output<typeof LogQuery>): LogFilter => ({
  userId: query.user_id,
  reviewed: query.reviewed,
  outcome: query.outcome,
  exported: query.exported,
  from: query.from_ts,
  to: query.to_ts,
});

type Asked = Omit<z.output<typeof SearchQuery>, "plate"> & { plate?: string };

const askedOf = (query: Asked) => {
  const filter: EventFilter = {
    ...filterOf(query),
    plate: query.plate ? { text: query.plate, mode: query.mode, lookAlike: query.look_alike ?? false } : undefined,
  };
  assertBounded(filter);
  return { filter, reason: reasonOf(query) };
};

/** Searches of plates and their log, below /api/plates. */
export const searchOperations: Operation[] = [
  operation({
    id: "plates.search",
    method: "GET",
    path: "/search",
    summary: "Search plates",
    description:
      "The search is noted with its purpose. A part of less than three characters needs a camera, an area or a span of time beside it.",
    who: "staff",
    query: SearchQuery.extend(ShortPageQuery.shape).extend({
      sort: z
        .enum(EVENT_SORTS.flatMap((sort) => [sort, `-${sort}`]))
        .default("-captured_at")
        .meta({ description: "A minus before it sorts descending" }),
    }),
    response: EventPage.extend({
      search_id: z.uuid().meta({
        description: "The search's line in the log",
        examples: ["01a1fea6-9c31-7e22-b5a4-3d2c1f0e9a8b"],
      }),
    }),
    async handle({ actor, query }) {
      const desc = query.sort.startsWith("-");
      const sort = EVENT_SORTS.find((name) => query.sort.endsWith(name)) ?? "captured_at";
      const asked = { ...askedOf(query), page: pageOf(query), order: { sort, desc } };
      const { total, items, searchId } = await searchPlates(actor, asked);
      return { total, items, search_id: searchId };
    },
  }),
  operation({
    id: "plates.export",
    method: "GET",
    path: "/search/export",
    summary: "Export a search of plates as CSV or XLSX",
    description:
      "Takes the search's filters, and is noted as the search that it is. Without `plate` all reads that match the other filters are exported.",
    who: "staff",
    query: SearchQuery.extend({
      plate: SearchQuery.shape.plate
        .or(z.literal(""))
        .optional()
        .meta({ description: "The plate or a part of it; without it, all reads that match the other filters" }),
      format: ExportFormat.default("csv").meta({ description: "Kind of file" }),
    }),
    response: { binary: Object.values(EXPORT_TYPES) },
    errors: { too_many_rows: 413 },
    async handle({ actor, query }) {
      const { filter, reason } = askedOf(query);
      return exportSearch(actor, filter, reason, query.format);
    },
  }),
  operation({
    id: "plates.searches",
    method: "GET",
    path: "/searches",
    summary: "List the searches of plates, newest first",
    who: "admin",
    query: LogQuery.extend(ShortPageQuery.shape),
    response: z.object({ total: z.int(), items: z.array(SearchLogView) }),
    handle: ({ actor, query }) => listSearches(actor, logFilterOf(query), pageOf(query)),
  }),
  operation({
    id: "plates.exportSearches",
    method: "GET",
    path: "/searches/export",
    summary: "Export the log of searches as CSV or XLSX",
    description: "The export is noted in the audit trail.",
    who: "admin",
    query: LogQuery.extend({ format: ExportFormat.default("csv").meta({ description: "Kind of file" }) }),
    response: { binary: Object.values(EXPORT_TYPES) },
    errors: { too_many_rows: 413 },
    handle: ({ actor, query }) => exportSearches(actor, logFilterOf(query), query.format),
  }),
  operation({
    id: "plates.searchSample",
    method: "GET",
    path: "/searches/sample",
    summary: "Draw searches for a supervisor's review",
    description: "At random from those of others that nobody has reviewed.",
    who: "admin",
    query: z.object({
      limit: z.coerce.number().int().min(1).max(200).default(20).meta({ description: "Searches at most" }),
      days: z.coerce.number().int().min(1).max(3650).default(30).meta({ description: "From the last so many days" }),
    }),
    response: z.array(SearchLogView),
    handle: ({ actor, query }) => sampleSearches(actor, query.limit, new Date(Date.now() - query.days * DAY_MS)),
  }),
  operation({
    id: "plates.reviewSearch",
    method: "POST",
    path: "/searches/{id}/review",
    summary: "Review a search",
    description: "Nobody reviews their own.",
    who: "admin",
    params: z.object({
      id: z.uuid().meta({ description: "The search's id", examples: ["01a1fea6-9c31-7e22-b5a4-3d2c1f0e9a8b"] }),
    }),
    body: z.object({
      outcome: z.enum(SEARCH_OUTCOMES).meta({ examples: ["justified"] }),
      comments: z
        .string()
        .trim()
        .max(1000)
        .nullish()
        .meta({ description: "Why", examples: ["Case file seen"] }),
    }),
    response: SearchLogView,
    errors: { own_search: 409 },
    handle: ({ actor, params, body }) => reviewSearch(actor, params.id, body.outcome, body.comments || null),
  }),
];
