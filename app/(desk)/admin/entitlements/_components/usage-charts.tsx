import { LineChart } from "@/components/charts/charts";
import type { UsageDay } from "@/lib/entitlements/usage";
import { texts } from "../texts";

/** What an installation reported, day by day. */
export function UsageCharts({ usage }: { usage: readonly UsageDay[] }) {
  if (usage.length === 0) return <p className="text-muted-foreground text-sm">{texts.noUsage}</p>;
  const data = usage.map(({ day, cameras, events }) => ({ label: day.slice(5), cameras, events }));
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <LineChart
        title={texts.usageTitle}
        data={data}
        series={[{ key: "cameras", label: texts.cameras }]}
        height={160}
      />
      <LineChart title={texts.readsTitle} data={data} series={[{ key: "events", label: texts.reads }]} height={160} />
    </div>
  );
}
