"use client";

import { Mail } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useMemo } from "react";
import { dataColumns } from "@/components/data-table/columns";
import { DataTable, type TablePage } from "@/components/data-table/data-table";
import { optionsOf } from "@/components/data-table/filter-options";
import { StatusBadge } from "@/components/ui/badge";
import { DateTime } from "@/components/ui/date-time";
import { Nothing } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import { mailTexts as texts } from "../texts";

/** One line of the outbox, without the mail's own text. */
export type MailLine = {
  id: string;
  to: string;
  subject: string;
  state: keyof typeof texts.states;
  reason: string | null;
  createdAt: string;
  sentAt: string | null;
};

const c = dataColumns<MailLine>();
const columns = c.columns([
  c.accessor("subject", { header: texts.columns.subject }),
  c.accessor("to", { header: texts.columns.to }),
  c.display({
    id: "state",
    header: texts.columns.state,
    cell: ({ row: { original } }) => <StatusBadge status={original.state} label={texts.states[original.state]} />,
  }),
  c.display({
    id: "created_at",
    header: texts.columns.created,
    cell: ({ row: { original } }) => <DateTime value={original.createdAt} className="tabular-nums" />,
  }),
  c.display({
    id: "sent_at",
    header: texts.columns.sent,
    cell: ({ row: { original } }) =>
      original.sentAt ? <DateTime value={original.sentAt} className="tabular-nums" /> : <Nothing />,
  }),
  c.display({
    id: "reason",
    header: texts.columns.reason,
    meta: { wrap: true },
    cell: ({ row: { original } }) => original.reason ?? <Nothing />,
  }),
]);

const mailId = (mail: MailLine) => mail.id;
const filters = [{ id: "state", label: texts.filters.state, options: optionsOf(texts.states) }];

export function MailTable(page: TablePage<MailLine>) {
  const query = useSearchParams().toString();
  const href = useMemo(
    () => (mail: MailLine) => {
      const next = new URLSearchParams(query);
      next.set("open", mail.id);
      return `/admin/mail?${next}`;
    },
    [query],
  );
  return (
    <DataTable
      {...page}
      id="mail"
      label={texts.title}
      columns={columns}
      rowId={mailId}
      rowHref={href}
      filters={filters}
      empty={<EmptyState icon={<Mail />} title={texts.emptyTitle} text={texts.emptyText} />}
    />
  );
}
