"use client";

import { formatBytes } from "@/components/charts/units";
import { dataColumns } from "@/components/data-table/columns";
import { DataTable, type DataTableProps, type TablePage } from "@/components/data-table/data-table";
import { formatCount } from "@/components/texts";
import { StatusBadge } from "@/components/ui/badge";
import { DateTime } from "@/components/ui/date-time";
import { RETENTION_CLASSES } from "@/lib/plates/retention/classes";
import type { PurgeView } from "@/lib/plates/retention/schema";
import { texts } from "../texts";

const words = texts.purges;
const c = dataColumns<PurgeView>();

const figure = (name: "reads" | "hits" | "crops" | "videos" | "exports" | "files" | "held") =>
  c.accessor(name, {
    header: words.columns[name],
    meta: { numeric: true },
    cell: ({ getValue }) => formatCount(getValue()),
  });

const columns = c.columns([
  c.accessor("created_at", {
    header: words.columns.created,
    cell: ({ getValue }) => <DateTime value={getValue()} className="whitespace-nowrap" />,
  }),
  c.accessor("state", {
    header: words.columns.state,
    cell: ({ getValue }) => <StatusBadge status={getValue()} label={words.states[getValue()]} />,
  }),
  figure("reads"),
  figure("hits"),
  figure("crops"),
  figure("videos"),
  figure("exports"),
  figure("files"),
  c.accessor("bytes", {
    header: words.columns.bytes,
    meta: { numeric: true },
    cell: ({ getValue }) => formatBytes(getValue()),
  }),
  figure("held"),
  c.accessor("limits", {
    header: words.columns.limits,
    cell: ({ getValue }) => RETENTION_CLASSES.map((name) => getValue()[name]).join(" / "),
  }),
]);

const purgeId = ({ job_id }: PurgeView) => job_id;
const purgeHref = ({ job_id }: PurgeView) => `/admin/jobs/${job_id}`;

export const PurgesTable = (props: TablePage<PurgeView> & Pick<DataTableProps<PurgeView>, "empty">) => (
  <DataTable {...props} id="plate-purges" label={words.title} columns={columns} rowId={purgeId} rowHref={purgeHref} />
);
