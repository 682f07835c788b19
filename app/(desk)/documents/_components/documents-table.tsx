"use client";

import { FileImage, FileText, RotateCcw, ScanText, Trash2 } from "lucide-react";
import { formatBytes } from "@/components/charts/units";
import { dataColumns } from "@/components/data-table/columns";
import { DataTable, type TablePage } from "@/components/data-table/data-table";
import { optionsOf } from "@/components/data-table/filter-options";
import { toneOf } from "@/components/documents/types";
import { Badge, StatusBadge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { DateTime } from "@/components/ui/date-time";
import { Nothing } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import type { DocumentItem } from "@/lib/identity/media/schema";
import type { DocumentKind } from "../table";
import { texts } from "../texts";
import { useChange } from "./use-change";

const kindOf = (kind: string): string => texts.types[kind as DocumentKind] ?? kind;

const c = dataColumns<DocumentItem>();
const columns = c.columns([
  c.accessor("name", {
    id: "document",
    header: texts.columns.document,
    cell: ({ row: { original } }) => (
      <span className="flex items-center gap-3">
        <Thumbnail url={original.thumbnail_url} />
        <span className="block max-w-64 truncate">{original.name}</span>
      </span>
    ),
  }),
  c.display({
    id: "type",
    header: texts.columns.type,
    cell: ({ row: { original } }) =>
      original.reading?.document_type ? kindOf(original.reading.document_type) : <Nothing />,
  }),
  c.display({
    id: "state",
    header: texts.columns.state,
    cell: ({ row: { original } }) =>
      original.reading ? (
        <StatusBadge status={original.reading.status} label={texts.states[original.reading.status]} />
      ) : (
        texts.noReading
      ),
  }),
  c.display({
    id: "confidence",
    header: texts.columns.confidence,
    meta: { numeric: true },
    cell: ({ row: { original } }) => {
      const confidence = original.reading?.confidence ?? null;
      return confidence === null ? (
        <Nothing />
      ) : (
        <Badge tone={toneOf(confidence)}>{`${Math.round(confidence * 100)} %`}</Badge>
      );
    },
  }),
  c.display({
    id: "owner",
    header: texts.columns.owner,
    cell: ({ row: { original } }) => original.owner?.name ?? texts.noOwner,
  }),
  c.accessor("size", {
    id: "size",
    header: texts.columns.size,
    meta: { numeric: true, hidden: true },
    cell: ({ getValue }) => formatBytes(getValue()),
  }),
  c.accessor("created_at", {
    id: "created_at",
    header: texts.columns.created,
    cell: ({ getValue }) => <DateTime value={getValue()} />,
  }),
]);

function Thumbnail({ url }: { url: string | null }) {
  const looks = "size-11 shrink-0 rounded border bg-muted";
  if (!url)
    return (
      <span className={`${looks} flex items-center justify-center text-muted-foreground`}>
        <FileImage aria-hidden className="size-4" />
      </span>
    );
  // biome-ignore lint/performance/noImgElement: a private picture that must not pass through an image cache.
  return <img src={url} alt="" loading="lazy" className={`${looks} object-cover`} />;
}

const filters = [
  { id: "state", label: texts.filters.state, options: optionsOf(texts.states) },
  { id: "type", label: texts.filters.type, options: optionsOf(texts.types) },
  { id: "shown", label: texts.filters.shown, options: [{ value: "deleted", label: texts.shown.deleted }] },
];
const documentId = ({ id }: DocumentItem) => id;
const documentHref = ({ id }: DocumentItem) => `/documents/${id}`;

/** The documents with what can be done to the chosen ones. */
export function DocumentsTable({ rows, ...rest }: TablePage<DocumentItem>) {
  return (
    <DataTable
      {...rest}
      id="documents"
      label={texts.history}
      columns={columns}
      rows={rows}
      rowId={documentId}
      rowHref={documentHref}
      search={texts.search}
      filters={filters}
      empty={<EmptyState icon={<FileText />} title={texts.emptyTitle} text={texts.emptyText} />}
      bulkActions={(ids, clear) => (
        <ChosenActions
          ids={ids}
          deleted={rows.some(({ id, deleted_at }) => ids.includes(id) && deleted_at)}
          onDone={clear}
        />
      )}
    />
  );
}

function ChosenActions({ ids, deleted, onDone }: { ids: string[]; deleted: boolean; onDone: () => void }) {
  const { busy, remove, restore, readAgain } = useChange(onDone);
  if (deleted)
    return (
      <Button variant="primary" loading={busy === "restore"} onClick={() => restore(ids)}>
        <RotateCcw aria-hidden />
        {texts.restore}
      </Button>
    );
  return (
    <>
      <Button loading={busy === "read"} onClick={() => readAgain(ids)}>
        <ScanText aria-hidden />
        {texts.readAgain}
      </Button>
      <Button variant="destructive-outline" loading={busy === "remove"} onClick={() => remove(ids)}>
        <Trash2 aria-hidden />
        {texts.remove}
      </Button>
    </>
  );
}
