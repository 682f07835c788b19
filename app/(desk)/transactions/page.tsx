import { Hourglass, Receipt, Wallet } from "lucide-react";
import type { Metadata } from "next";
import {
  pageWindow,
  parseTableParams,
  type SearchParamsInput,
  tableQuery,
} from "@/components/data-table/search-params";
import { formatCount } from "@/components/texts";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { StatCard } from "@/components/ui/stat-card";
import { LEDGER_FILTERS, ledgerPage } from "@/lib/licenses/applications/transactions-listing";
import { transactionDetail } from "@/lib/licenses/applications/view";
import { requireActor } from "@/lib/platform/auth/current";
import { formatCents } from "@/lib/platform/money";
import { TransactionsTable } from "./_components/transactions-table";
import { ledgerOf, transactionsTable } from "./table";
import { transactionTexts as texts } from "./texts";

export const metadata: Metadata = { title: texts.title };

export default async function TransactionsPage({ searchParams }: { searchParams: Promise<SearchParamsInput> }) {
  const actor = await requireActor("staff");
  const params = parseTableParams(await searchParams, transactionsTable);
  const { items, total, totals } = await ledgerPage(actor, ledgerOf(params), {
    ...pageWindow(params),
    sort: params.sort.id,
    desc: params.sort.desc,
  });
  const exported = (format: string) => `/api/v1/transactions/export${tableQuery(params)}&format=${format}`;
  return (
    <>
      <PageHeader title={texts.title} description={texts.description} crumbs={[{ label: texts.title }]} />
      <div className="mb-4 grid gap-3 sm:grid-cols-3">
        <StatCard label={texts.totals.count} value={formatCount(total)} detail={texts.totals.hint} icon={<Receipt />} />
        <StatCard
          label={texts.totals.completed}
          value={formatCents(totals.completedCents)}
          detail={texts.totals.hint}
          icon={<Wallet />}
        />
        <StatCard
          label={texts.totals.pending}
          value={formatCents(totals.pendingCents)}
          detail={texts.totals.hint}
          icon={<Hourglass />}
        />
      </div>
      <TransactionsTable
        rows={items.map(transactionDetail)}
        total={total}
        params={params}
        filters={[
          {
            id: "type",
            label: texts.filters.type,
            options: LEDGER_FILTERS.type.map((value) => ({ value, label: texts.types[value] })),
          },
          {
            id: "status",
            label: texts.filters.status,
            options: LEDGER_FILTERS.status.map((value) => ({ value, label: texts.status[value] })),
          },
          { id: "from", label: texts.filters.from, type: "date" },
          { id: "to", label: texts.filters.to, type: "date" },
        ]}
        exports={[
          { label: texts.export.csv, href: exported("csv") },
          { label: texts.export.xlsx, href: exported("xlsx") },
        ]}
        empty={<EmptyState icon={<Receipt />} title={texts.empty} text={texts.emptyHint} />}
      />
    </>
  );
}
