import type { Metadata } from "next";
import { CreateLink, ListPage, type ListPageProps } from "@/components/data-table/list-page";
import { lastOfEach, parseTableParams, sortedWindow } from "@/components/data-table/search-params";
import type { Role } from "@/lib/platform/auth/actor";
import { requireActor } from "@/lib/platform/auth/current";
import { listUsers } from "@/lib/users/queries";
import { userView } from "@/lib/users/view";
import { UsersTable } from "./_components/users-table";
import { usersTable } from "./table";
import { usersTexts } from "./texts";

export const metadata: Metadata = { title: usersTexts.title };

export default async function UsersPage({ searchParams }: ListPageProps) {
  const actor = await requireActor("admin");
  const params = lastOfEach(parseTableParams(await searchParams, usersTable));
  const { q, filters } = params;
  const [state] = filters.state ?? [];
  const { items, total } = await listUsers(
    actor,
    { q, role: filters.role?.[0] as Role | undefined, active: state === undefined ? undefined : state === "active" },
    sortedWindow(params),
  );
  return (
    <ListPage
      title={usersTexts.title}
      description={usersTexts.description}
      actions={<CreateLink href="/admin/users/new">{usersTexts.add}</CreateLink>}
    >
      <UsersTable rows={items.map(userView)} total={total} params={params} />
    </ListPage>
  );
}
