import type { DataTableFilter } from "./filters";

/** A filter's options from what each value is called, in that order. */
export const optionsOf = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

/**
 * The filters of a list from what its domain declares: `values` has the allowed values of each filter, `labels` what a
 * filter is called, and `nameOf` what its values are called.
 */
export function optionFilters<Values extends Readonly<Record<string, readonly string[]>>>(
  values: Values,
  labels: Readonly<Record<keyof Values & string, string>>,
  nameOf: { [Id in keyof Values & string]: (value: Values[Id][number]) => string },
): DataTableFilter[] {
  return Object.entries(values).map(([id, allowed]) => {
    // `Object.entries` forgets that a filter's values are its own.
    const name = nameOf[id as keyof Values & string] as (value: string) => string;
    return {
      id,
      label: labels[id as keyof Values & string],
      options: allowed.map((value) => ({ value, label: name(value) })),
    };
  });
}
