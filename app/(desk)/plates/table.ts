import { z } from "zod";
import { defineTable, type TableParams } from "@/components/data-table/search-params";
import type { EventFilter } from "@/lib/plates/events/filter";
import { EVENT_SORTS } from "@/lib/plates/events/queries";
import { REVIEW_STATES } from "@/lib/plates/events/schema";
import { EventFilterQuery, filterOf } from "@/lib/plates/search/schema";
import { dayStart, isLegalDate } from "@/lib/platform/time";

const day = z.string().refine(isLegalDate);
const percent = z.string().regex(/^(100|\d{1,2})$/);
const short = (length: number) => z.string().trim().min(1).max(length);

/** What the address of the reads may say. `alike` is the look-alike switch, `least` and `most` are percents. */
export const readsTable = defineTable({
  sorts: EVENT_SORTS,
  defaultSort: { id: "captured_at", desc: true },
  filters: {
    plate: short(40),
    alike: ["yes"],
    camera: z.uuid(),
    state: REVIEW_STATES,
    hit: ["yes", "no"],
    from: day,
    to: day,
    least: percent,
    most: percent,
    purpose: short(200),
    case: short(60),
    area: z.string().refine((area) => EventFilterQuery.shape.area.safeParse(area).success),
  },
});
export type ReadsParams = TableParams<
  (typeof EVENT_SORTS)[number],
  keyof NonNullable<(typeof readsTable)["filters"]> & string
>;

/** The address as the REST search's query, which the export link is made of. */
export function restQuery({ filters }: ReadsParams): Record<string, string> {
  const one = (id: keyof typeof filters) => filters[id]?.at(-1);
  const share = (value: string | undefined) => (value === undefined ? undefined : String(Number(value) / 100));
  const [plate, from, to] = [one("plate"), one("from"), one("to")];
  const query = {
    plate,
    mode: plate && /[?*]/.test(plate) ? "wildcard" : "contains",
    look_alike: one("alike") ? "true" : undefined,
    camera_id: one("camera"),
    area: one("area"),
    // Days of the office, both included.
    from_ts: from && dayStart(from).toISOString(),
    to_ts: to && new Date(dayStart(to, 1).getTime() - 1).toISOString(),
    min_confidence: share(one("least")),
    max_confidence: share(one("most")),
    review_state: one("state"),
    hit: one("hit") && String(one("hit") === "yes"),
    purpose: one("purpose"),
    case_number: one("case"),
  };
  return Object.fromEntries(Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1])));
}

/** The address as a filter; `parseTableParams` has let only what fits through. */
export function readsFilter(params: ReadsParams): EventFilter {
  const query = restQuery(params);
  const filter = filterOf(EventFilterQuery.parse(query));
  if (!query.plate) return filter;
  const mode = query.mode === "wildcard" ? "wildcard" : "contains";
  return { ...filter, plate: { text: query.plate, mode, lookAlike: query.look_alike === "true" } };
}
