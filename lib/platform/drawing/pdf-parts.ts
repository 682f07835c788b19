import type { PDFObject } from "@cantoo/pdf-lib";

/** Plain values that pdf-lib turns into a dictionary. */
export interface Entries {
  [name: string]: Entry;
}
type Entry = PDFObject | Entries | Entry[] | string | number | boolean;

/** What was made from the source before, or else what `make` gives now. */
export function once<K extends object, V>(made: WeakMap<K, V>, source: K, make: () => V): V {
  const value = made.get(source) ?? make();
  made.set(source, value);
  return value;
}

/** The channels of `#rrggbb`, 0 to 1. */
export const channels = (hex: string) => [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16) / 255);

/** A number as operators write it, to six decimals. */
export const num6 = (value: number) => String(+value.toFixed(6));
