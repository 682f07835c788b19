"use client";

import { Users } from "lucide-react";
import Link from "next/link";
import { dataColumns } from "@/components/data-table/columns";
import { DataTable, type DataTableProps, type TablePage } from "@/components/data-table/data-table";
import { optionsOf } from "@/components/data-table/filter-options";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { DateTime, LegalDate } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import type { PhotoState } from "../photo-view";
import { fieldLabels, genderLabels, idTypeLabels, peopleTexts } from "../texts";
import { PhotoBadge } from "./photo-badge";

/** One line of the list; plain values, since it travels to the browser. */
export type PersonLine = {
  id: number;
  name: string;
  portrait: string | null;
  idNumber: string;
  idType: keyof typeof idTypeLabels;
  dateOfBirth: string;
  age: number;
  gender: keyof typeof genderLabels;
  photo: PhotoState;
  createdAt: string;
};

const c = dataColumns<PersonLine>();
const columns = c.columns([
  c.display({
    id: "last_name",
    header: peopleTexts.columns.name,
    cell: ({ row: { original } }) => (
      <span className="flex min-w-40 items-center gap-2.5">
        <Avatar name={original.name} src={original.portrait} size={30} className="[&>img]:object-top" />
        <span className="line-clamp-2 max-w-72">{original.name}</span>
      </span>
    ),
  }),
  c.display({
    id: "id_number",
    header: fieldLabels.id_number,
    cell: ({ row: { original } }) => (
      <span className="whitespace-nowrap tabular-nums">
        {original.idNumber}
        {original.idType === "sa_id" ? null : (
          <span className="ml-1.5 text-muted-foreground text-xs">{idTypeLabels[original.idType]}</span>
        )}
      </span>
    ),
  }),
  c.display({
    id: "date_of_birth",
    header: fieldLabels.date_of_birth,
    cell: ({ row: { original } }) => (
      <span className="whitespace-nowrap tabular-nums">
        <LegalDate value={original.dateOfBirth} />
        <span className="ml-1.5 text-muted-foreground">({original.age})</span>
      </span>
    ),
  }),
  c.display({
    id: "gender",
    header: fieldLabels.gender,
    meta: { hidden: true },
    cell: ({ row: { original } }) => genderLabels[original.gender],
  }),
  c.display({
    id: "photo",
    header: peopleTexts.columns.photo,
    cell: ({ row: { original } }) => <PhotoBadge state={original.photo} />,
  }),
  c.display({
    id: "created_at",
    header: peopleTexts.columns.created,
    cell: ({ row: { original } }) => <DateTime value={original.createdAt} className="whitespace-nowrap tabular-nums" />,
  }),
]);

const personId = (person: PersonLine) => String(person.id);
const personHref = (person: PersonLine) => `/people/${person.id}`;

const baseFilters = [
  {
    id: "photo",
    label: peopleTexts.filters.photo,
    options: [
      { value: "with", label: peopleTexts.filters.withPhoto },
      { value: "without", label: peopleTexts.filters.withoutPhoto },
    ],
  },
  {
    id: "gender",
    label: peopleTexts.filters.gender,
    options: optionsOf(genderLabels),
  },
];
const removedFilter = {
  id: "state",
  label: peopleTexts.filters.state,
  options: [{ value: "removed", label: peopleTexts.filters.removed }],
};

export function PeopleTable({
  canSeeRemoved,
  ...page
}: TablePage<PersonLine> &
  Pick<DataTableProps<PersonLine>, "exports"> & {
    /** Administrators can list the people who were removed. */
    canSeeRemoved: boolean;
  }) {
  return (
    <DataTable
      {...page}
      id="people"
      label={peopleTexts.title}
      columns={columns}
      rowId={personId}
      rowHref={personHref}
      search={peopleTexts.search}
      filters={canSeeRemoved ? [...baseFilters, removedFilter] : baseFilters}
      empty={
        <EmptyState
          icon={<Users />}
          title={peopleTexts.emptyTitle}
          text={peopleTexts.emptyText}
          action={
            <Button asChild variant="primary">
              <Link href="/people/new">{peopleTexts.newPerson}</Link>
            </Button>
          }
        />
      }
    />
  );
}
