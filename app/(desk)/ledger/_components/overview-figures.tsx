import { HandCoins, Landmark, PiggyBank, Scale, TrendingUp } from "lucide-react";
import { StatCard } from "@/components/ui/stat-card";
import type { Overview } from "@/lib/ledger/desk/overview";
import { formatRupees } from "@/lib/ledger/rupees";
import { ledgerHref } from "../asked";
import { texts } from "../texts";

const words = texts.overview;
const advances = (paise: bigint): string => (paise > 0n ? words.advances(formatRupees(paise)) : words.noAdvances);

/** The figures at the head of the books; each opens what it is made of. */
export function OverviewFigures({ overview }: { overview: Overview }) {
  const { company, receivables, payables, banks, income, expenses, taxDue, inputTax, today } = overview;
  const result = income - expenses;
  return (
    <div className="grid gap-3 sm:grid-cols-2 xl:grid-cols-5">
      <StatCard
        label={words.receivables}
        value={formatRupees(receivables.total)}
        detail={advances(receivables.advances)}
        icon={<HandCoins />}
        href={`/ledger/reports/outstanding?company=${company.id}`}
      />
      <StatCard
        label={words.payables}
        value={formatRupees(payables.total)}
        detail={advances(payables.advances)}
        icon={<Scale />}
        href={`/ledger/reports/outstanding?company=${company.id}&side=payable`}
      />
      <StatCard
        label={words.cash}
        value={formatRupees(banks.reduce((sum, { balance }) => sum + balance, 0n))}
        detail={banks.map(({ bankName }) => bankName).join(", ")}
        icon={<Landmark />}
        href={ledgerHref({ company: company.id, book: "bank" })}
      />
      <StatCard
        label={words.result}
        value={formatRupees(result)}
        tone={result < 0n ? "danger" : "neutral"}
        detail={words.resultDetail(formatRupees(income), formatRupees(expenses))}
        icon={<TrendingUp />}
        href={`/ledger/reports/profit-and-loss?company=${company.id}`}
      />
      <StatCard
        label={words.gst}
        value={formatRupees(taxDue)}
        detail={words.gstDetail(formatRupees(inputTax))}
        icon={<PiggyBank />}
        href={`/ledger/reports/gst?company=${company.id}&from=${today.slice(0, 7)}-01&through=${today}`}
      />
    </div>
  );
}
