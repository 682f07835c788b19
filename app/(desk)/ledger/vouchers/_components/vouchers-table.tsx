"use client";

import { dataColumns } from "@/components/data-table/columns";
import { DataTable, type ListTableProps } from "@/components/data-table/data-table";
import { DateTime, LegalDate } from "@/components/ui/date-time";
import { Nothing } from "@/components/ui/description-list";
import type { VoucherRow } from "@/lib/ledger/desk/vouchers-listing";
import { Rupees } from "../../_components/rupees";
import { texts, voucherKinds } from "../../texts";
import { StateBadge } from "./state-badge";

const words = texts.vouchers;
const c = dataColumns<VoucherRow>();
const columns = c.columns([
  c.accessor("number", {
    header: words.columns.number,
    cell: ({ getValue }) => <span className="whitespace-nowrap font-mono text-[13px]">{getValue()}</span>,
  }),
  c.accessor("date", {
    header: words.columns.date,
    cell: ({ getValue }) => <LegalDate value={getValue()} className="whitespace-nowrap" />,
  }),
  c.accessor("kind", {
    header: words.columns.kind,
    cell: ({ getValue }) => <span className="whitespace-nowrap">{voucherKinds[getValue()]}</span>,
  }),
  c.accessor("party", {
    header: words.columns.party,
    cell: ({ getValue }) => <span className="block max-w-60 truncate">{getValue() ?? <Nothing />}</span>,
  }),
  c.accessor("amountPaise", {
    id: "amount",
    header: words.columns.amount,
    meta: { numeric: true },
    cell: ({ getValue }) => <Rupees paise={getValue()} />,
  }),
  c.accessor("state", {
    header: words.columns.state,
    cell: ({ getValue }) => <StateBadge state={getValue()} />,
  }),
  c.accessor("company", {
    header: words.columns.company,
    meta: { hidden: true },
    cell: ({ getValue }) => <span className="block max-w-60 truncate">{getValue()}</span>,
  }),
  c.accessor("transactionId", {
    header: words.columns.transaction,
    meta: { hidden: true },
    cell: ({ getValue }) => getValue() ?? <Nothing />,
  }),
  c.accessor("enteredAt", {
    id: "entered",
    header: words.columns.entered,
    meta: { hidden: true },
    cell: ({ getValue }) => <DateTime value={getValue()} className="whitespace-nowrap" />,
  }),
]);

const rowId = ({ id }: VoucherRow): string => String(id);
const rowHref = ({ id }: VoucherRow): string => `/ledger/vouchers/${id}`;

export const VouchersTable = (props: ListTableProps<VoucherRow>) => (
  <DataTable
    {...props}
    id="vouchers"
    label={words.title}
    columns={columns}
    rowId={rowId}
    rowHref={rowHref}
    search={words.search}
  />
);
