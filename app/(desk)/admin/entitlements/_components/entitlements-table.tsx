"use client";

import { BadgeCheck } from "lucide-react";
import { dataColumns } from "@/components/data-table/columns";
import { DataTable, type TablePage } from "@/components/data-table/data-table";
import { optionsOf } from "@/components/data-table/filter-options";
import { formatCount } from "@/components/texts";
import { StatusBadge } from "@/components/ui/badge";
import { DateTime } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import type { EntitlementView } from "@/lib/entitlements/schema";
import { listTexts as texts } from "../texts";

const c = dataColumns<EntitlementView>();
const columns = c.columns([
  c.accessor("customer", { header: texts.columns.customer }),
  c.display({
    id: "key",
    header: texts.columns.key,
    cell: ({ row: { original } }) => <code className="font-mono text-xs">{original.key_hint}</code>,
  }),
  c.display({
    id: "state",
    header: texts.columns.state,
    cell: ({ row: { original } }) => <StatusBadge status={original.state} label={texts.states[original.state]} />,
  }),
  c.display({
    id: "camera_limit",
    header: texts.columns.cameras,
    meta: { numeric: true },
    cell: ({ row: { original } }) => formatCount(original.camera_limit),
  }),
  c.display({
    id: "nodes",
    header: texts.columns.nodes,
    meta: { numeric: true },
    cell: ({ row: { original } }) =>
      texts.nodes(original.nodes.filter(({ released_at }) => released_at === null).length, original.nodes_max),
  }),
  c.display({
    id: "expires_at",
    header: texts.columns.expires,
    cell: ({ row: { original } }) => <DateTime value={original.expires_at} className="tabular-nums" />,
  }),
  c.display({
    id: "created_at",
    header: texts.columns.created,
    cell: ({ row: { original } }) => <DateTime value={original.created_at} className="tabular-nums" />,
  }),
]);

const entitlementId = (entitlement: EntitlementView) => entitlement.id;
const entitlementHref = (entitlement: EntitlementView) => `/admin/entitlements/${entitlement.id}`;
const filters = [{ id: "state", label: texts.filters.state, options: optionsOf(texts.states) }];

export function EntitlementsTable(page: TablePage<EntitlementView>) {
  return (
    <DataTable
      {...page}
      id="entitlements"
      label={texts.title}
      columns={columns}
      rowId={entitlementId}
      rowHref={entitlementHref}
      search={texts.search}
      filters={filters}
      empty={<EmptyState icon={<BadgeCheck />} title={texts.emptyTitle} text={texts.emptyText} />}
    />
  );
}
