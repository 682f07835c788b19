import type { z } from "zod";
import { DomainError } from "../errors";

/**
 * All values of a query parameter that may be repeated (`?status=active&status=expired`), each checked. The lists of
 * the desk write their filters so, and their exports read the same address.
 *
 * @returns undefined when the parameter is not there
 * @throws DomainError invalid
 */
export function repeatedQuery<S extends z.ZodType>(
  request: Request,
  name: string,
  schema: S,
): z.output<S>[] | undefined {
  const values = new URL(request.url).searchParams
    .getAll(name)
    .filter((value) => value !== "")
    .slice(0, 50);
  if (values.length === 0) return undefined;
  return [...new Set(values)].map((value) => {
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    const reason = result.error.issues[0]?.message ?? "is not valid";
    throw new DomainError("invalid", "invalid_input", `query.${name}: ${reason}`, [{ name: `query.${name}`, reason }]);
  });
}

/** Reads `sort` as the lists write it: a column, with a minus for descending. */
export function sortOf<Sort extends string>(
  text: string | undefined,
  sorts: readonly Sort[],
  fallback: { sort: Sort; desc: boolean },
): { sort: Sort; desc: boolean } {
  const desc = text?.startsWith("-") ?? false;
  const sort = sorts.find((known) => known === (desc ? text?.slice(1) : text));
  return sort === undefined ? fallback : { sort, desc };
}
