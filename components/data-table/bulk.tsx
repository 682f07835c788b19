"use client";

import type { RowData } from "@tanstack/react-table";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { texts } from "../texts";
import { Button } from "../ui/button";
import { Checkbox } from "../ui/checkbox";
import { type DataColumns, dataColumns } from "./columns";

/** The columns with a column of checkboxes before them. */
export function withSelection<Row extends RowData>(columns: DataColumns<Row>): DataColumns<Row> {
  const helper = dataColumns<Row>();
  const select = helper.display({
    id: "select",
    header: ({ table }) => (
      <Checkbox
        aria-label={texts.table.selectAll}
        checked={table.getIsAllPageRowsSelected()}
        indeterminate={table.getIsSomePageRowsSelected() && !table.getIsAllPageRowsSelected()}
        onChange={table.getToggleAllPageRowsSelectedHandler()}
      />
    ),
    cell: ({ row }) => (
      <Checkbox
        aria-label={texts.table.selectRow}
        checked={row.getIsSelected()}
        onChange={row.getToggleSelectedHandler()}
      />
    ),
    enableHiding: false,
    meta: { className: "w-10 print:hidden" },
  });
  return [select, ...columns];
}

/** Stands in the toolbar's place while rows are chosen. */
export function BulkBar({ count, onClear, children }: { count: number; onClear: () => void; children: ReactNode }) {
  return (
    <div className="flex flex-1 flex-wrap items-center gap-2">
      <Button variant="ghost" size="icon" aria-label={texts.actions.clear} onClick={onClear}>
        <X aria-hidden />
      </Button>
      <p role="status" className="mr-2 font-medium tabular-nums">
        {texts.table.selected(count)}
      </p>
      {children}
    </div>
  );
}
