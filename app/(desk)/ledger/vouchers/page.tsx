import { Files } from "lucide-react";
import type { Metadata } from "next";
import { exportLinks } from "@/components/data-table/export-links";
import { optionFilters } from "@/components/data-table/filter-options";
import { ListPage, type ListPageProps } from "@/components/data-table/list-page";
import { parseTableParams, sortedWindow } from "@/components/data-table/search-params";
import { EmptyState } from "@/components/ui/empty-state";
import { companiesOf } from "@/lib/ledger/desk/choices";
import { listVouchers, VOUCHER_FILTERS } from "@/lib/ledger/desk/vouchers-listing";
import { requireActor } from "@/lib/platform/auth/current";
import { LedgerTabs } from "../_components/ledger-tabs";
import { NewVoucherMenu } from "../_components/new-voucher-menu";
import { texts, voucherKinds, voucherStates } from "../texts";
import { VouchersTable } from "./_components/vouchers-table";
import { filterOf, vouchersTable } from "./table";

const words = texts.vouchers;

export const metadata: Metadata = { title: words.title };

export default async function VouchersPage({ searchParams }: ListPageProps) {
  const actor = await requireActor("staff");
  const params = parseTableParams(await searchParams, vouchersTable);
  const [{ rows, total }, companies] = await Promise.all([
    listVouchers(actor, filterOf(params), sortedWindow(params)),
    companiesOf(actor),
  ]);
  const options = optionFilters(VOUCHER_FILTERS, words.filters, {
    kind: (kind) => voucherKinds[kind],
    state: (state) => voucherStates[state],
  });
  const byCompany = {
    id: "company",
    label: words.filters.company,
    options: companies.map(({ id, name }) => ({ value: String(id), label: name })),
  };
  return (
    <ListPage
      title={words.title}
      description={words.description}
      parents={[{ label: texts.title, href: "/ledger" }]}
      actions={<NewVoucherMenu />}
    >
      <LedgerTabs />
      <VouchersTable
        rows={rows}
        total={total}
        params={params}
        filters={[
          ...options,
          ...(companies.length > 1 ? [byCompany] : []),
          { id: "from", label: words.filters.from, type: "date" },
          { id: "through", label: words.filters.through, type: "date" },
        ]}
        exports={exportLinks("/api/bookkeeping/vouchers/export", params)}
        empty={<EmptyState icon={<Files />} title={words.empty} text={words.emptyHint} action={<NewVoucherMenu />} />}
      />
    </ListPage>
  );
}
