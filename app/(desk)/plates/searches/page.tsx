import { ScrollText } from "lucide-react";
import type { Metadata } from "next";
import {
  lastOfEach,
  pageWindow,
  parseTableParams,
  type SearchParamsInput,
} from "@/components/data-table/search-params";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { listSearches } from "@/lib/plates/search/log";
import { requireActor } from "@/lib/platform/auth/current";
import { listUsers } from "@/lib/users/queries";
import { PlatesTabs } from "../_components/plates-tabs";
import { texts as plates } from "../texts";
import { SearchesTable } from "./_components/searches-table";
import { SearchViews } from "./_components/views";
import { linesOf } from "./line";
import { exportQueryOf, logFilterOf, searchesTable } from "./table";
import { texts } from "./texts";

export const metadata: Metadata = { title: texts.title };

const USERS_OFFERED = 500;

export default async function SearchesPage({ searchParams }: { searchParams: Promise<SearchParamsInput> }) {
  const actor = await requireActor("admin");
  const params = lastOfEach(parseTableParams(await searchParams, searchesTable));
  const [{ items, total }, users] = await Promise.all([
    listSearches(actor, logFilterOf(params), pageWindow(params)),
    listUsers(actor, {}, { skip: 0, take: USERS_OFFERED, sort: "username" }),
  ]);
  const exported = (format: "csv" | "xlsx") => `/api/plates/searches/export?${exportQueryOf(params, format)}`;
  return (
    <>
      <PageHeader
        title={texts.title}
        description={texts.description}
        crumbs={[{ label: plates.title, href: "/plates" }, { label: texts.title }]}
        actions={<SearchViews />}
      />
      <PlatesTabs admin />
      <SearchesTable
        rows={await linesOf(actor, items)}
        total={total}
        params={params}
        filters={[
          {
            id: "user",
            label: texts.filters.user,
            options: users.items.map((user) => ({ value: String(user.id), label: user.fullName ?? user.username })),
          },
          {
            id: "finding",
            label: texts.filters.finding,
            options: (["open", "justified", "questioned"] as const).map((value) => ({
              value,
              label: texts.findings[value],
            })),
          },
          {
            id: "exported",
            label: texts.filters.exported,
            options: (["yes", "no"] as const).map((value) => ({ value, label: texts.exported[value] })),
          },
          { id: "from", label: texts.filters.from, type: "date" },
          { id: "to", label: texts.filters.to, type: "date" },
        ]}
        exports={[
          { label: texts.export.csv, href: exported("csv") },
          { label: texts.export.xlsx, href: exported("xlsx") },
        ]}
        empty={<EmptyState icon={<ScrollText />} title={texts.empty} text={texts.emptyHint} />}
      />
    </>
  );
}
