import type { TableParams } from "@/components/data-table/table-query";

/** For filters whose values exclude each other: of several, the one chosen last counts, and is the one shown. */
export function lastOfEach<SortId extends string, FilterId extends string>(
  params: TableParams<SortId, FilterId>,
): TableParams<SortId, FilterId> {
  const filters = Object.fromEntries(
    Object.entries<string[] | undefined>(params.filters).map(([id, values]) => [id, values?.slice(-1)]),
  );
  return { ...params, filters: filters as TableParams<SortId, FilterId>["filters"] };
}
