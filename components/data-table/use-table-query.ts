"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useCallback, useTransition } from "react";
import { changeTableQuery, type TableChange } from "./table-query";

/**
 * Changes the table's address; `pending` while the server works on the answer. A change is a step of its own in the
 * history unless `replace` is set.
 */
export function useTableQuery(): {
  pending: boolean;
  apply: (change: TableChange, options?: { replace?: boolean }) => void;
} {
  const router = useRouter();
  const pathname = usePathname();
  const searchParams = useSearchParams();
  const [pending, startTransition] = useTransition();
  const apply = useCallback(
    (change: TableChange, options?: { replace?: boolean }) => {
      const query = changeTableQuery(new URLSearchParams(searchParams), change).toString();
      const href = query === "" ? pathname : `${pathname}?${query}`;
      startTransition(() =>
        options?.replace ? router.replace(href, { scroll: false }) : router.push(href, { scroll: false }),
      );
    },
    [pathname, router, searchParams],
  );
  return { pending, apply };
}
