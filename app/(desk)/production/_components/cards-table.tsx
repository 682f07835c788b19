"use client";

import { TriangleAlert } from "lucide-react";
import { dataColumns } from "@/components/data-table/columns";
import { DataTable, type DataTableProps, type TablePage } from "@/components/data-table/data-table";
import { optionsOf } from "@/components/data-table/filter-options";
import { DateTime } from "@/components/ui/date-time";
import { Nothing } from "@/components/ui/description-list";
import type { PrintJobView } from "@/lib/licenses/production/schema";
import { texts } from "../texts";
import { CardActions } from "./card-actions";
import { StateBadge } from "./state-badge";

const c = dataColumns<PrintJobView>();
const mono = "whitespace-nowrap font-mono text-[13px]";
const columns = c.columns([
  c.accessor("license_number", {
    header: texts.columns.license,
    cell: ({ getValue }) => <span className={mono}>{getValue()}</span>,
  }),
  c.accessor("citizen_name", {
    header: texts.columns.holder,
    cell: ({ getValue }) => <span className="block max-w-48 truncate">{getValue()}</span>,
  }),
  c.accessor("state", {
    header: texts.columns.state,
    cell: ({ getValue }) => <StateBadge state={getValue()} />,
  }),
  c.display({
    id: "files",
    header: texts.columns.files,
    cell: ({ row: { original } }) => <FilesMark card={original} />,
  }),
  c.accessor("control_number", {
    header: texts.columns.control,
    cell: ({ getValue }) => (getValue() === null ? <Nothing /> : <span className={mono}>{getValue()}</span>),
  }),
  c.display({
    id: "batch",
    header: texts.columns.batch,
    meta: { numeric: true },
    cell: ({ row: { original } }) =>
      original.batch_id === null ? <Nothing /> : `${original.batch_id} / ${original.sequence}`,
  }),
  c.accessor("state_changed_at", {
    header: texts.columns.since,
    cell: ({ getValue }) => <DateTime value={getValue()} className="whitespace-nowrap tabular-nums" />,
  }),
  c.display({
    id: "reason",
    header: texts.columns.reason,
    meta: { wrap: true },
    cell: ({ row: { original } }) => noteOf(original) ?? <Nothing />,
  }),
]);

/** Before printing it matters whether the files are there; afterwards nobody asks. */
function FilesMark({ card }: { card: PrintJobView }) {
  if (card.state !== "assigned") return <Nothing />;
  if (card.files_state !== "failed") return texts.files[card.files_state];
  return (
    <span className="flex items-center gap-1.5 whitespace-nowrap text-destructive">
      <TriangleAlert aria-hidden className="size-4" />
      {texts.files.failed}
    </span>
  );
}

function noteOf(card: PrintJobView): string | null {
  const notes = [
    card.state_reason,
    card.state === "assigned" ? card.files_reason : null,
    card.collector_name,
    card.reprint_id === null ? null : texts.replacedBy(card.reprint_id),
    card.reprint_of_id === null ? null : texts.reprintOf(card.reprint_of_id),
  ].filter((note) => note !== null);
  return notes.length > 0 ? notes.join(" · ") : null;
}

const cardId = (card: PrintJobView) => String(card.id);
const cardHref = (card: PrintJobView) => `/licenses/${card.license_id}`;
const filters = [
  { id: "state", label: texts.filters.state, options: optionsOf(texts.states) },
  { id: "files", label: texts.filters.files, options: optionsOf(texts.files) },
];

/** Cards with what can be done to the chosen ones. */
export function CardsTable({
  rows,
  ...rest
}: TablePage<PrintJobView> & Pick<DataTableProps<PrintJobView>, "id" | "label" | "empty">) {
  return (
    <DataTable
      {...rest}
      columns={columns}
      rows={rows}
      rowId={cardId}
      rowHref={cardHref}
      search={texts.search}
      filters={filters}
      bulkActions={(ids, clear) => (
        <CardActions cards={rows.filter((row) => ids.includes(cardId(row)))} onDone={clear} />
      )}
    />
  );
}
