"use client";

import { CircleAlert, CircleCheck, CircleDashed } from "lucide-react";
import { dataColumns } from "@/components/data-table/columns";
import { DataTable, type ListTableProps } from "@/components/data-table/data-table";
import { StatusBadge } from "@/components/ui/badge";
import { DateTime, LegalDate } from "@/components/ui/date-time";
import type { ListedLicense } from "@/lib/licenses/listing";
import { texts } from "../texts";
import { Expiry } from "./expiry";

/** A row with the day that its expiry is held against; the columns stand at module level and see rows only. */
type Row = ListedLicense & { today: string };

const ENDED = new Set(["expired", "revoked"]);
const c = dataColumns<Row>();
const columns = c.columns([
  c.accessor("license_number", {
    header: texts.columns.number,
    cell: ({ getValue }) => <span className="whitespace-nowrap font-mono text-[13px]">{getValue()}</span>,
  }),
  c.accessor("citizen_name", {
    header: texts.columns.holder,
    cell: ({ getValue }) => <span className="block max-w-56 truncate">{getValue()}</span>,
  }),
  c.accessor("id_number", {
    header: texts.columns.idNumber,
    meta: { hidden: true },
    cell: ({ getValue }) => <span className="font-mono text-[13px]">{getValue()}</span>,
  }),
  c.accessor("category", {
    header: texts.columns.category,
    cell: ({ getValue }) => <span className="whitespace-nowrap font-medium">{getValue()}</span>,
  }),
  c.accessor("status", {
    header: texts.columns.status,
    cell: ({ getValue }) => <StatusBadge status={getValue()} label={texts.status[getValue()]} />,
  }),
  c.accessor("issue_date", {
    header: texts.columns.issued,
    cell: ({ getValue }) => <LegalDate value={getValue()} className="whitespace-nowrap" />,
  }),
  c.accessor("expiry_date", {
    header: texts.columns.expires,
    cell: ({ row }) => (
      <Expiry value={row.original.expiry_date} today={row.original.today} ended={ENDED.has(row.original.status)} />
    ),
  }),
  c.accessor("last_generated", {
    header: texts.columns.card,
    cell: ({ row }) => <CardMark state={row.original.card_state} />,
  }),
  c.accessor("created_at", {
    header: texts.columns.registered,
    meta: { hidden: true },
    cell: ({ getValue }) => <DateTime value={getValue()} className="whitespace-nowrap" />,
  }),
]);

const cardMarks = {
  none: { icon: CircleDashed, tone: "text-muted-foreground" },
  current: { icon: CircleCheck, tone: "text-success" },
  stale: { icon: CircleAlert, tone: "text-warning" },
} as const;

function CardMark({ state }: { state: ListedLicense["card_state"] }) {
  const { icon: Icon, tone } = cardMarks[state];
  return (
    <span className={`flex items-center gap-1.5 whitespace-nowrap ${tone}`}>
      <Icon aria-hidden className="size-4" />
      {texts.card[state]}
    </span>
  );
}

const rowId = (row: Row): string => String(row.id);
const rowHref = (row: Row): string => `/licenses/${row.id}`;

export function LicensesTable({
  rows,
  today,
  ...rest
}: ListTableProps<ListedLicense> & {
  /** The office's day, YYYY-MM-DD. */
  today: string;
}) {
  return (
    <DataTable
      {...rest}
      id="licenses"
      label={texts.title}
      columns={columns}
      rows={rows.map((row) => ({ ...row, today }))}
      rowId={rowId}
      rowHref={rowHref}
      search={texts.search}
    />
  );
}
