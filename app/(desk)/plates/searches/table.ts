import { z } from "zod";
import { defineTable, type TableParams } from "@/components/data-table/search-params";
import type { LogFilter } from "@/lib/plates/search/log";
import { dayStart, isLegalDate } from "@/lib/platform/time";

const day = z.string().refine(isLegalDate);

/** What the address of the search log may say. */
export const searchesTable = defineTable({
  sorts: ["searched_at"],
  defaultSort: { id: "searched_at", desc: true },
  filters: {
    user: z.string().regex(/^\d{1,9}$/),
    finding: ["open", "justified", "questioned"],
    exported: ["yes", "no"],
    from: day,
    to: day,
  },
});

type Params = Pick<TableParams<string, keyof NonNullable<(typeof searchesTable)["filters"]> & string>, "filters">;

/** The end of an office's day. */
export const dayEnd = (day: string): Date => new Date(dayStart(day, 1).getTime() - 1);

export function logFilterOf({ filters }: Params): LogFilter {
  const one = (id: keyof typeof filters) => filters[id]?.at(-1);
  const [user, finding, exported, from, to] = [one("user"), one("finding"), one("exported"), one("from"), one("to")];
  return {
    userId: user === undefined ? undefined : Number(user),
    reviewed: finding === undefined ? undefined : finding !== "open",
    outcome: finding === "justified" || finding === "questioned" ? finding : undefined,
    exported: exported === undefined ? undefined : exported === "yes",
    from: from === undefined ? undefined : dayStart(from),
    to: to === undefined ? undefined : dayEnd(to),
  };
}

/** The same as the REST export's query. */
export function exportQueryOf(params: Params, format: "csv" | "xlsx"): string {
  const { userId, reviewed, outcome, exported, from, to } = logFilterOf(params);
  const query = {
    user_id: userId,
    reviewed,
    outcome,
    exported,
    from_ts: from?.toISOString(),
    to_ts: to?.toISOString(),
    format,
  };
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  return new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
}
