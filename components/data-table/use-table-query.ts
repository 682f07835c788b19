"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useOptimistic, useTransition } from "react";
import { changeTableQuery, type TableChange } from "./table-query";

export type TableQuery = {
  /** While the server works on an answer. */
  pending: boolean;
  /** The address as it is, or while an answer is awaited as it will be. */
  query: string;
  /** Asks the server for another address. A change is a step of its own in the history unless `replace` is set. */
  apply: (change: TableChange, options?: { replace?: boolean }) => void;
};

/**
 * The table's address. Changes build on what was last asked for, not on what was last answered, so that of two quick
 * clicks none is lost.
 */
export function useTableQuery(): TableQuery {
  const router = useRouter();
  const pathname = usePathname();
  const [pending, startTransition] = useTransition();
  const [query, setQuery] = useOptimistic(useSearchParams().toString());
  const apply: TableQuery["apply"] = (change, options) => {
    const next = changeTableQuery(new URLSearchParams(query), change).toString();
    const href = next === "" ? pathname : `${pathname}?${next}`;
    startTransition(() => {
      setQuery(next);
      if (options?.replace) router.replace(href, { scroll: false });
      else router.push(href, { scroll: false });
    });
  };
  return { pending, query, apply };
}
