"use client";

import { FileVideo } from "lucide-react";
import { formatBytes } from "@/components/charts/units";
import { dataColumns } from "@/components/data-table/columns";
import { DataTable, type TablePage } from "@/components/data-table/data-table";
import { optionsOf } from "@/components/data-table/filter-options";
import { formatCount } from "@/components/texts";
import { StatusBadge } from "@/components/ui/badge";
import { DateTime } from "@/components/ui/date-time";
import { Nothing } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import { Progress } from "@/components/ui/progress";
import type { UploadView } from "@/lib/plates/uploads/schema";
import { texts } from "../texts";
import type { CameraChoice } from "./origin-fields";

const c = dataColumns<UploadView>();
const columns = c.columns([
  c.accessor("filename", {
    id: "file",
    header: texts.columns.file,
    cell: ({ getValue }) => <span className="block max-w-72 truncate">{getValue()}</span>,
  }),
  c.accessor("camera_name", {
    id: "camera",
    header: texts.columns.camera,
    cell: ({ getValue }) => getValue() ?? <Nothing />,
  }),
  c.accessor("state", {
    id: "state",
    header: texts.columns.state,
    cell: ({ getValue }) => <StatusBadge status={getValue()} label={texts.states[getValue()]} />,
  }),
  c.accessor("progress", {
    id: "progress",
    header: texts.columns.progress,
    cell: ({ row: { original } }) => (
      <span className="block w-28">
        <Progress value={original.progress * 100} label={texts.progressLabel(original.filename)} />
      </span>
    ),
  }),
  c.accessor("events_detected", {
    id: "reads",
    header: texts.columns.reads,
    meta: { numeric: true },
    cell: ({ getValue }) => formatCount(getValue()),
  }),
  c.accessor("size_bytes", {
    id: "size",
    header: texts.columns.size,
    meta: { numeric: true },
    cell: ({ getValue }) => formatBytes(getValue()),
  }),
  c.accessor("recorded_at", {
    id: "recorded",
    header: texts.columns.recorded,
    meta: { hidden: true },
    cell: ({ getValue }) => {
      const at = getValue();
      return at ? <DateTime value={at} /> : <Nothing />;
    },
  }),
  c.accessor("created_at", {
    id: "created_at",
    header: texts.columns.created,
    cell: ({ getValue }) => <DateTime value={getValue()} />,
  }),
]);

const uploadId = (upload: UploadView) => upload.job_id;
const uploadHref = (upload: UploadView) => `/plates/uploads/${upload.job_id}`;

export const UploadsTable = ({
  cameras,
  ...page
}: TablePage<UploadView> & {
  cameras: readonly CameraChoice[];
}) => (
  <DataTable
    {...page}
    id="uploads"
    label={texts.history}
    columns={columns}
    rowId={uploadId}
    rowHref={uploadHref}
    search={texts.search}
    filters={[
      { id: "state", label: texts.filters.state, options: optionsOf(texts.states) },
      {
        id: "camera",
        label: texts.filters.camera,
        options: cameras.map(({ id, name }) => ({ value: id, label: name })),
      },
    ]}
    empty={<EmptyState icon={<FileVideo />} title={texts.emptyTitle} text={texts.emptyText} />}
  />
);
