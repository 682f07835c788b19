import { toLegalDate } from "@/lib/platform/time";
import { type Filter, isFiltered, type LedgerRow, readFiltered, readRows } from "./rows";
import type { Reader } from "./snapshot";
import { NO_SUMS, placeOfRow, type Scope, type Sums, subtractSums, sumsBefore, sumsOfAll } from "./sums";

export type PageQuery = {
  /** First and last day, both included. */
  from?: string;
  through?: string;
  filter?: Filter;
  offset: number;
  limit: number;
};

/** A page of a ledger, newest first. The running sums of its rows and both ends hold for the ledger, not for the page. */
export type LedgerPage = {
  rows: LedgerRow[];
  /** Sums of everything before `from`. */
  opening: Sums;
  /** Sums of the rows from `from` through `through`; `rows` is their count. */
  within: Sums;
};

const dayAfter = (date: string): string => toLegalDate(new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000));

/**
 * Reads one page wherever it lies, without adding up what is before it: the buckets tell the sums of both ends, and in
 * which day the page begins. With a filter the rows have to be added up one by one.
 *
 * @param reader a snapshot, or a posting between two statements could be in one sum and not in the other
 */
export async function readPage(reader: Reader, scope: Scope, query: PageQuery): Promise<LedgerPage> {
  if (scope.accountIds.length === 0 || scope.partyIds?.length === 0)
    return { rows: [], opening: NO_SUMS, within: NO_SUMS };
  const { from = null, through = null, filter = {}, offset, limit } = query;
  if (isFiltered(filter)) {
    const found = await readFiltered(reader, scope, filter, { from, through }, { offset, limit });
    return { rows: found.rows, opening: found.before, within: found.within };
  }
  const opening = from === null ? NO_SUMS : await sumsBefore(reader, scope, from);
  const end = through === null ? await sumsOfAll(reader, scope) : await sumsBefore(reader, scope, dayAfter(through));
  // An end before the beginning leaves nothing between them.
  const within = end.rows < opening.rows ? NO_SUMS : subtractSums(end, opening);
  // Positions count from 1 in ascending order; the page's newest row is `last`, its oldest `first`.
  const last = opening.rows + within.rows - offset;
  const first = Math.max(last - limit + 1, opening.rows + 1);
  if (last < first) return { rows: [], opening, within };
  const place = await placeOfRow(reader, scope, first);
  if (!place) return { rows: [], opening, within };
  const rows = await readRows(reader, scope, place.date, first - place.before.rows - 1, last - first + 1, place.before);
  return { rows: rows.reverse(), opening, within };
}
