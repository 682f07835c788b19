import { z } from "zod";
import { type PageSize, pageSizes, type SearchParamsInput, type TableParams, type TableSort } from "./table-query";

export {
  lastOfEach,
  pageWindow,
  type SearchParamsInput,
  sortedWindow,
  type TableParams,
  type TableSort,
  tableQuery,
} from "./table-query";

/** Beyond this a page number is nonsense; it also keeps `skip` inside PostgreSQL's integers. */
const PAGE_MAX = 1_000_000;
const QUERY_LENGTH_MAX = 200;
const VALUES_PER_FILTER_MAX = 50;

export type TableDefinition<SortId extends string = string, FilterId extends string = string> = {
  /** Column ids that the server can sort by. */
  sorts: readonly SortId[];
  defaultSort: TableSort<SortId>;
  /** Filter id → the schema of one value, or the list of allowed values. */
  filters?: Record<FilterId, z.ZodType<string> | readonly string[]>;
  defaultPageSize?: PageSize;
};

/** Keys of the address that are the table's own; filters may not be called so. */
const reserved = new Set(["page", "size", "sort", "q"]);

export const DEFAULT_PAGE_SIZE: PageSize = 25;

/** Declares a table's sorts and filters once; both `parseTableParams` and the query functions read it. */
export function defineTable<const SortId extends string, const FilterId extends string = never>(
  definition: TableDefinition<SortId, FilterId>,
): TableDefinition<SortId, FilterId> {
  const clash = Object.keys(definition.filters ?? {}).find((id) => reserved.has(id));
  if (clash) throw new Error(`A filter may not be called "${clash}": the table itself uses that key`);
  return definition;
}

const all = (input: SearchParamsInput, key: string): string[] => {
  if (input instanceof URLSearchParams) return input.getAll(key);
  const value = Object.hasOwn(input, key) ? input[key] : undefined;
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
};
const first = (input: SearchParamsInput, key: string): string | undefined => all(input, key)[0];

const PageNumber = z
  .string()
  .regex(/^\d{1,7}$/)
  .transform(Number)
  .pipe(z.number().int().min(1).max(PAGE_MAX));
const Size = z.string().transform(Number).pipe(z.literal(pageSizes));
// A NUL can't be stored in PostgreSQL's text and would fail the whole query; a lone surrogate can't be encoded.
const Query = z
  .string()
  .transform((text) => text.toWellFormed().replaceAll("\0", "").trim().slice(0, QUERY_LENGTH_MAX).toWellFormed());

/**
 * Reads a table's state from an address. It never throws: what is not valid is as if it were not there.
 *
 * The address: `?page=2&size=50&sort=-issuedOn&q=nkosi&status=active&status=expired` (a minus sorts descending).
 */
export function parseTableParams<SortId extends string, FilterId extends string>(
  input: SearchParamsInput,
  definition: TableDefinition<SortId, FilterId>,
): TableParams<SortId, FilterId> {
  const size = Size.safeParse(first(input, "size"));
  const page = PageNumber.safeParse(first(input, "page"));
  const query = Query.safeParse(first(input, "q"));
  const filters: Partial<Record<FilterId, string[]>> = {};
  for (const [id, allowed] of Object.entries(definition.filters ?? {}) as [
    FilterId,
    z.ZodType<string> | readonly string[],
  ][]) {
    const schema = isList(allowed) ? z.string().refine((value) => allowed.includes(value)) : allowed;
    const values = [
      ...new Set(
        all(input, id)
          .slice(0, VALUES_PER_FILTER_MAX)
          .flatMap((value) => schema.safeParse(value).data ?? []),
      ),
    ];
    if (values.length > 0) filters[id] = values;
  }
  return {
    page: page.success ? page.data : 1,
    pageSize: size.success ? size.data : (definition.defaultPageSize ?? DEFAULT_PAGE_SIZE),
    sortable: definition.sorts,
    sort: parseSort(first(input, "sort"), definition),
    q: query.success ? query.data : "",
    filters,
  };
}

const isList = (allowed: z.ZodType<string> | readonly string[]): allowed is readonly string[] => Array.isArray(allowed);

function parseSort<SortId extends string>(
  text: string | undefined,
  definition: TableDefinition<SortId, string>,
): TableSort<SortId> {
  const desc = text?.startsWith("-") ?? false;
  const id = definition.sorts.find((sort) => sort === (desc ? text?.slice(1) : text));
  return id === undefined ? definition.defaultSort : { id, desc };
}
