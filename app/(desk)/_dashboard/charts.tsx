import { BarChart, DonutChart } from "@/components/charts/charts";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import type { DashboardFigures } from "@/lib/licenses/figures";
import { texts } from "./texts";

const words = texts.charts;
const monthName = new Intl.DateTimeFormat("en-GB", { month: "short", year: "2-digit", timeZone: "UTC" });

/** Colours by status, so that "revoked" is the same red wherever it is shown. */
const statusColor = {
  pending: "var(--chart-3)",
  pending_collection: "var(--chart-5)",
  active: "var(--chart-1)",
  suspended: "var(--chart-2)",
  revoked: "var(--destructive)",
  expired: "var(--muted-foreground)",
} as const;

export function Charts({ figures }: { figures: DashboardFigures }) {
  const any = figures.statuses.length > 0;
  const nothing = <p className="py-10 text-center text-muted-foreground">{words.none}</p>;
  return (
    <div className="grid gap-5 lg:grid-cols-2 2xl:grid-cols-3">
      <Card className="lg:col-span-2 2xl:col-span-1">
        <CardHeader title={words.months} />
        <CardBody>
          {any ? (
            <BarChart
              title={words.months}
              hideTitle
              data={figures.months.map(({ month, issued }) => ({
                label: monthName.format(new Date(`${month}-01T00:00:00Z`)),
                issued,
              }))}
              series={[{ key: "issued", label: words.issued }]}
            />
          ) : (
            nothing
          )}
        </CardBody>
      </Card>
      <Card>
        <CardHeader title={words.categories} />
        <CardBody>
          {figures.categories.length > 0 ? (
            <BarChart
              title={words.categories}
              hideTitle
              data={figures.categories.map(({ category, count }) => ({ label: category, count }))}
              series={[{ key: "count", label: words.holders, color: "var(--chart-3)" }]}
            />
          ) : (
            nothing
          )}
        </CardBody>
      </Card>
      <Card>
        <CardHeader title={words.statuses} />
        <CardBody>
          {any ? (
            <DonutChart
              title={words.statuses}
              hideTitle
              totalLabel={words.total}
              parts={figures.statuses.map(({ status, count }) => ({
                label: texts.status[status],
                value: count,
                color: statusColor[status],
              }))}
            />
          ) : (
            nothing
          )}
        </CardBody>
      </Card>
    </div>
  );
}
