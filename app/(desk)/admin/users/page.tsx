import { Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { pageWindow, parseTableParams, type SearchParamsInput } from "@/components/data-table/search-params";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import type { Role } from "@/lib/platform/auth/actor";
import { requireActor } from "@/lib/platform/auth/current";
import { listUsers } from "@/lib/users/queries";
import { userView } from "@/lib/users/view";
import { lastOfEach } from "../_shared/last-of-each";
import { UsersTable } from "./_components/users-table";
import { usersTable } from "./table";
import { usersTexts } from "./texts";

export const metadata: Metadata = { title: usersTexts.title };

export default async function UsersPage({ searchParams }: { searchParams: Promise<SearchParamsInput> }) {
  const actor = await requireActor("admin");
  const params = lastOfEach(parseTableParams(await searchParams, usersTable));
  const { q, sort, filters } = params;
  const [state] = filters.state ?? [];
  const { items, total } = await listUsers(
    actor,
    { q, role: filters.role?.[0] as Role | undefined, active: state === undefined ? undefined : state === "active" },
    { ...pageWindow(params), sort: sort.id, desc: sort.desc },
  );
  return (
    <>
      <PageHeader
        title={usersTexts.title}
        description={usersTexts.description}
        crumbs={[{ label: usersTexts.title }]}
        actions={
          <Button asChild variant="primary">
            <Link href="/admin/users/new">
              <Plus aria-hidden />
              {usersTexts.add}
            </Link>
          </Button>
        }
      />
      <UsersTable rows={items.map(userView)} total={total} params={params} />
    </>
  );
}
