"use client";

import { KeyRound } from "lucide-react";
import { dataColumns } from "@/components/data-table/columns";
import { DataTable, type TablePage } from "@/components/data-table/data-table";
import { optionsOf } from "@/components/data-table/filter-options";
import { StatusBadge } from "@/components/ui/badge";
import { DateTime } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import { roleLabels } from "../../users/texts";
import type { KeyLine } from "../keys";
import { keyStateLabels, keysTexts as texts } from "../texts";
import { RevokeKey } from "./revoke-key";

const c = dataColumns<KeyLine>();
const columns = c.columns([
  c.accessor("name", { header: texts.columns.name }),
  c.display({
    id: "prefix",
    header: texts.columns.prefix,
    cell: ({ row: { original } }) => <code className="font-mono text-xs">{original.prefix}…</code>,
  }),
  c.display({
    id: "state",
    header: texts.columns.state,
    cell: ({ row: { original } }) => <StatusBadge status={original.state} label={keyStateLabels[original.state]} />,
  }),
  c.display({ id: "role", header: texts.columns.role, cell: ({ row: { original } }) => roleLabels[original.role] }),
  c.accessor("owner", { header: texts.columns.owner }),
  c.display({
    id: "last_used_at",
    header: texts.columns.lastUsed,
    cell: ({ row: { original } }) => <When value={original.last_used_at} />,
  }),
  c.display({
    id: "expires_at",
    header: texts.columns.expires,
    cell: ({ row: { original } }) => <When value={original.expires_at} />,
  }),
  c.display({
    id: "created_at",
    header: texts.columns.created,
    meta: { hidden: true },
    cell: ({ row: { original } }) => <When value={original.created_at} />,
  }),
  c.display({
    id: "actions",
    header: () => <span className="sr-only">{texts.columns.actions}</span>,
    meta: { label: texts.columns.actions, className: "text-right print:hidden" },
    cell: ({ row: { original } }) =>
      original.state === "revoked" ? null : <RevokeKey id={original.id} name={original.name} />,
  }),
]);

function When({ value }: { value: string | null }) {
  return value ? (
    <DateTime value={value} className="tabular-nums" />
  ) : (
    <span className="text-muted-foreground">{texts.never}</span>
  );
}

const keyId = (key: KeyLine) => key.id;
const filters = [{ id: "state", label: texts.filters.state, options: optionsOf(keyStateLabels) }];

export function KeysTable(page: TablePage<KeyLine>) {
  return (
    <DataTable
      {...page}
      id="api-keys"
      label={texts.title}
      columns={columns}
      rowId={keyId}
      search={texts.search}
      filters={filters}
      empty={<EmptyState icon={<KeyRound />} title={texts.emptyTitle} text={texts.emptyText} />}
    />
  );
}
