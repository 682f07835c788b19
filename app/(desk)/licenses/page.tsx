import { IdCard, Plus } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { pageWindow, parseTableParams, tableQuery } from "@/components/data-table/search-params";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { LISTING_FILTERS, listForDesk } from "@/lib/licenses/listing";
import { CATEGORY_NAMES } from "@/lib/licenses/schema";
import { requireActor } from "@/lib/platform/auth/current";
import { officeToday } from "@/lib/platform/time";
import { LicensesTable } from "./_components/licenses-table";
import { licensesTable, listingOf } from "./table";
import { texts } from "./texts";

export const metadata: Metadata = { title: texts.title };

export default async function LicensesPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const actor = await requireActor("staff");
  const params = parseTableParams(await searchParams, licensesTable);
  const { items, total } = await listForDesk(actor, listingOf(params), {
    ...pageWindow(params),
    sort: params.sort.id,
    desc: params.sort.desc,
  });
  const exported = (format: string) => `/api/v1/licenses/export${tableQuery(params)}&format=${format}`;
  const newLicense = (
    <Button asChild variant="primary">
      <Link href="/licenses/new">
        <Plus aria-hidden />
        {texts.newLicense}
      </Link>
    </Button>
  );
  return (
    <>
      <PageHeader
        title={texts.title}
        description={texts.description}
        crumbs={[{ label: texts.title }]}
        actions={newLicense}
      />
      <LicensesTable
        rows={items}
        total={total}
        params={params}
        today={officeToday(new Date())}
        filters={[
          options("status", (value) => texts.status[value]),
          options("category", (value) => `${value} – ${CATEGORY_NAMES[value]}`),
          options("generated", (value) => texts.filters.generatedOptions[value]),
          options("expiring", (value) => texts.filters.expiringOptions[value]),
        ]}
        exports={[
          { label: texts.export.csv, href: exported("csv") },
          { label: texts.export.xlsx, href: exported("xlsx") },
        ]}
        empty={<EmptyState icon={<IdCard />} title={texts.empty} text={texts.emptyHint} action={newLicense} />}
      />
    </>
  );
}

type Filters = typeof LISTING_FILTERS;
const options = <Name extends keyof Filters>(id: Name, label: (value: Filters[Name][number]) => string) => ({
  id,
  label: texts.filters[id],
  options: LISTING_FILTERS[id].map((value) => ({ value, label: label(value) })),
});
