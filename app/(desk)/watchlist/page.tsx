import { Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import {
  lastOfEach,
  pageWindow,
  parseTableParams,
  type SearchParamsInput,
} from "@/components/data-table/search-params";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { listBolos } from "@/lib/plates/bolos/queries";
import type { BoloView } from "@/lib/plates/bolos/schema";
import { requireActor } from "@/lib/platform/auth/current";
import { WatchlistTable } from "./_components/watchlist-table";
import { WatchlistTabs } from "./_components/watchlist-tabs";
import { watchlistTable } from "./table";
import { texts } from "./texts";

export const metadata: Metadata = { title: texts.title };

export default async function WatchlistPage({ searchParams }: { searchParams: Promise<SearchParamsInput> }) {
  const actor = await requireActor("staff");
  const params = lastOfEach(parseTableParams(await searchParams, watchlistTable));
  const [kind, use] = [params.filters.kind?.[0] as BoloView["kind"] | undefined, params.filters.active?.[0]];
  const { items, total } = await listBolos(
    actor,
    { q: params.q || undefined, kind, active: use === undefined ? undefined : use === "yes" },
    pageWindow(params),
    { sort: params.sort.id, desc: params.sort.desc },
  );
  return (
    <>
      <PageHeader
        title={texts.title}
        description={texts.description}
        crumbs={[{ label: texts.title }]}
        actions={
          <Button asChild variant="primary">
            <Link href="/watchlist/new">
              <Plus aria-hidden />
              {texts.add}
            </Link>
          </Button>
        }
      />
      <WatchlistTabs />
      <WatchlistTable rows={items} total={total} params={params} />
    </>
  );
}
