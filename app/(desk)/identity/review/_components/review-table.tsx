"use client";

import { dataColumns } from "@/components/data-table/columns";
import { DataTable, type DataTableProps } from "@/components/data-table/data-table";
import { Badge } from "@/components/ui/badge";
import { DateTime } from "@/components/ui/date-time";
import { Nothing } from "@/components/ui/description-list";
import type { QueuedCard } from "@/lib/identity/review/queries";
import { texts } from "../texts";
import { BulkActs } from "./bulk-acts";
import { Confidence } from "./confidence";
import { StateBadge } from "./state-badge";

const SEVERITY_TONES = { high: "danger", medium: "warning", low: "neutral" } as const;

const c = dataColumns<QueuedCard>();
const columns = c.columns([
  c.accessor("name", {
    header: texts.columns.name,
    cell: ({ getValue }) => <span className="block max-w-56 truncate">{getValue() || <Nothing />}</span>,
  }),
  c.accessor("confidence", {
    header: texts.columns.confidence,
    cell: ({ row }) => (
      <span title={texts.doubtful(row.original.doubtful)}>
        <Confidence value={row.original.confidence} />
      </span>
    ),
  }),
  c.accessor("decision", {
    header: texts.columns.decision,
    cell: ({ row }) => (
      <span className="flex items-center gap-1.5">
        <StateBadge state={row.original.decision} />
        {row.original.proposed ? <Badge tone="info">{texts.proposed}</Badge> : null}
      </span>
    ),
  }),
  c.display({
    id: "warnings",
    header: texts.columns.warnings,
    cell: ({ row }) => <Warnings of={row.original.warnings} />,
  }),
  c.accessor("document_type", {
    header: texts.columns.document_type,
    cell: ({ getValue }) => texts.types[getValue()],
  }),
  c.accessor("applicant", {
    header: texts.columns.applicant,
    cell: ({ getValue }) => <span className="block max-w-48 truncate">{getValue()}</span>,
  }),
  c.accessor("confirmed", {
    header: texts.columns.confirmed,
    cell: ({ getValue }) => texts.yesNo[getValue() ? "yes" : "no"],
  }),
  c.accessor("created_at", {
    header: texts.columns.created_at,
    cell: ({ getValue }) => <DateTime value={getValue()} className="whitespace-nowrap" />,
  }),
]);

/** The two gravest, and how many more there are. */
function Warnings({ of }: { of: QueuedCard["warnings"] }) {
  if (of.length === 0) return <Nothing />;
  return (
    <span className="flex items-center gap-1">
      {of.slice(0, 2).map(({ code, severity }) => (
        <Badge key={code} tone={SEVERITY_TONES[severity]}>
          {code.toLowerCase().replaceAll("_", " ")}
        </Badge>
      ))}
      {of.length > 2 ? <span className="text-muted-foreground text-xs">{texts.more(of.length - 2)}</span> : null}
    </span>
  );
}

const rowId = (row: QueuedCard): string => row.id;
const rowHref = (row: QueuedCard): string => `/identity/review/${row.id}`;

export function ReviewTable(
  props: Pick<DataTableProps<QueuedCard>, "rows" | "total" | "params" | "filters" | "empty">,
) {
  return (
    <DataTable
      {...props}
      id="identity-review"
      label={texts.title}
      columns={columns}
      rowId={rowId}
      rowHref={rowHref}
      search={texts.search}
      bulkActions={(ids, clear) => <BulkActs ids={ids} onDone={clear} />}
    />
  );
}
