"use client";

import { ReceiptText } from "lucide-react";
import { dataColumns } from "@/components/data-table/columns";
import { DataTable, type TablePage } from "@/components/data-table/data-table";
import { optionsOf } from "@/components/data-table/filter-options";
import { DateTime, LegalDate } from "@/components/ui/date-time";
import { Nothing } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import type { ProofView } from "@/lib/candidates/payments/schema";
import { paymentTexts as texts } from "../texts";
import { ProofStateBadge } from "./proof-state";
import { rupees } from "./rupees";

const c = dataColumns<ProofView>();
const columns = c.columns([
  c.display({
    id: "candidate",
    header: texts.columns.candidate,
    cell: ({ row: { original } }) => original.candidate_name,
  }),
  c.display({
    id: "amount",
    header: texts.columns.amount,
    cell: ({ row: { original } }) =>
      original.amount === null ? <Nothing /> : <span className="tabular-nums">{rupees(original.amount)}</span>,
  }),
  c.display({
    id: "paid_on",
    header: texts.columns.paid,
    cell: ({ row: { original } }) =>
      original.paid_on === null ? <Nothing /> : <LegalDate value={original.paid_on} className="tabular-nums" />,
  }),
  c.display({
    id: "reference",
    header: texts.columns.reference,
    cell: ({ row: { original } }) =>
      original.reference === null ? <Nothing /> : <span className="font-mono text-[13px]">{original.reference}</span>,
  }),
  c.display({
    id: "payer",
    header: texts.columns.payer,
    cell: ({ row: { original } }) => original.payer ?? <Nothing />,
  }),
  c.display({
    id: "state",
    header: texts.columns.state,
    cell: ({ row: { original } }) => <ProofStateBadge state={original.state} />,
  }),
  c.display({
    id: "sent",
    header: texts.columns.sent,
    cell: ({ row: { original } }) => <DateTime value={original.sent_at} className="whitespace-nowrap tabular-nums" />,
  }),
]);

const rowId = (row: ProofView) => String(row.id);
const rowHref = (row: ProofView) => `/candidates/payments/${row.id}`;
const filters = [{ id: "state", label: texts.filter, options: optionsOf(texts.states) }];

export function PaymentsTable(page: TablePage<ProofView>) {
  return (
    <DataTable
      {...page}
      id="payments"
      label={texts.title}
      columns={columns}
      rowId={rowId}
      rowHref={rowHref}
      search={texts.search}
      filters={filters}
      empty={<EmptyState icon={<ReceiptText />} title={texts.emptyTitle} text={texts.emptyText} />}
    />
  );
}
