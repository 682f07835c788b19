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
import { listMatches } from "@/lib/plates/bolos/queries";
import type { BoloMatchView } from "@/lib/plates/bolos/schema";
import { requireActor } from "@/lib/platform/auth/current";
import { WatchlistTabs } from "../_components/watchlist-tabs";
import { texts as watchlistTexts } from "../texts";
import { type HitAddress, HitFilters, hitsHref } from "./_components/hit-filters";
import { HitsFeed } from "./_components/hits-feed";
import { hitsTable } from "./table";
import { texts } from "./texts";

export const metadata: Metadata = { title: texts.title };

export default async function HitsPage({ searchParams }: { searchParams: Promise<SearchParamsInput> }) {
  const actor = await requireActor("staff");
  const params = lastOfEach(parseTableParams(await searchParams, hitsTable));
  const state = (params.filters.state?.[0] as BoloMatchView["state"] | undefined) ?? null;
  const lookOut = params.filters.look_out?.[0] ?? null;
  const { items, total } = await listMatches(
    actor,
    { state: state ?? undefined, boloId: lookOut ?? undefined },
    pageWindow(params),
  );
  const present: HitAddress = { state, lookOut, page: params.page };
  return (
    <>
      <PageHeader
        title={texts.title}
        description={texts.description}
        crumbs={[{ label: watchlistTexts.title, href: "/watchlist" }, { label: texts.title }]}
      />
      <WatchlistTabs />
      <div className="grid gap-4">
        <HitFilters present={present} />
        <HitsFeed
          key={hitsHref(present)}
          hits={items}
          follows={params.page === 1 && (state === null || state === "unverified")}
          lookOut={lookOut}
        />
        <Pages present={present} pages={Math.max(1, Math.ceil(total / params.pageSize))} />
      </div>
    </>
  );
}

function Pages({ present, pages }: { present: HitAddress; pages: number }) {
  if (pages === 1 && present.page === 1) return null;
  return (
    <nav aria-label="Pagination" className="flex items-center gap-3 text-muted-foreground text-sm">
      {present.page > 1 ? (
        <Button asChild size="sm">
          <Link href={hitsHref({ ...present, page: Math.min(present.page - 1, pages) })}>{texts.newer}</Link>
        </Button>
      ) : null}
      {texts.page(present.page, pages)}
      {present.page < pages ? (
        <Button asChild size="sm">
          <Link href={hitsHref({ ...present, page: present.page + 1 })}>{texts.older}</Link>
        </Button>
      ) : null}
    </nav>
  );
}
