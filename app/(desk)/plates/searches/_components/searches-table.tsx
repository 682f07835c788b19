"use client";

import type { ReactNode } from "react";
import { dataColumns } from "@/components/data-table/columns";
import { DataTable } from "@/components/data-table/data-table";
import type { DataTableFilter } from "@/components/data-table/filters";
import type { TableParams } from "@/components/data-table/table-query";
import type { ExportLink } from "@/components/data-table/toolbar-menus";
import { formatCount } from "@/components/texts";
import { Badge } from "@/components/ui/badge";
import { DateTime } from "@/components/ui/date-time";
import { Nothing } from "@/components/ui/description-list";
import type { SearchLogView } from "@/lib/plates/search/log-schema";
import { texts } from "../texts";
import { FindingDialog } from "./finding-dialog";

/** A search, its query in words, and whether the reader made it, whom it is not for to judge. */
export type SearchLine = Omit<SearchLogView, "query"> & { asked: string; own: boolean };

const c = dataColumns<SearchLine>();
const columns = c.columns([
  c.accessor("searched_at", {
    header: texts.columns.searched,
    cell: ({ getValue }) => <DateTime value={getValue()} className="whitespace-nowrap" />,
  }),
  c.accessor("user", {
    header: texts.columns.user,
    cell: ({ getValue }) => <span className="whitespace-nowrap">{getValue() ?? <Nothing />}</span>,
  }),
  c.accessor("asked", {
    header: texts.columns.query,
    meta: { wrap: true },
    cell: ({ row: { original: line } }) => (
      <span className="inline-block min-w-40">
        {line.asked} {line.exported ? <Badge tone="info">{texts.exportedMark}</Badge> : null}
      </span>
    ),
  }),
  c.accessor("purpose", {
    header: texts.columns.purpose,
    meta: { wrap: true },
    cell: ({ getValue }) => getValue() ?? <Nothing />,
  }),
  c.accessor("case_number", { header: texts.columns.case, cell: ({ getValue }) => getValue() ?? <Nothing /> }),
  c.accessor("result_count", {
    header: texts.columns.found,
    meta: { numeric: true },
    cell: ({ getValue }) => formatCount(getValue()),
  }),
  c.accessor("review_outcome", {
    header: texts.columns.finding,
    cell: ({ row: { original: line } }) => <Finding line={line} />,
  }),
  c.accessor("review_comments", {
    header: texts.columns.note,
    meta: { wrap: true },
    cell: ({ getValue }) => getValue() ?? <Nothing />,
  }),
  c.accessor("reviewed_by", {
    header: texts.columns.reviewer,
    meta: { hidden: true },
    cell: ({ getValue }) => getValue() ?? <Nothing />,
  }),
]);

function Finding({ line }: { line: SearchLine }) {
  const badge = line.review_outcome ? (
    <Badge dot tone={line.review_outcome === "questioned" ? "danger" : "success"}>
      {texts.findings[line.review_outcome]}
    </Badge>
  ) : null;
  if (line.own)
    return (
      badge ?? (
        <span title={texts.review.own} className="text-muted-foreground text-xs">
          {texts.review.ownTitle}
        </span>
      )
    );
  return (
    <span className="flex items-center gap-2">
      {badge}
      <FindingDialog line={line} />
    </span>
  );
}

const rowId = (row: SearchLine): string => row.id;

export function SearchesTable(props: {
  rows: SearchLine[];
  total: number;
  params: TableParams;
  filters?: readonly DataTableFilter[];
  exports?: readonly ExportLink[];
  empty: ReactNode;
}) {
  return <DataTable {...props} id="plate-searches" label={texts.title} columns={columns} rowId={rowId} />;
}
