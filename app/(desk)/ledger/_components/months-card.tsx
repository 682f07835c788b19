import { BarChart } from "@/components/charts/charts";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import type { Overview } from "@/lib/ledger/desk/overview";
import { rupeesOf } from "@/lib/ledger/rupees";
import { texts } from "../texts";

const words = texts.overview;
const monthName = new Intl.DateTimeFormat("en-GB", { month: "short", year: "2-digit", timeZone: "UTC" });

/** A year of months, earned beside spent. */
export function MonthsCard({ months }: { months: Overview["months"] }) {
  return (
    <Card>
      <CardHeader title={words.months} />
      <CardBody>
        <BarChart
          title={words.months}
          hideTitle
          unit="rupees"
          data={months.map(({ month, income, expenses }) => ({
            label: monthName.format(new Date(`${month}-01T00:00:00Z`)),
            income: rupeesOf(income),
            expenses: rupeesOf(expenses),
          }))}
          series={[
            { key: "income", label: words.income },
            { key: "expenses", label: words.expenses, color: "var(--chart-2)" },
          ]}
        />
      </CardBody>
    </Card>
  );
}
