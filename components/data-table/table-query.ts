/*
 * The part of a table's address that the browser needs too. Kept apart from search-params.ts so that no validation
 * library travels to the browser with every list.
 */

/** The page sizes on offer. Anything else in an address becomes the table's default. */
export const pageSizes = [10, 25, 50, 100] as const;
export type PageSize = (typeof pageSizes)[number];

export type TableSort<SortId extends string = string> = { id: SortId; desc: boolean };

/** The state of a table as its address holds it. `q` is trimmed; `filters` names only filters that are set. */
export type TableParams<SortId extends string = string, FilterId extends string = string> = {
  page: number;
  pageSize: PageSize;
  sort: TableSort<SortId>;
  /** The columns that the server can sort by; only their headings become buttons. */
  sortable: readonly SortId[];
  q: string;
  filters: Partial<Record<FilterId, string[]>>;
};

/** What Next gives a page as `searchParams`, or a URLSearchParams. */
export type SearchParamsInput = URLSearchParams | Record<string, string | string[] | undefined>;

/** What the database is asked for: rows to leave out and rows to take. */
export const pageWindow = (params: Pick<TableParams, "page" | "pageSize">): { skip: number; take: number } => ({
  skip: (params.page - 1) * params.pageSize,
  take: params.pageSize,
});

/** The same with the order that the rows come in. */
export const sortedWindow = <SortId extends string>(
  params: Pick<TableParams<SortId>, "page" | "pageSize" | "sort">,
) => ({
  ...pageWindow(params),
  sort: params.sort.id,
  desc: params.sort.desc,
});

/** For filters whose values exclude each other: of several, the one chosen last counts, and is the one shown. */
export function lastOfEach<SortId extends string, FilterId extends string>(
  params: TableParams<SortId, FilterId>,
): TableParams<SortId, FilterId> {
  const filters = Object.fromEntries(
    Object.entries<string[] | undefined>(params.filters).map(([id, values]) => [id, values?.slice(-1)]),
  );
  return { ...params, filters: filters as TableParams<SortId, FilterId>["filters"] };
}

export type TableChange = {
  page?: number;
  pageSize?: number;
  sort?: TableSort;
  q?: string;
  /** Filter id → its new values; an empty list removes it. Filters that are not named stay. */
  filters?: Record<string, readonly string[]>;
};

/**
 * The address after a change. Foreign keys stay; whatever changes which rows there are starts again at page 1, and the
 * first page is not written out.
 */
export function changeTableQuery(current: URLSearchParams, change: TableChange): URLSearchParams {
  const next = new URLSearchParams(current);
  if (change.sort !== undefined) next.set("sort", `${change.sort.desc ? "-" : ""}${change.sort.id}`);
  if (change.pageSize !== undefined) next.set("size", String(change.pageSize));
  if (change.q !== undefined) {
    if (change.q === "") next.delete("q");
    else next.set("q", change.q);
  }
  for (const [id, values] of Object.entries(change.filters ?? {})) {
    next.delete(id);
    for (const value of values) next.append(id, value);
  }
  next.delete("page");
  if (change.page !== undefined && change.page > 1) next.set("page", String(change.page));
  return next;
}

/**
 * The state that an awaited address will have, as far as the browser can tell: what the controls show until the server
 * has answered. The page's own keys were written by `changeTableQuery`, so they need no further checks.
 */
export function awaitedParams(params: TableParams, query: string, filterIds: readonly string[]): TableParams {
  const asked = new URLSearchParams(query);
  const sort = asked.get("sort");
  const chosen = filterIds.map((id) => [id, asked.getAll(id)] as const).filter(([, values]) => values.length > 0);
  return {
    ...params,
    page: Number(asked.get("page") ?? 1) || 1,
    pageSize: pageSizes.find((size) => String(size) === asked.get("size")) ?? params.pageSize,
    sort: sort === null ? params.sort : { id: sort.replace(/^-/, ""), desc: sort.startsWith("-") },
    filters: Object.fromEntries(chosen),
  };
}

/** The query string of a table's state, for export links: `?q=nkosi&sort=-issuedOn&status=active`. Pages are left out. */
export function tableQuery(params: TableParams): string {
  const query = changeTableQuery(new URLSearchParams(), {
    sort: params.sort,
    q: params.q,
    filters: Object.fromEntries(Object.entries(params.filters).map(([id, values]) => [id, values ?? []])),
  });
  return `?${query}`;
}
