"use client";

import type { ReactNode } from "react";
import { formatBytes } from "@/components/charts/units";
import { dataColumns } from "@/components/data-table/columns";
import { DataTable, type DataTableProps, type TablePage } from "@/components/data-table/data-table";
import { formatCount } from "@/components/texts";
import { StatusBadge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { CopyButton } from "@/components/ui/copy-button";
import { DateTime } from "@/components/ui/date-time";
import { Nothing } from "@/components/ui/description-list";
import { Progress } from "@/components/ui/progress";
import type { ExportView } from "@/lib/plates/exports/schema";
import { chosenBy } from "../chosen-by";
import { texts } from "../texts";
import { ExportButtons } from "./export-buttons";

const c = dataColumns<ExportView>();
const columns = c.columns([
  c.accessor("version", {
    header: texts.columns.version,
    meta: { wrap: true },
    cell: ({ row: { original } }) => (
      <Lines first={texts.version(original.version)} second={chosenBy(original.filters)} className="min-w-28" />
    ),
  }),
  c.accessor("state", { header: texts.columns.state, cell: ({ row: { original } }) => <State order={original} /> }),
  c.accessor("item_count", {
    header: texts.columns.reads,
    meta: { wrap: true },
    cell: ({ row: { original } }) => (
      <Lines first={formatCount(original.item_count)} second={texts.parts(original.chosen)} className="min-w-32" />
    ),
  }),
  c.accessor("size_bytes", {
    header: texts.columns.size,
    meta: { numeric: true },
    cell: ({ getValue }) => {
      const bytes = getValue();
      return bytes === null ? <Nothing /> : formatBytes(bytes);
    },
  }),
  c.accessor("sha256", {
    header: texts.columns.sha256,
    cell: ({ getValue }) => {
      const sha256 = getValue();
      return sha256 === null ? (
        <Nothing />
      ) : (
        <span className="inline-flex items-center gap-1">
          <code title={sha256} className="text-xs">
            {sha256.slice(0, 8)}…
          </code>
          <CopyButton text={sha256} what={texts.checksum} />
        </span>
      );
    },
  }),
  c.accessor("requested_by", {
    header: texts.columns.by,
    cell: ({ row: { original } }) => (
      <Lines first={original.requested_by ?? <Nothing />} second={<DateTime value={original.created_at} />} />
    ),
  }),
  c.display({
    id: "actions",
    header: texts.columns.actions,
    cell: ({ row: { original } }) => <ExportButtons order={original} />,
  }),
]);

function Lines({ first, second, className }: { first: ReactNode; second: ReactNode; className?: string }) {
  return (
    <span className={cn("inline-grid", className)}>
      <span>{first}</span>
      <span className="text-muted-foreground text-xs">{second}</span>
    </span>
  );
}

function State({ order: { state, progress, stage, version, reason, download_url } }: { order: ExportView }) {
  if (state === "running")
    return (
      <span className="grid w-36 gap-1">
        <Progress value={progress * 100} label={texts.progress(version)} />
        <span className="text-muted-foreground text-xs">{stage}</span>
      </span>
    );
  const gone = state === "done" && download_url === null;
  return (
    <span title={reason ?? undefined}>
      <StatusBadge status={gone ? "archived" : state} label={gone ? texts.removed : texts.states[state]} />
    </span>
  );
}

const exportId = ({ export_id }: ExportView) => export_id;

export const ExportsTable = (props: TablePage<ExportView> & Pick<DataTableProps<ExportView>, "empty">) => (
  <DataTable {...props} id="plate-exports" label={texts.title} columns={columns} rowId={exportId} />
);
