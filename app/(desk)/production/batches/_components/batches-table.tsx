"use client";

import { dataColumns } from "@/components/data-table/columns";
import { DataTable, type DataTableProps, type TablePage } from "@/components/data-table/data-table";
import { formatCount } from "@/components/texts";
import { DateTime } from "@/components/ui/date-time";
import { Nothing } from "@/components/ui/description-list";
import type { BatchView } from "@/lib/licenses/production/batch-schema";
import { JobProgress } from "../../../admin/jobs/_components/job-progress";
import { type StateName, texts } from "../../texts";

const words = texts.batch;
const c = dataColumns<BatchView>();
const columns = c.columns([
  c.accessor("id", { header: words.columns.batch, cell: ({ getValue }) => words.title(getValue()) }),
  c.accessor("card_count", {
    header: words.columns.cards,
    meta: { numeric: true },
    cell: ({ getValue }) => formatCount(getValue()),
  }),
  c.display({
    id: "progress",
    header: words.columns.progress,
    meta: { className: "w-44" },
    cell: ({ row: { original } }) =>
      original.job ? (
        <JobProgress
          progress={original.job.progress}
          state={original.job.state}
          label={`${words.progress}: ${words.title(original.id)}`}
        />
      ) : (
        <Nothing />
      ),
  }),
  c.display({
    id: "states",
    header: words.columns.states,
    meta: { wrap: true },
    cell: ({ row: { original } }) => statesLine(original.states) || <Nothing />,
  }),
  c.accessor("created_at", {
    header: words.columns.made,
    cell: ({ getValue }) => <DateTime value={getValue()} className="whitespace-nowrap tabular-nums" />,
  }),
]);

/** "48 Printed · 1 Spoiled". */
const statesLine = (states: BatchView["states"]): string =>
  (Object.entries(states) as [StateName, number][])
    .filter(([, count]) => count > 0)
    .map(([state, count]) => `${formatCount(count)} ${texts.states[state].toLowerCase()}`)
    .join(" · ");

const batchId = (batch: BatchView) => String(batch.id);
const batchHref = (batch: BatchView) => `/production/batches/${batch.id}`;

export function BatchesTable(props: TablePage<BatchView> & Pick<DataTableProps<BatchView>, "empty">) {
  return (
    <DataTable
      {...props}
      id="print-batches"
      label={words.listTitle}
      columns={columns}
      rowId={batchId}
      rowHref={batchHref}
    />
  );
}
