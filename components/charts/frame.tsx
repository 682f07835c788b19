"use client";

import { type ReactNode, useId } from "react";
import { ResponsiveContainer } from "recharts";
import { cn } from "../ui/cn";
import { formatValue, type Unit } from "./units";

/** One line, bar or ring of a chart. `key` names its numbers in each datum; colours follow the theme's chart-1 to 5. */
export type Series = { key: string; label: string; color?: string };
/** One place on the axis: its `label`, and a number per series. */
export type Datum = { label: string } & Record<string, string | number>;

export const colorOf = (index: number, color?: string): string => color ?? `var(--chart-${(index % 5) + 1})`;
export const numberAt = (datum: Datum, key: string): number => Number(datum[key] ?? 0);

/** Text of axes, in the theme's colours. */
export const axisText = { fill: "var(--muted-foreground)", fontSize: 11 };
export const gridLine = { stroke: "var(--border)", strokeDasharray: "2 4" };

/**
 * Title, drawing, legend, and the same figures as a table for screen readers: the drawing itself is hidden from them.
 * `height` in px.
 */
export function ChartFrame({
  title,
  hideTitle,
  data,
  series,
  unit,
  height,
  legend,
  className,
  children,
}: {
  title: string;
  hideTitle?: boolean;
  data: readonly Datum[];
  series: readonly Series[];
  unit: Unit;
  height: number;
  legend: boolean;
  className?: string;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <figure aria-labelledby={id} className={cn("relative min-w-0", className)}>
      <figcaption id={id} className={cn("mb-3 font-medium text-sm", hideTitle && "sr-only")}>
        {title}
      </figcaption>
      <div aria-hidden style={{ height }} className="w-full text-xs">
        <ResponsiveContainer width="100%" height={height} initialDimension={{ width: 480, height }}>
          {children}
        </ResponsiveContainer>
      </div>
      {legend ? (
        <ul aria-hidden className="mt-2 flex flex-wrap justify-center gap-x-4 gap-y-1 text-muted-foreground text-xs">
          {series.map((one, index) => (
            <li key={one.key} className="flex items-center gap-1.5">
              <span className="size-2 rounded-full" style={{ background: colorOf(index, one.color) }} />
              {one.label}
            </li>
          ))}
        </ul>
      ) : null}
      <div className="sr-only">
        <table>
          <caption>{title}</caption>
          <thead>
            <tr>
              <th scope="col">Label</th>
              {series.map(({ key, label }) => (
                <th key={key} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.map((datum) => (
              <tr key={datum.label}>
                <th scope="row">{datum.label}</th>
                {series.map(({ key }) => (
                  <td key={key}>{formatValue(numberAt(datum, key), unit)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}
