"use client";

import { useCallback, useMemo, useSyncExternalStore } from "react";
/** How this person likes this table: columns they hid (true) or asked for (false), and the height of its rows. */
export type TableView = { hidden: Record<string, boolean>; compact: boolean };

const nothing: TableView = { hidden: {}, compact: false };
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

function read(key: string): string {
  try {
    return window.localStorage.getItem(key) ?? "";
  } catch {
    // Storage may be forbidden in this browser; the table then keeps its defaults.
    return "";
  }
}

/** A table's view, kept in this browser under the table's id. */
export function useTableView(id: string): [TableView, (change: Partial<TableView>) => void] {
  const key = `bureau.table.${id}`;
  const stored = useSyncExternalStore(
    subscribe,
    () => read(key),
    () => "",
  );
  const view = useMemo(() => parse(stored), [stored]);
  const update = useCallback(
    (change: Partial<TableView>) => {
      try {
        window.localStorage.setItem(key, JSON.stringify({ ...parse(read(key)), ...change }));
      } catch {
        return;
      }
      for (const listener of listeners) listener();
    },
    [key],
  );
  return [view, update];
}

/** What stands in the storage may be of an older version or of somebody's making; only what fits is taken. */
function parse(stored: string): TableView {
  if (stored === "") return nothing;
  try {
    const view: unknown = JSON.parse(stored);
    if (typeof view !== "object" || view === null) return nothing;
    const hidden =
      "hidden" in view && typeof view.hidden === "object" && view.hidden !== null ? Object.entries(view.hidden) : [];
    return {
      hidden: Object.fromEntries(hidden.filter((entry): entry is [string, boolean] => typeof entry[1] === "boolean")),
      compact: "compact" in view && view.compact === true,
    };
  } catch {
    return nothing;
  }
}
