import { Hourglass, Receipt, Wallet } from "lucide-react";
import type { Metadata } from "next";
import { exportLinks } from "@/components/data-table/export-links";
import { optionFilters } from "@/components/data-table/filter-options";
import { ListPage, type ListPageProps } from "@/components/data-table/list-page";
import { parseTableParams, sortedWindow } from "@/components/data-table/search-params";
import { formatCount } from "@/components/texts";
import { EmptyState } from "@/components/ui/empty-state";
import { StatCard } from "@/components/ui/stat-card";
import { LEDGER_FILTERS, ledgerPage } from "@/lib/licenses/applications/transactions-listing";
import { transactionDetail } from "@/lib/licenses/applications/view";
import { requireActor } from "@/lib/platform/auth/current";
import { formatCents } from "@/lib/platform/money";
import { TransactionsTable } from "./_components/transactions-table";
import { ledgerOf, transactionsTable } from "./table";
import { transactionTexts as texts } from "./texts";

export const metadata: Metadata = { title: texts.title };

export default async function TransactionsPage({ searchParams }: ListPageProps) {
  const actor = await requireActor("staff");
  const params = parseTableParams(await searchParams, transactionsTable);
  const { items, total, totals } = await ledgerPage(actor, ledgerOf(params), sortedWindow(params));
  return (
    <ListPage title={texts.title} description={texts.description}>
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
          ...optionFilters(LEDGER_FILTERS, texts.filters, {
            type: (value) => texts.types[value],
            status: (value) => texts.status[value],
          }),
          { id: "from", label: texts.filters.from, type: "date" },
          { id: "to", label: texts.filters.to, type: "date" },
        ]}
        exports={exportLinks("/api/v1/transactions/export", params)}
        empty={<EmptyState icon={<Receipt />} title={texts.empty} text={texts.emptyHint} />}
      />
    </ListPage>
  );
}
