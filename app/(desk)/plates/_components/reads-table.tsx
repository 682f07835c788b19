"use client";

import type { ReactNode } from "react";
import { dataColumns } from "@/components/data-table/columns";
import { DataTable } from "@/components/data-table/data-table";
import type { DataTableFilter } from "@/components/data-table/filters";
import type { TableParams } from "@/components/data-table/table-query";
import type { ExportLink } from "@/components/data-table/toolbar-menus";
import { DateTime } from "@/components/ui/date-time";
import { Nothing } from "@/components/ui/description-list";
import type { EventView } from "@/lib/plates/events/schema";
import { texts } from "../texts";
import { pictureAddress } from "./picture-address";
import { Marks, ReviewBadge } from "./read-badges";

const c = dataColumns<EventView>();
const columns = c.columns([
  c.display({
    id: "plate",
    header: texts.columns.plate,
    cell: ({ row: { original: read } }) => (
      <span className="flex items-center gap-2.5">
        <Thumbnail read={read} />
        <span className="grid leading-tight">
          <span className="whitespace-nowrap font-mono font-semibold text-[13px]">
            {read.corrected_plate ?? read.plate}
          </span>
          {read.corrected_plate ? (
            <s className="whitespace-nowrap font-mono text-muted-foreground text-xs">{read.plate}</s>
          ) : null}
        </span>
      </span>
    ),
  }),
  c.accessor("captured_at", {
    header: texts.columns.captured,
    cell: ({ getValue }) => <DateTime value={getValue()} className="whitespace-nowrap" />,
  }),
  c.accessor("camera_name", {
    header: texts.columns.camera,
    cell: ({ getValue }) => <span className="block max-w-44 truncate">{getValue() ?? <Nothing />}</span>,
  }),
  c.accessor("confidence", {
    header: texts.columns.confidence,
    meta: { numeric: true },
    cell: ({ getValue }) => texts.percent(getValue()),
  }),
  c.accessor("region", { header: texts.columns.region, cell: ({ getValue }) => getValue() ?? <Nothing /> }),
  c.accessor("review_state", {
    header: texts.columns.state,
    cell: ({ getValue }) => <ReviewBadge state={getValue()} />,
  }),
  c.display({
    id: "marks",
    header: texts.columns.marks,
    cell: ({ row: { original: read } }) => <Marks read={read} />,
  }),
  c.accessor("reviewed_by", {
    header: texts.columns.reviewer,
    meta: { hidden: true },
    cell: ({ getValue }) => getValue() ?? <Nothing />,
  }),
]);

/** The plate's picture; the plate beside it says the same, so it has no words of its own. */
const Thumbnail = ({ read }: { read: EventView }) =>
  read.crop_url ? (
    // biome-ignore lint/performance/noImgElement: it is behind a sign-in, which Next's image service does not pass on.
    <img
      src={pictureAddress(read.id, "crop")}
      alt=""
      loading="lazy"
      className="h-7 w-16 shrink-0 rounded-sm bg-[#14181b] object-contain"
    />
  ) : (
    <span aria-hidden className="h-7 w-16 shrink-0 rounded-sm border border-dashed bg-muted" />
  );

const rowId = (row: EventView): string => row.id;
const rowHref = (row: EventView): string => `/plates/${row.id}`;

export function ReadsTable(props: {
  rows: EventView[];
  total: number;
  params: TableParams;
  filters: readonly DataTableFilter[];
  exports: readonly ExportLink[];
  empty: ReactNode;
}) {
  return <DataTable {...props} id="plates" label={texts.title} columns={columns} rowId={rowId} rowHref={rowHref} />;
}
