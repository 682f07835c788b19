"use client";

import { formatValue, type Unit } from "./units";

type Entry = { name?: unknown; value?: unknown; color?: string; payload?: { fill?: string } };

/** The box at the pointer: the label and each series' number. Recharts hands over `active`, `payload` and `label`. */
export function ChartTooltip({
  active,
  payload,
  label,
  unit,
}: {
  active?: boolean;
  payload?: readonly Entry[];
  label?: unknown;
  unit: Unit;
}) {
  if (!active || !payload || payload.length === 0) return null;
  return (
    <div className="rounded-md bg-popover px-2.5 py-2 text-popover-foreground text-xs shadow-overlay">
      {label === undefined || label === "" ? null : <p className="mb-1 font-medium">{String(label)}</p>}
      <ul className="grid gap-0.5">
        {payload.map((entry) => (
          <li key={String(entry.name)} className="flex items-center gap-2">
            <span className="size-2 rounded-full" style={{ background: entry.payload?.fill ?? entry.color }} />
            <span className="text-muted-foreground">{String(entry.name)}</span>
            <span className="ml-auto pl-3 font-medium tabular-nums">{formatValue(Number(entry.value), unit)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
