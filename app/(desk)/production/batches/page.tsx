import { Layers } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { ListPage, type ListPageProps } from "@/components/data-table/list-page";
import { defineTable, pageWindow, parseTableParams } from "@/components/data-table/search-params";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { listBatches } from "@/lib/licenses/production/batch-queries";
import { requireActor } from "@/lib/platform/auth/current";
import { ProductionTabs } from "../_components/production-tabs";
import { texts } from "../texts";
import { BatchesTable } from "./_components/batches-table";

export const metadata: Metadata = { title: texts.batch.listTitle };

/** The newest first; there is nothing to filter. */
const batchesTable = defineTable({ sorts: [], defaultSort: { id: "id", desc: true } });

export default async function BatchesPage({ searchParams }: ListPageProps) {
  const actor = await requireActor("staff");
  const params = parseTableParams(await searchParams, batchesTable);
  const { items, total } = await listBatches(actor, pageWindow(params));
  return (
    <ListPage
      title={texts.batch.listTitle}
      description={texts.batch.listDescription}
      parents={[{ label: texts.title, href: "/production" }]}
    >
      <ProductionTabs />
      <BatchesTable
        rows={items}
        total={total}
        params={params}
        empty={
          <EmptyState
            icon={<Layers />}
            title={texts.batch.none}
            text={texts.batch.noneHint}
            action={
              <Button asChild>
                <Link href="/production?state=queued">{texts.batch.toQueue}</Link>
              </Button>
            }
          />
        }
      />
    </ListPage>
  );
}
