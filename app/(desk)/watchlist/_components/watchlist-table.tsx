"use client";

import { Radar } from "lucide-react";
import { dataColumns } from "@/components/data-table/columns";
import { DataTable, type TablePage } from "@/components/data-table/data-table";
import { optionsOf } from "@/components/data-table/filter-options";
import { CreateLink } from "@/components/data-table/list-page";
import { formatCount } from "@/components/texts";
import { Badge } from "@/components/ui/badge";
import { DateTime } from "@/components/ui/date-time";
import { Nothing } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import type { BoloView } from "@/lib/plates/bolos/schema";
import { stateOf, toneOfPriority } from "../state";
import { texts } from "../texts";

const c = dataColumns<BoloView>();
const columns = c.columns([
  c.accessor("plate_pattern", {
    id: "pattern",
    header: texts.columns.pattern,
    cell: ({ row: { original: bolo } }) => (
      <span className="grid">
        <span className={bolo.kind === "list" ? "font-medium" : "font-medium font-mono"}>{bolo.plate_pattern}</span>
        <span className="max-w-72 truncate font-normal text-muted-foreground text-xs">
          {bolo.kind === "list" ? texts.plates(bolo.entry_count) : bolo.description}
        </span>
      </span>
    ),
  }),
  c.accessor("kind", { id: "kind", header: texts.columns.kind, cell: ({ getValue }) => texts.kinds[getValue()] }),
  c.accessor("in_force", {
    id: "state",
    header: texts.columns.state,
    cell: ({ row }) => {
      const { label, tone } = stateOf(row.original);
      return (
        <Badge dot tone={tone}>
          {label}
        </Badge>
      );
    },
  }),
  c.accessor("priority", {
    id: "priority",
    header: texts.columns.priority,
    meta: { numeric: true },
    cell: ({ getValue }) => <Badge tone={toneOfPriority(getValue())}>{getValue()}</Badge>,
  }),
  c.accessor("unverified_count", {
    id: "unverified",
    header: texts.columns.unverified,
    meta: { numeric: true },
    cell: ({ getValue }) => (getValue() > 0 ? <Badge tone="warning">{formatCount(getValue())}</Badge> : 0),
  }),
  c.accessor("hit_count", {
    id: "hits",
    header: texts.columns.hits,
    meta: { numeric: true },
    cell: ({ getValue }) => formatCount(getValue()),
  }),
  c.accessor("reason", {
    id: "reason",
    header: texts.columns.reason,
    cell: ({ getValue }) => (getValue() ? <span className="block max-w-48 truncate">{getValue()}</span> : <Nothing />),
  }),
  c.accessor("expires_at", {
    id: "expires_at",
    header: texts.columns.expires,
    cell: ({ getValue }) => {
      const at = getValue();
      return at ? <DateTime value={at} /> : <Nothing />;
    },
  }),
  c.accessor("created_at", {
    id: "created_at",
    header: texts.columns.created,
    meta: { hidden: true },
    cell: ({ getValue }) => <DateTime value={getValue()} />,
  }),
]);

const boloId = (bolo: BoloView) => bolo.id;
const boloHref = (bolo: BoloView) => `/watchlist/${bolo.id}`;
const filters = [
  { id: "kind", label: texts.filters.kind, options: optionsOf(texts.kinds) },
  { id: "active", label: texts.filters.active, options: optionsOf(texts.use) },
];

export const WatchlistTable = (page: TablePage<BoloView>) => (
  <DataTable
    {...page}
    id="watchlist"
    label={texts.tabs.lookOuts}
    columns={columns}
    rowId={boloId}
    rowHref={boloHref}
    search={texts.search}
    filters={filters}
    empty={
      <EmptyState
        icon={<Radar />}
        title={texts.emptyTitle}
        text={texts.emptyText}
        action={<CreateLink href="/watchlist/new">{texts.add}</CreateLink>}
      />
    }
  />
);
