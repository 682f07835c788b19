"use client";

import { UserCog } from "lucide-react";
import { dataColumns } from "@/components/data-table/columns";
import { DataTable, type TablePage } from "@/components/data-table/data-table";
import { optionsOf } from "@/components/data-table/filter-options";
import { Avatar } from "@/components/ui/avatar";
import { StatusBadge } from "@/components/ui/badge";
import { DateTime } from "@/components/ui/date-time";
import { Nothing } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import type { UserView } from "@/lib/users/schema";
import { roleLabels, userStateLabels, usersTexts } from "../texts";

const c = dataColumns<UserView>();
const columns = c.columns([
  c.display({
    id: "username",
    header: usersTexts.columns.user,
    cell: ({ row: { original } }) => (
      <span className="flex min-w-40 items-center gap-2.5">
        <Avatar name={original.full_name ?? original.username} size={28} />
        <span className="grid">
          <span>{original.full_name ?? original.username}</span>
          {original.full_name ? (
            <span className="font-normal text-muted-foreground text-xs">{original.username}</span>
          ) : null}
        </span>
      </span>
    ),
  }),
  c.accessor("email", { header: usersTexts.columns.email }),
  c.display({
    id: "role",
    header: usersTexts.columns.role,
    cell: ({ row: { original } }) => roleLabels[original.role],
  }),
  c.display({
    id: "department",
    header: usersTexts.columns.department,
    cell: ({ row: { original } }) => original.department || <Nothing />,
  }),
  c.display({
    id: "state",
    header: usersTexts.columns.state,
    cell: ({ row: { original } }) => {
      const state = original.is_active ? "active" : "inactive";
      return <StatusBadge status={state} label={userStateLabels[state]} />;
    },
  }),
  c.display({
    id: "last_login_at",
    header: usersTexts.columns.lastLogin,
    cell: ({ row: { original } }) =>
      original.last_login_at ? (
        <DateTime value={original.last_login_at} className="tabular-nums" />
      ) : (
        <span className="text-muted-foreground">{usersTexts.never}</span>
      ),
  }),
  c.display({
    id: "created_at",
    header: usersTexts.columns.created,
    meta: { hidden: true },
    cell: ({ row: { original } }) => <DateTime value={original.created_at} className="tabular-nums" />,
  }),
]);

const userId = (user: UserView) => String(user.id);
const userHref = (user: UserView) => `/admin/users/${user.id}`;
const filters = [
  { id: "role", label: usersTexts.filters.role, options: optionsOf(roleLabels) },
  { id: "state", label: usersTexts.filters.state, options: optionsOf(userStateLabels) },
];

export function UsersTable(page: TablePage<UserView>) {
  return (
    <DataTable
      {...page}
      id="users"
      label={usersTexts.title}
      columns={columns}
      rowId={userId}
      rowHref={userHref}
      search={usersTexts.search}
      filters={filters}
      empty={<EmptyState icon={<UserCog />} title={usersTexts.emptyTitle} text={usersTexts.emptyText} />}
    />
  );
}
