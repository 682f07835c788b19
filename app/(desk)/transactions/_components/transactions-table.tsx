"use client";

import { dataColumns } from "@/components/data-table/columns";
import { DataTable, type ListTableProps } from "@/components/data-table/data-table";
import { StatusBadge } from "@/components/ui/badge";
import { DateTime } from "@/components/ui/date-time";
import { Nothing } from "@/components/ui/description-list";
import type { TransactionDetail } from "@/lib/licenses/applications/schema";
import { formatCents } from "@/lib/platform/money";
import { transactionTexts as texts } from "../texts";

const c = dataColumns<TransactionDetail>();
const columns = c.columns([
  c.accessor("transaction_ref", {
    header: texts.columns.reference,
    cell: ({ getValue }) => <span className="whitespace-nowrap font-mono text-[13px]">{getValue()}</span>,
  }),
  c.accessor("transaction_type", {
    header: texts.columns.type,
    cell: ({ getValue }) => <span className="whitespace-nowrap">{texts.types[getValue()]}</span>,
  }),
  c.accessor("status", {
    header: texts.columns.status,
    cell: ({ getValue }) => <StatusBadge status={getValue()} label={texts.status[getValue()]} />,
  }),
  c.accessor("amount", {
    header: texts.columns.amount,
    meta: { numeric: true },
    cell: ({ getValue }) => {
      const cents = getValue();
      return cents === null ? <Nothing /> : formatCents(cents);
    },
  }),
  c.accessor("citizen", {
    header: texts.columns.person,
    cell: ({ getValue }) => {
      const person = getValue();
      return person ? (
        <span className="block max-w-56 truncate">
          {person.first_name} {person.last_name}
        </span>
      ) : (
        <Nothing />
      );
    },
  }),
  c.accessor("license", {
    header: texts.columns.license,
    cell: ({ getValue }) => {
      const license = getValue();
      return license ? (
        <span className="whitespace-nowrap font-mono text-[13px]">{license.license_number}</span>
      ) : (
        <Nothing />
      );
    },
  }),
  c.accessor("initiated_at", {
    header: texts.columns.begun,
    cell: ({ getValue }) => <DateTime value={getValue()} className="whitespace-nowrap" />,
  }),
  c.accessor("user", {
    header: texts.columns.user,
    meta: { hidden: true },
    cell: ({ getValue }) => {
      const user = getValue();
      return user ? (user.full_name ?? user.username) : <Nothing />;
    },
  }),
]);

const rowId = (row: TransactionDetail): string => String(row.id);
const rowHref = (row: TransactionDetail): string => `/transactions/${row.id}`;

export function TransactionsTable(props: ListTableProps<TransactionDetail>) {
  return (
    <DataTable
      {...props}
      id="transactions"
      label={texts.title}
      columns={columns}
      rowId={rowId}
      rowHref={rowHref}
      search={texts.search}
    />
  );
}
