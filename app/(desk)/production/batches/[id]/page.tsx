import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { pageWindow, parseTableParams, type SearchParamsInput } from "@/components/data-table/search-params";
import { StatusBadge } from "@/components/ui/badge";
import { DateTime } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { getBatch } from "@/lib/licenses/production/batch-queries";
import { listCards } from "@/lib/licenses/production/queries";
import { requireActor } from "@/lib/platform/auth/current";
import { DomainError } from "@/lib/platform/errors";
import { LiveRefresh } from "../../../admin/jobs/_components/live-refresh";
import { CardsTable } from "../../_components/cards-table";
import { batchCardsTable, cardFilterOf } from "../../table";
import { texts } from "../../texts";
import { BatchNotices } from "./_components/batch-notices";
import { BatchProgress } from "./_components/batch-progress";
import { PrintFiles } from "./_components/print-files";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<SearchParamsInput> };
const words = texts.batch;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: words.title(Number((await params).id)) };
}

export default async function BatchPage({ params: path, searchParams }: Props) {
  const actor = await requireActor("staff");
  const { id: text } = await path;
  if (!/^[1-9]\d{0,8}$/.test(text)) notFound();
  const id = Number(text);
  const params = parseTableParams(await searchParams, batchCardsTable);
  const { sort } = params;
  const [batch, cards] = await Promise.all([
    getBatch(actor, id).catch((error: unknown) => {
      if (error instanceof DomainError && error.kind === "not_found") notFound();
      throw error;
    }),
    listCards(
      actor,
      { ...cardFilterOf(params), batchId: id },
      { ...pageWindow(params), sort: sort.id, desc: sort.desc },
    ),
  ]);
  const active = batch.job?.state === "queued" || batch.job?.state === "running";
  return (
    <>
      <PageHeader
        title={words.title(id)}
        badge={batch.job ? <StatusBadge status={batch.job.state} /> : null}
        description={
          <>
            {words.made} <DateTime value={batch.created_at} />
            {batch.created_by ? ` ${words.by} ${batch.created_by}` : null}
          </>
        }
        crumbs={[
          { label: texts.title, href: "/production" },
          { label: words.listTitle, href: "/production/batches" },
          { label: words.title(id) },
        ]}
        actions={active ? <LiveRefresh active /> : null}
      />
      <BatchNotices batch={batch} />
      <div className="mb-5 grid items-start gap-5 lg:grid-cols-2">
        <BatchProgress batch={batch} active={active} />
        <PrintFiles batch={batch} />
      </div>
      <CardsTable
        id="batch-cards"
        label={words.cards}
        rows={cards.items}
        total={cards.total}
        params={params}
        empty={<EmptyState title={words.noCards} />}
      />
    </>
  );
}
