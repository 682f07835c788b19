import { Printer } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { ListPage, type ListPageProps } from "@/components/data-table/list-page";
import { parseTableParams, sortedWindow } from "@/components/data-table/search-params";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { countCards, listCards } from "@/lib/licenses/production/queries";
import { stockLevel } from "@/lib/licenses/production/stock-queries";
import { requireActor } from "@/lib/platform/auth/current";
import { BatchAll } from "./_components/batch-all";
import { CardsTable } from "./_components/cards-table";
import { CollectDialog } from "./_components/collect-dialog";
import { ProductionTabs } from "./_components/production-tabs";
import { StateBoard } from "./_components/state-board";
import { cardFilterOf, cardsTable } from "./table";
import { texts } from "./texts";

export const metadata: Metadata = { title: texts.title };

export default async function ProductionPage({ searchParams }: ListPageProps) {
  const actor = await requireActor("staff");
  const params = parseTableParams(await searchParams, cardsTable);
  const [counts, stock, { items, total }] = await Promise.all([
    countCards(actor),
    stockLevel(actor),
    listCards(actor, cardFilterOf(params), sortedWindow(params)),
  ]);
  return (
    <ListPage
      title={texts.title}
      description={texts.description}
      actions={
        <>
          <CollectDialog />
          {counts.queued > 0 ? <BatchAll count={counts.queued} /> : null}
        </>
      }
    >
      <ProductionTabs />
      {stock.is_low && counts.assigned + counts.printing > 0 ? (
        <Alert
          tone="warning"
          title={texts.lowTitle(stock.level)}
          className="mb-4"
          action={
            <Button asChild size="sm">
              <Link href="/production/stock">{texts.toStock}</Link>
            </Button>
          }
        >
          {texts.lowText}
        </Alert>
      ) : null}
      <StateBoard counts={counts} chosen={params.filters.state ?? []} />
      <CardsTable
        id="print-jobs"
        label={texts.tabs.cards}
        rows={items}
        total={total}
        params={params}
        empty={
          <EmptyState
            icon={<Printer />}
            title={texts.empty}
            text={texts.emptyHint}
            action={
              <Button asChild>
                <Link href="/licenses">{texts.toLicenses}</Link>
              </Button>
            }
          />
        }
      />
    </ListPage>
  );
}
