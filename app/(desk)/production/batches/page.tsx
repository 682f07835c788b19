import { Layers } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import {
  defineTable,
  pageWindow,
  parseTableParams,
  type SearchParamsInput,
} from "@/components/data-table/search-params";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { listBatches } from "@/lib/licenses/production/batch-queries";
import { requireActor } from "@/lib/platform/auth/current";
import { ProductionTabs } from "../_components/production-tabs";
import { texts } from "../texts";
import { BatchesTable } from "./_components/batches-table";

export const metadata: Metadata = { title: texts.batch.listTitle };

/** The newest first; there is nothing to filter. */
const batchesTable = defineTable({ sorts: [], defaultSort: { id: "id", desc: true } });

export default async function BatchesPage({ searchParams }: { searchParams: Promise<SearchParamsInput> }) {
  const actor = await requireActor("staff");
  const params = parseTableParams(await searchParams, batchesTable);
  const { items, total } = await listBatches(actor, pageWindow(params));
  return (
    <>
      <PageHeader
        title={texts.batch.listTitle}
        description={texts.batch.listDescription}
        crumbs={[{ label: texts.title, href: "/production" }, { label: texts.batch.listTitle }]}
      />
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
    </>
  );
}
