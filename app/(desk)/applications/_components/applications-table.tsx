"use client";

import { dataColumns } from "@/components/data-table/columns";
import { DataTable, type ListTableProps } from "@/components/data-table/data-table";
import { StatusBadge } from "@/components/ui/badge";
import { DateTime } from "@/components/ui/date-time";
import { Nothing } from "@/components/ui/description-list";
import type { QueuedApplication } from "@/lib/licenses/applications/listing";
import { texts } from "../texts";
import { CheckMarks } from "./check-marks";
import { Waiting } from "./waiting";

/** A row with the moment that its wait is held against; the columns stand at module level and see rows only. */
type Row = QueuedApplication & { now: string };

const c = dataColumns<Row>();
const columns = c.columns([
  c.accessor("citizen_name", {
    header: texts.columns.applicant,
    cell: ({ getValue }) => <span className="block max-w-56 truncate">{getValue()}</span>,
  }),
  c.accessor("id", {
    header: texts.columns.number,
    cell: ({ getValue }) => <span className="tabular-nums">#{getValue()}</span>,
  }),
  c.accessor("id_number", {
    header: texts.columns.idNumber,
    meta: { hidden: true },
    cell: ({ getValue }) => <span className="font-mono text-[13px]">{getValue()}</span>,
  }),
  c.accessor("application_type", {
    id: "type",
    header: texts.columns.type,
    cell: ({ getValue }) => <span className="whitespace-nowrap">{texts.types[getValue()]}</span>,
  }),
  c.accessor("applied_category", {
    id: "category",
    header: texts.columns.category,
    cell: ({ getValue }) => <span className="whitespace-nowrap font-medium">{getValue()}</span>,
  }),
  c.accessor("status", {
    header: texts.columns.status,
    cell: ({ getValue }) => <StatusBadge status={getValue()} label={texts.status[getValue()]} />,
  }),
  c.display({
    id: "checks",
    header: texts.columns.checks,
    cell: ({ row }) => <CheckMarks met={row.original} />,
  }),
  c.accessor("waiting_since", {
    id: "waiting",
    header: texts.columns.waiting,
    cell: ({ row }) => <Waiting since={row.original.waiting_since} now={row.original.now} />,
  }),
  c.accessor("license_number", {
    header: texts.columns.license,
    meta: { hidden: true },
    cell: ({ getValue }) => {
      const number = getValue();
      return number ? <span className="whitespace-nowrap font-mono text-[13px]">{number}</span> : <Nothing />;
    },
  }),
  c.accessor("application_date", {
    header: texts.columns.applied,
    cell: ({ getValue }) => <DateTime value={getValue()} className="whitespace-nowrap" />,
  }),
]);

const rowId = (row: Row): string => String(row.id);
const rowHref = (row: Row): string => `/applications/${row.id}`;

export function ApplicationsTable({
  rows,
  now,
  ...rest
}: ListTableProps<QueuedApplication> & {
  /** The server's clock, ISO 8601. */
  now: string;
}) {
  return (
    <DataTable
      {...rest}
      id="applications"
      label={texts.title}
      columns={columns}
      rows={rows.map((row) => ({ ...row, now }))}
      rowId={rowId}
      rowHref={rowHref}
      search={texts.search}
    />
  );
}
