"use client";

import { ChevronFirst, ChevronLast, ChevronLeft, ChevronRight } from "lucide-react";
import { texts } from "../texts";
import { Button } from "../ui/button";
import { Select } from "../ui/select";
import { pageSizes, type TableChange } from "./table-query";

/** How many pages `total` rows fill; at least one. */
export const pageCount = (total: number, pageSize: number): number => Math.max(1, Math.ceil(total / pageSize));

export function Pagination({
  page,
  pageSize,
  total,
  onChange,
}: {
  page: number;
  pageSize: number;
  total: number;
  onChange: (change: TableChange) => void;
}) {
  const pages = pageCount(total, pageSize);
  const from = (page - 1) * pageSize + 1;
  const to = Math.min(page * pageSize, total);
  const steps = [
    { label: texts.table.first, icon: ChevronFirst, to: 1, off: page <= 1 },
    { label: texts.table.previous, icon: ChevronLeft, to: Math.min(page - 1, pages), off: page <= 1 },
    { label: texts.table.next, icon: ChevronRight, to: page + 1, off: page >= pages },
    { label: texts.table.last, icon: ChevronLast, to: pages, off: page >= pages },
  ];
  return (
    <nav
      aria-label="Pagination"
      data-print="hide"
      className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-t px-3 py-2 text-muted-foreground text-xs"
    >
      <p className="tabular-nums" aria-live="polite">
        {from > total ? texts.table.range(0, 0, total === 0 ? 0 : total) : texts.table.range(from, to, total)}
      </p>
      <div className="flex items-center gap-3">
        <span className="flex items-center gap-2">
          <span aria-hidden className="max-sm:hidden">
            {texts.table.rowsPerPage}
          </span>
          <Select
            aria-label={texts.table.rowsPerPage}
            value={pageSize}
            onChange={(event) => onChange({ pageSize: Number(event.target.value) })}
            className="w-auto [&>select]:h-7 [&>select]:sm:text-xs"
          >
            {pageSizes.map((size) => (
              <option key={size} value={size}>
                {size}
              </option>
            ))}
          </Select>
        </span>
        <span className="tabular-nums max-sm:hidden">{texts.table.page(Math.min(page, pages), pages)}</span>
        <div className="flex">
          {steps.map(({ label, icon: Icon, to: target, off }) => (
            // aria-disabled, so that the focus stays on "Next page" when the last page is reached.
            <Button
              key={label}
              variant="ghost"
              size="icon-sm"
              aria-label={label}
              aria-disabled={off || undefined}
              onClick={off ? undefined : () => onChange({ page: target })}
            >
              <Icon aria-hidden />
            </Button>
          ))}
        </div>
      </div>
    </nav>
  );
}
