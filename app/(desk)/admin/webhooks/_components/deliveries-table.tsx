"use client";

import { Send } from "lucide-react";
import { usePathname, useSearchParams } from "next/navigation";
import { useMemo } from "react";
import { dataColumns } from "@/components/data-table/columns";
import { DataTable, type TablePage } from "@/components/data-table/data-table";
import { optionsOf } from "@/components/data-table/filter-options";
import { StatusBadge } from "@/components/ui/badge";
import { DateTime } from "@/components/ui/date-time";
import { Nothing } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import type { DeliveryView } from "@/lib/platform/webhooks/schema";
import { formatDuration } from "../../_shared/duration";
import { deliveryTexts as texts } from "../texts";

const c = dataColumns<DeliveryView>();
const columns = c.columns([
  c.display({
    id: "event",
    header: texts.columns.event,
    cell: ({ row: { original } }) => <code className="font-mono text-xs">{original.event_type}</code>,
  }),
  c.display({
    id: "state",
    header: texts.columns.state,
    cell: ({ row: { original } }) => (
      <StatusBadge
        status={original.state === "delivered" ? "sent" : original.state}
        label={texts.states[original.state]}
      />
    ),
  }),
  c.display({
    id: "answer",
    header: texts.columns.answer,
    cell: ({ row: { original } }) => original.last_status ?? original.last_error ?? <Nothing />,
  }),
  c.accessor("attempts", { header: texts.columns.attempts, meta: { numeric: true } }),
  c.display({
    id: "duration",
    header: texts.columns.duration,
    meta: { numeric: true },
    cell: ({ row: { original } }) =>
      original.duration_ms === null ? <Nothing /> : formatDuration(original.duration_ms),
  }),
  c.display({
    id: "created_at",
    header: texts.columns.created,
    cell: ({ row: { original } }) => <DateTime value={original.created_at} className="tabular-nums" />,
  }),
  c.display({
    id: "next",
    header: texts.columns.next,
    cell: ({ row: { original } }) =>
      original.next_attempt_at ? <DateTime value={original.next_attempt_at} className="tabular-nums" /> : <Nothing />,
  }),
  c.display({
    id: "endpoint",
    header: texts.columns.endpoint,
    cell: ({ row: { original } }) => (
      <span title={original.url} className="block max-w-64 truncate text-muted-foreground text-xs">
        {original.url}
      </span>
    ),
  }),
]);

const columnsOfOne = columns.filter(({ id }) => id !== "endpoint");

const deliveryId = (delivery: DeliveryView) => delivery.id;

/** The log, of all endpoints or of one; a line opens beside it. */
export function DeliveriesTable({
  endpoints,
  types,
  ...page
}: TablePage<DeliveryView> & { endpoints: readonly { id: string; url: string }[]; types: readonly string[] }) {
  const pathname = usePathname();
  const query = useSearchParams().toString();
  const href = useMemo(
    () => (delivery: DeliveryView) => {
      const next = new URLSearchParams(query);
      next.set("open", delivery.id);
      return `${pathname}?${next}`;
    },
    [pathname, query],
  );
  return (
    <DataTable
      {...page}
      id="webhook-deliveries"
      label={texts.description}
      columns={endpoints.length > 0 ? columns : columnsOfOne}
      rowId={deliveryId}
      rowHref={href}
      filters={[
        { id: "state", label: texts.filters.state, options: optionsOf(texts.states) },
        { id: "type", label: texts.filters.type, options: types.map((type) => ({ value: type, label: type })) },
        ...(endpoints.length > 0
          ? [
              {
                id: "endpoint",
                label: texts.filters.endpoint,
                options: endpoints.map(({ id, url }) => ({ value: id, label: url })),
              },
            ]
          : []),
      ]}
      empty={<EmptyState icon={<Send />} title={texts.emptyTitle} text={texts.emptyText} />}
    />
  );
}
