"use client";

import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { cn } from "../ui/cn";
import type { DataColumnMeta } from "./columns";
import { clickMeans, OPENS, ROW_LINK } from "./row-keys";

/** On narrow screens the first column stays in sight while the others scroll under it. */
const pinned = "max-sm:sticky max-sm:left-0 max-sm:max-w-[52vw] max-sm:truncate max-sm:shadow-[1px_0_0_var(--border)]";

export function HeaderCell({
  children,
  meta,
  label,
  first,
  sorted,
  onSort,
}: {
  children: ReactNode;
  meta?: DataColumnMeta;
  label: string;
  first: boolean;
  sorted: { desc: boolean } | null;
  onSort?: (desc: boolean) => void;
}) {
  const Icon = sorted ? (sorted.desc ? ArrowDown : ArrowUp) : ChevronsUpDown;
  return (
    <th
      scope="col"
      aria-sort={sorted ? (sorted.desc ? "descending" : "ascending") : undefined}
      className={cn(
        "sticky top-0 z-10 h-9 whitespace-nowrap border-b bg-card px-3 text-left font-medium text-muted-foreground text-xs first:pl-4 last:pr-4",
        first && cn(pinned, "max-sm:z-20"),
        meta?.numeric && "text-right",
        meta?.className,
      )}
    >
      {onSort ? (
        <button
          type="button"
          title={label}
          onClick={() => onSort(sorted ? !sorted.desc : false)}
          className={cn(
            "group -mx-1 inline-flex items-center gap-1 rounded-sm px-1 py-0.5 hover:text-foreground",
            sorted && "text-foreground",
            meta?.numeric && "flex-row-reverse",
          )}
        >
          {children}
          <Icon aria-hidden className={cn("size-3.5 print:hidden", !sorted && "opacity-40 group-hover:opacity-100")} />
        </button>
      ) : (
        children
      )}
    </th>
  );
}

export type RowCell = { id: string; meta?: DataColumnMeta; content: ReactNode };

/** One row. With `href` its cell at `linkAt` holds the link, and a click anywhere on the row follows it. */
export function DataRow({
  cells,
  href,
  selected,
  compact,
  linkAt,
}: {
  cells: readonly RowCell[];
  href?: string;
  selected?: boolean;
  compact: boolean;
  linkAt: number;
}) {
  const router = useRouter();
  return (
    // The keyboard's way is the link in the row; the click on the row is a larger target for the same link.
    <tr
      aria-selected={selected}
      {...(href ? { [OPENS]: "" } : undefined)}
      onClick={
        href
          ? (event) => {
              const meant = clickMeans(event);
              if (meant === "open") router.push(href);
              else if (meant === "new-tab") window.open(href, "_blank", "noopener");
            }
          : undefined
      }
      onAuxClick={
        href
          ? (event) => {
              if (clickMeans(event) === "new-tab") window.open(href, "_blank", "noopener");
            }
          : undefined
      }
      className={cn(
        "group/row [--row:var(--card)] has-[a[data-row-link]:focus-visible]:[--row:var(--accent)]",
        selected ? "[--row:var(--accent)]" : "hover:[--row:color-mix(in_srgb,var(--muted)_65%,var(--card))]",
        href && "cursor-pointer",
      )}
    >
      {cells.map((cell, index) => (
        <td
          key={cell.id}
          className={cn(
            "whitespace-nowrap border-b bg-(--row) px-3 align-middle first:pl-4 last:pr-4 group-last/row:border-b-0",
            compact ? "h-8 py-0.5" : "h-11 py-1.5",
            index === linkAt && cn(pinned, "max-sm:z-[5]"),
            cell.meta?.wrap && "min-w-56 max-w-96 whitespace-normal",
            cell.meta?.numeric && "text-right tabular-nums",
            cell.meta?.className,
          )}
        >
          {href && index === linkAt ? (
            <Link
              href={href}
              prefetch={false}
              {...{ [ROW_LINK]: "" }}
              className="rounded-sm font-medium underline-offset-2 group-hover/row:underline"
            >
              {cell.content}
            </Link>
          ) : (
            cell.content
          )}
        </td>
      ))}
    </tr>
  );
}
