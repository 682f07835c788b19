"use client";

import {
  Area,
  AreaChart,
  Bar,
  BarChart as Bars,
  CartesianGrid,
  Cell,
  Pie,
  PieChart,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { axisText, ChartFrame, colorOf, type Datum, gridLine, type Series } from "./frame";
import { ChartTooltip } from "./tooltip";
import { formatValue, type Unit } from "./units";

export type ChartProps = {
  /** Names the chart; say what is counted and over what: "Licenses issued per month". */
  title: string;
  hideTitle?: boolean;
  data: Datum[];
  series: Series[];
  unit?: Unit;
  /** Height of the drawing in px. */
  height?: number;
  className?: string;
};

/** Bars side by side, or on top of each other with `stacked`. */
export function BarChart({
  title,
  hideTitle,
  data,
  series,
  unit = "count",
  height = 220,
  className,
  stacked = false,
}: ChartProps & { stacked?: boolean }) {
  return (
    <ChartFrame {...{ title, hideTitle, data, series, unit, height, className }} legend={series.length > 1}>
      <Bars
        data={data}
        margin={{ top: 4, right: 4, bottom: 0, left: 0 }}
        accessibilityLayer={false}
        barCategoryGap="28%"
      >
        <CartesianGrid vertical={false} {...gridLine} />
        <XAxis
          dataKey="label"
          tick={axisText}
          tickLine={false}
          axisLine={{ stroke: "var(--border)" }}
          minTickGap={12}
        />
        <YAxis
          tick={axisText}
          tickLine={false}
          axisLine={false}
          width="auto"
          allowDecimals={false}
          tickFormatter={(value: number) => formatValue(value, unit)}
        />
        <Tooltip
          content={<ChartTooltip unit={unit} />}
          cursor={{ fill: "var(--foreground)", fillOpacity: 0.05 }}
          isAnimationActive={false}
        />
        {series.map((one, index) => (
          <Bar
            key={one.key}
            dataKey={one.key}
            name={one.label}
            fill={colorOf(index, one.color)}
            stackId={stacked ? "all" : undefined}
            radius={stacked ? 0 : [3, 3, 0, 0]}
            maxBarSize={40}
            isAnimationActive={false}
          />
        ))}
      </Bars>
    </ChartFrame>
  );
}

/** Lines over time; a single line has a soft surface below it. */
export function LineChart({ title, hideTitle, data, series, unit = "count", height = 220, className }: ChartProps) {
  return (
    <ChartFrame {...{ title, hideTitle, data, series, unit, height, className }} legend={series.length > 1}>
      <AreaChart data={data} margin={{ top: 6, right: 8, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} {...gridLine} />
        <XAxis
          dataKey="label"
          tick={axisText}
          tickLine={false}
          axisLine={{ stroke: "var(--border)" }}
          minTickGap={24}
        />
        <YAxis
          tick={axisText}
          tickLine={false}
          axisLine={false}
          width="auto"
          allowDecimals={false}
          tickFormatter={(value: number) => formatValue(value, unit)}
        />
        <Tooltip content={<ChartTooltip unit={unit} />} cursor={{ stroke: "var(--input)" }} isAnimationActive={false} />
        {series.map((one, index) => (
          <Area
            key={one.key}
            type="monotone"
            dataKey={one.key}
            name={one.label}
            stroke={colorOf(index, one.color)}
            strokeWidth={1.75}
            fill={colorOf(index, one.color)}
            fillOpacity={series.length === 1 ? 0.12 : 0}
            activeDot={{ r: 3.5, strokeWidth: 0 }}
            isAnimationActive={false}
          />
        ))}
      </AreaChart>
    </ChartFrame>
  );
}

/** Parts of a whole, the sum in the middle, each part named beside it with its figure. */
export function DonutChart({
  title,
  hideTitle,
  parts,
  unit = "count",
  height = 180,
  totalLabel,
  className,
}: {
  title: string;
  hideTitle?: boolean;
  parts: { label: string; value: number; color?: string }[];
  unit?: Unit;
  height?: number;
  totalLabel: string;
  className?: string;
}) {
  const total = parts.reduce((sum, part) => sum + part.value, 0);
  const slices = parts.map((part, index) => ({ ...part, fill: colorOf(index, part.color) }));
  const data: Datum[] = parts.map(({ label, value }) => ({ label, value }));
  return (
    <div className={`grid items-center gap-4 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)] ${className ?? ""}`}>
      <div className="relative">
        <ChartFrame
          {...{ title, hideTitle, data, unit, height }}
          series={[{ key: "value", label: totalLabel }]}
          legend={false}
        >
          <PieChart accessibilityLayer={false}>
            <Pie
              data={slices}
              dataKey="value"
              nameKey="label"
              innerRadius="68%"
              outerRadius="96%"
              paddingAngle={slices.filter(({ value }) => value > 0).length > 1 ? 2 : 0}
              startAngle={90}
              endAngle={-270}
              stroke="none"
              isAnimationActive={false}
              rootTabIndex={-1}
            >
              {slices.map((slice) => (
                <Cell key={slice.label} fill={slice.fill} />
              ))}
            </Pie>
            <Tooltip content={<ChartTooltip unit={unit} />} isAnimationActive={false} />
          </PieChart>
        </ChartFrame>
        <div
          aria-hidden
          style={{ height }}
          className="pointer-events-none absolute inset-x-0 bottom-0 grid place-content-center text-center"
        >
          <span className="font-semibold text-xl tabular-nums tracking-tight">{formatValue(total, unit)}</span>
          <span className="text-muted-foreground text-xs">{totalLabel}</span>
        </div>
      </div>
      <ul aria-hidden className="grid gap-1.5 text-sm">
        {slices.map((slice) => (
          <li key={slice.label} className="flex items-center gap-2">
            <span className="size-2.5 rounded-[3px]" style={{ background: slice.fill }} />
            <span className="truncate">{slice.label}</span>
            <span className="ml-auto text-muted-foreground tabular-nums">{formatValue(slice.value, unit)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
