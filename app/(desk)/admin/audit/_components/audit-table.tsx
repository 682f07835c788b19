"use client";

import { ScrollText, SearchX } from "lucide-react";
import { useState } from "react";
import { type DataTableFilter, Filters } from "@/components/data-table/filters";
import { Pagination } from "@/components/data-table/pagination";
import { SearchBox } from "@/components/data-table/search-box";
import { awaitedParams, type TableChange, type TableParams } from "@/components/data-table/table-query";
import { useTableQuery } from "@/components/data-table/use-table-query";
import { texts as common } from "@/components/texts";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Progress } from "@/components/ui/progress";
import { ScrollBox } from "@/components/ui/scroll-box";
import { auditTexts as texts } from "../texts";
import { type AuditLine, AuditRow } from "./audit-row";

/** The trail. Its rows open in place, which the common DataTable has no place for; the rest is made of its parts. */
export function AuditTable({
  rows,
  total,
  params,
  filters,
  subjectName,
}: {
  rows: AuditLine[];
  total: number;
  params: TableParams;
  filters: readonly DataTableFilter[];
  /** Set while the address asks for one subject only. */
  subjectName: string | null;
}) {
  const { pending, query, apply } = useTableQuery();
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const ids = [...filters.map(({ id }) => id), "subject"];
  const shown = pending ? awaitedParams(params, query, ids) : params;
  const narrowed = params.q !== "" || Object.keys(params.filters).length > 0;

  const change = (next: TableChange) => {
    setOpen(new Set());
    apply(next);
  };
  const toggle = (id: number) => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  };
  const clear = () => change({ q: "", filters: Object.fromEntries(ids.map((id) => [id, []])) });

  return (
    <div className="overflow-hidden rounded-lg border bg-card shadow-card print:border-0 print:shadow-none">
      <div data-print="hide" className="relative flex flex-wrap items-center gap-2 border-b p-2.5">
        <SearchBox
          value={params.q}
          placeholder={texts.search}
          onSearch={(q) => apply({ q }, { replace: params.q !== "" && q !== "" })}
          onArrowDown={() => undefined}
        />
        <Filters filters={filters} chosen={shown.filters} onChange={(changed) => change({ filters: changed })} />
        {subjectName ? (
          <Button variant="ghost" onClick={() => change({ filters: { subject: [] } })}>
            {texts.onlySubject(subjectName)} · {texts.showAll}
          </Button>
        ) : null}
        {pending ? (
          <Progress
            value={null}
            label={common.table.loading}
            className="absolute inset-x-0 -bottom-px h-0.5 rounded-none bg-transparent"
          />
        ) : null}
      </div>
      <ScrollBox label={texts.title}>
        <table aria-label={texts.title} aria-busy={pending} className="w-full border-separate border-spacing-0 text-sm">
          <thead>
            <tr>
              {Object.values(texts.columns).map((column) => (
                <th
                  key={column}
                  scope="col"
                  className="h-9 whitespace-nowrap border-b px-3 text-left font-medium text-muted-foreground text-xs first:pl-4"
                >
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((line) => (
              <AuditRow key={line.id} line={line} open={open.has(line.id)} onToggle={() => toggle(line.id)} />
            ))}
          </tbody>
        </table>
        {rows.length > 0 ? null : narrowed ? (
          <EmptyState
            icon={<SearchX />}
            title={common.table.nothingFound}
            text={common.table.nothingFoundHint}
            action={<Button onClick={clear}>{common.table.clearFilters}</Button>}
          />
        ) : (
          <EmptyState icon={<ScrollText />} title={texts.emptyTitle} text={texts.emptyText} />
        )}
      </ScrollBox>
      {total === 0 ? null : <Pagination page={shown.page} pageSize={shown.pageSize} total={total} onChange={change} />}
    </div>
  );
}
