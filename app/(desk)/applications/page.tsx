import { FilePlus2, Inbox } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import {
  pageWindow,
  parseTableParams,
  type SearchParamsInput,
  tableQuery,
} from "@/components/data-table/search-params";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { applicationQueue, QUEUE_FILTERS } from "@/lib/licenses/applications/listing";
import { CATEGORY_NAMES } from "@/lib/licenses/schema";
import { requireActor } from "@/lib/platform/auth/current";
import { ApplicationsTable } from "./_components/applications-table";
import { applicationsTable, queueOf } from "./table";
import { texts } from "./texts";

export const metadata: Metadata = { title: texts.title };

export default async function ApplicationsPage({ searchParams }: { searchParams: Promise<SearchParamsInput> }) {
  const actor = await requireActor("staff");
  const params = parseTableParams(await searchParams, applicationsTable);
  const { items, total } = await applicationQueue(actor, queueOf(params), {
    ...pageWindow(params),
    sort: params.sort.id,
    desc: params.sort.desc,
  });
  const exported = (format: string) => `/api/v1/applications/export${tableQuery(params)}&format=${format}`;
  const newApplication = (
    <Button asChild variant="primary">
      <Link href="/applications/new">
        <FilePlus2 aria-hidden />
        {texts.newApplication}
      </Link>
    </Button>
  );
  return (
    <>
      <PageHeader
        title={texts.title}
        description={texts.description}
        crumbs={[{ label: texts.title }]}
        actions={newApplication}
      />
      <ApplicationsTable
        rows={items}
        total={total}
        params={params}
        now={new Date().toISOString()}
        filters={[
          options("status", (value) => texts.status[value]),
          options("type", (value) => texts.types[value]),
          options("category", (value) => `${value} – ${CATEGORY_NAMES[value]}`),
        ]}
        exports={[
          { label: texts.export.csv, href: exported("csv") },
          { label: texts.export.xlsx, href: exported("xlsx") },
        ]}
        empty={<EmptyState icon={<Inbox />} title={texts.empty} text={texts.emptyHint} action={newApplication} />}
      />
    </>
  );
}

type Filters = typeof QUEUE_FILTERS;
const options = <Name extends keyof Filters>(id: Name, label: (value: Filters[Name][number]) => string) => ({
  id,
  label: texts.filters[id],
  options: QUEUE_FILTERS[id].map((value) => ({ value, label: label(value) })),
});
