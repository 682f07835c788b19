import { ScanFace } from "lucide-react";
import type { Metadata } from "next";
import { optionFilters } from "@/components/data-table/filter-options";
import { ListPage, type ListPageProps } from "@/components/data-table/list-page";
import { parseTableParams, sortedWindow } from "@/components/data-table/search-params";
import { EmptyState } from "@/components/ui/empty-state";
import { QUEUE_FILTERS, reviewQueue } from "@/lib/identity/review/queries";
import { requireActor } from "@/lib/platform/auth/current";
import { ReviewTable } from "./_components/review-table";
import { queueOf, reviewTable } from "./table";
import { texts } from "./texts";

export const metadata: Metadata = { title: texts.title };

export default async function IdentityReviewPage({ searchParams }: ListPageProps) {
  const actor = await requireActor("staff");
  const params = parseTableParams(await searchParams, reviewTable);
  const { items, total } = await reviewQueue(actor, queueOf(params), sortedWindow(params));
  return (
    <ListPage title={texts.title} description={texts.description}>
      <ReviewTable
        rows={items}
        total={total}
        params={params}
        filters={optionFilters(QUEUE_FILTERS, texts.filters, {
          decision: (value) => texts.states[value],
          document_type: (value) => texts.types[value],
          confirmed: (value) => texts.yesNo[value],
          verified: (value) => texts.yesNo[value],
        })}
        empty={<EmptyState icon={<ScanFace />} title={texts.empty} text={texts.emptyHint} />}
      />
    </ListPage>
  );
}
