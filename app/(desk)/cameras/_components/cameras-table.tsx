"use client";

import { Cctv } from "lucide-react";
import { dataColumns } from "@/components/data-table/columns";
import { DataTable, type TablePage } from "@/components/data-table/data-table";
import { optionsOf } from "@/components/data-table/filter-options";
import { CreateLink } from "@/components/data-table/list-page";
import { formatCount } from "@/components/texts";
import { Badge } from "@/components/ui/badge";
import { DateTime } from "@/components/ui/date-time";
import { Nothing } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import { type CameraLine, positionText, stateOf } from "../camera-line";
import { detailTexts, texts } from "../texts";

const c = dataColumns<CameraLine>();
const columns = c.columns([
  c.accessor("name", { id: "name", header: texts.columns.name }),
  c.accessor((camera) => stateOf(camera).label, {
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
  c.accessor("reads", {
    id: "reads",
    header: texts.columns.reads,
    meta: { numeric: true },
    cell: ({ getValue }) => formatCount(getValue()),
  }),
  c.accessor("last_frame_at", {
    id: "last_frame",
    header: texts.columns.lastFrame,
    cell: ({ getValue }) => {
      const at = getValue();
      return at ? <DateTime value={at} /> : <Nothing />;
    },
  }),
  c.accessor((camera) => camera.grammars.join(", ") || texts.anywhere, {
    id: "grammars",
    header: texts.columns.grammars,
  }),
  c.accessor((camera) => positionText(camera), { id: "position", header: texts.columns.position }),
  c.accessor("heading", {
    id: "heading",
    header: texts.columns.heading,
    meta: { numeric: true },
    cell: ({ getValue }) => {
      const heading = getValue();
      return heading === null ? <Nothing /> : detailTexts.degrees(heading);
    },
  }),
  c.accessor("created_at", {
    id: "created_at",
    header: texts.columns.created,
    meta: { hidden: true },
    cell: ({ getValue }) => <DateTime value={getValue()} />,
  }),
]);

const cameraId = (camera: CameraLine) => camera.id;
const cameraHref = (camera: CameraLine) => `/cameras/${camera.id}`;
const filters = [
  {
    id: "active",
    label: texts.filters.active,
    options: optionsOf(texts.use),
  },
];

export function CamerasTable({ mayAdd, ...page }: TablePage<CameraLine> & { mayAdd: boolean }) {
  return (
    <DataTable
      {...page}
      id="cameras"
      label={texts.title}
      columns={columns}
      rowId={cameraId}
      rowHref={cameraHref}
      search={texts.search}
      filters={filters}
      empty={
        <EmptyState
          icon={<Cctv />}
          title={texts.emptyTitle}
          text={texts.emptyText}
          action={mayAdd ? <CreateLink href="/cameras/new">{texts.add}</CreateLink> : null}
        />
      }
    />
  );
}
