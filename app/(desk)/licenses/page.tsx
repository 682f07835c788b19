import { IdCard } from "lucide-react";
import type { Metadata } from "next";
import { exportLinks } from "@/components/data-table/export-links";
import { optionFilters } from "@/components/data-table/filter-options";
import { CreateLink, ListPage, type ListPageProps } from "@/components/data-table/list-page";
import { parseTableParams, sortedWindow } from "@/components/data-table/search-params";
import { EmptyState } from "@/components/ui/empty-state";
import { LISTING_FILTERS, listForDesk } from "@/lib/licenses/listing";
import { CATEGORY_NAMES } from "@/lib/licenses/schema";
import { requireActor } from "@/lib/platform/auth/current";
import { officeToday } from "@/lib/platform/time";
import { LicensesTable } from "./_components/licenses-table";
import { licensesTable, listingOf } from "./table";
import { texts } from "./texts";

export const metadata: Metadata = { title: texts.title };

export default async function LicensesPage({ searchParams }: ListPageProps) {
  const actor = await requireActor("staff");
  const params = parseTableParams(await searchParams, licensesTable);
  const { items, total } = await listForDesk(actor, listingOf(params), sortedWindow(params));
  const newLicense = <CreateLink href="/licenses/new">{texts.newLicense}</CreateLink>;
  return (
    <ListPage title={texts.title} description={texts.description} actions={newLicense}>
      <LicensesTable
        rows={items}
        total={total}
        params={params}
        today={officeToday(new Date())}
        filters={optionFilters(LISTING_FILTERS, texts.filters, {
          status: (value) => texts.status[value],
          category: (value) => `${value} – ${CATEGORY_NAMES[value]}`,
          generated: (value) => texts.filters.generatedOptions[value],
          expiring: (value) => texts.filters.expiringOptions[value],
        })}
        exports={exportLinks("/api/v1/licenses/export", params)}
        empty={<EmptyState icon={<IdCard />} title={texts.empty} text={texts.emptyHint} action={newLicense} />}
      />
    </ListPage>
  );
}
