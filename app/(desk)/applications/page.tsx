import { FilePlus2, Inbox } from "lucide-react";
import type { Metadata } from "next";
import { exportLinks } from "@/components/data-table/export-links";
import { optionFilters } from "@/components/data-table/filter-options";
import { CreateLink, ListPage, type ListPageProps } from "@/components/data-table/list-page";
import { parseTableParams, sortedWindow } from "@/components/data-table/search-params";
import { EmptyState } from "@/components/ui/empty-state";
import { applicationQueue, QUEUE_FILTERS } from "@/lib/licenses/applications/listing";
import { CATEGORY_NAMES } from "@/lib/licenses/schema";
import { requireActor } from "@/lib/platform/auth/current";
import { ApplicationsTable } from "./_components/applications-table";
import { applicationsTable, queueOf } from "./table";
import { texts } from "./texts";

export const metadata: Metadata = { title: texts.title };

export default async function ApplicationsPage({ searchParams }: ListPageProps) {
  const actor = await requireActor("staff");
  const params = parseTableParams(await searchParams, applicationsTable);
  const { items, total } = await applicationQueue(actor, queueOf(params), sortedWindow(params));
  const newApplication = (
    <CreateLink href="/applications/new" icon={<FilePlus2 aria-hidden />}>
      {texts.newApplication}
    </CreateLink>
  );
  return (
    <ListPage title={texts.title} description={texts.description} actions={newApplication}>
      <ApplicationsTable
        rows={items}
        total={total}
        params={params}
        now={new Date().toISOString()}
        filters={optionFilters(QUEUE_FILTERS, texts.filters, {
          status: (value) => texts.status[value],
          type: (value) => texts.types[value],
          category: (value) => `${value} – ${CATEGORY_NAMES[value]}`,
        })}
        exports={exportLinks("/api/v1/applications/export", params)}
        empty={<EmptyState icon={<Inbox />} title={texts.empty} text={texts.emptyHint} action={newApplication} />}
      />
    </ListPage>
  );
}
