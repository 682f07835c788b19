"use client";

import { Anchor } from "lucide-react";
import Link from "next/link";
import { dataColumns } from "@/components/data-table/columns";
import { DataTable, type DataTableProps, type TablePage } from "@/components/data-table/data-table";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { DateTime, LegalDate } from "@/components/ui/date-time";
import { Nothing } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import { candidatesTexts as texts } from "../texts";

/** One line of the list; plain values, since it travels to the browser. */
export type CandidateLine = {
  id: number;
  name: string;
  passport: string;
  expires: string | null;
  expired: boolean;
  cdc: string | null;
  indos: string | null;
  filesThere: number;
  filesNeeded: number;
  createdAt: string;
};

const c = dataColumns<CandidateLine>();
const columns = c.columns([
  c.display({
    id: "last_name",
    header: texts.columns.name,
    cell: ({ row: { original } }) => (
      <span className="flex min-w-40 items-center gap-2.5">
        <Avatar name={original.name} size={30} />
        <span className="line-clamp-2 max-w-72">{original.name}</span>
      </span>
    ),
  }),
  c.display({
    id: "passport",
    header: texts.columns.passport,
    cell: ({ row: { original } }) => <span className="tabular-nums">{original.passport}</span>,
  }),
  c.display({
    id: "passport_expiry",
    header: texts.columns.expires,
    cell: ({ row: { original } }) =>
      original.expires ? (
        <span className={original.expired ? "font-medium text-destructive tabular-nums" : "tabular-nums"}>
          <LegalDate value={original.expires} />
        </span>
      ) : (
        <Nothing />
      ),
  }),
  c.display({
    id: "cdc",
    header: texts.columns.cdc,
    cell: ({ row: { original } }) => original.cdc ?? <Nothing />,
  }),
  c.display({
    id: "indos",
    header: texts.columns.indos,
    cell: ({ row: { original } }) => original.indos ?? <Nothing />,
  }),
  c.display({
    id: "files",
    header: texts.columns.files,
    cell: ({ row: { original } }) => (
      <Badge tone={original.filesThere === original.filesNeeded ? "success" : "warning"}>
        {texts.filesOf(original.filesThere, original.filesNeeded)}
      </Badge>
    ),
  }),
  c.display({
    id: "created_at",
    header: texts.columns.created,
    cell: ({ row: { original } }) => <DateTime value={original.createdAt} className="whitespace-nowrap tabular-nums" />,
  }),
]);

const rowId = (row: CandidateLine) => String(row.id);
const rowHref = (row: CandidateLine) => `/candidates/${row.id}`;

const { filters: words } = texts;
const filters = [
  {
    id: "documents",
    label: words.documents,
    options: [
      { value: "complete", label: words.complete },
      { value: "missing", label: words.missing },
    ],
  },
  {
    id: "passport",
    label: words.passport,
    options: [
      { value: "expired", label: words.expired },
      { value: "soon", label: words.soon },
      { value: "unknown", label: words.unknown },
    ],
  },
  { id: "state", label: words.state, options: [{ value: "deleted", label: words.deleted }] },
];

export function CandidatesTable(page: TablePage<CandidateLine> & Pick<DataTableProps<CandidateLine>, "exports">) {
  return (
    <DataTable
      {...page}
      id="candidates"
      label={texts.title}
      columns={columns}
      rowId={rowId}
      rowHref={rowHref}
      search={texts.search}
      filters={filters}
      empty={
        <EmptyState
          icon={<Anchor />}
          title={texts.emptyTitle}
          text={texts.emptyText}
          action={
            <Button asChild variant="primary">
              <Link href="/candidates/new">{texts.newCandidate}</Link>
            </Button>
          }
        />
      }
    />
  );
}
