"use client";

import { ScrollText } from "lucide-react";
import { useState } from "react";
import { type DataTableFilter, Filters } from "@/components/data-table/filters";
import { Pagination } from "@/components/data-table/pagination";
import { SearchBox } from "@/components/data-table/search-box";
import { NothingMatches, TableFrame, TableToolbar } from "@/components/data-table/table-frame";
import { awaitedParams, type TableChange, type TableParams } from "@/components/data-table/table-query";
import { useTableQuery } from "@/components/data-table/use-table-query";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
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
    <TableFrame>
      <TableToolbar pending={pending}>
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
      </TableToolbar>
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
          <NothingMatches onClear={clear} />
        ) : (
          <EmptyState icon={<ScrollText />} title={texts.emptyTitle} text={texts.emptyText} />
        )}
      </ScrollBox>
      {total === 0 ? null : <Pagination page={shown.page} pageSize={shown.pageSize} total={total} onChange={change} />}
    </TableFrame>
  );
}
