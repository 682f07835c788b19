import { FilePen } from "lucide-react";
import type { Metadata } from "next";
import { optionFilters } from "@/components/data-table/filter-options";
import { ListPage, type ListPageProps } from "@/components/data-table/list-page";
import { parseTableParams, sortedWindow } from "@/components/data-table/search-params";
import { EmptyState } from "@/components/ui/empty-state";
import { DRAFT_FILTERS, type DraftFilter, listDrafts } from "@/lib/ledger/desk/drafts-listing";
import { requireActor } from "@/lib/platform/auth/current";
import { LedgerTabs } from "../_components/ledger-tabs";
import { NewVoucherMenu } from "../_components/new-voucher-menu";
import { texts } from "../texts";
import { formLabel } from "../voucher-forms";
import { DraftsTable } from "./_components/drafts-table";
import { draftsTable } from "./table";

const words = texts.drafts;

export const metadata: Metadata = { title: words.title };

export default async function DraftsPage({ searchParams }: ListPageProps) {
  const actor = await requireActor("staff");
  const params = parseTableParams(await searchParams, draftsTable);
  const filter = { form: params.filters.form as DraftFilter["form"] };
  const { rows, total } = await listDrafts(actor, filter, sortedWindow(params));
  return (
    <ListPage
      title={words.title}
      description={words.description}
      parents={[{ label: texts.title, href: "/ledger" }]}
      actions={<NewVoucherMenu />}
    >
      <LedgerTabs />
      <DraftsTable
        rows={rows}
        total={total}
        params={params}
        filters={optionFilters(DRAFT_FILTERS, { form: words.columns.form }, { form: formLabel })}
        empty={<EmptyState icon={<FilePen />} title={words.empty} text={words.emptyHint} action={<NewVoucherMenu />} />}
      />
    </ListPage>
  );
}
