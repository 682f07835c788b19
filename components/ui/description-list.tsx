import type { ReactNode } from "react";
import { cn } from "./cn";

export type DescriptionItem = { term: ReactNode; value: ReactNode; wide?: boolean };

/** Facts of one record as term and value. Nothing known (null, undefined, "") shows as a dash. */
export function DescriptionList({
  items,
  columns = 2,
  className,
}: {
  items: readonly DescriptionItem[];
  columns?: 1 | 2 | 3;
  className?: string;
}) {
  const grid = { 1: "", 2: "sm:grid-cols-2", 3: "sm:grid-cols-2 lg:grid-cols-3" }[columns];
  return (
    <dl className={cn("grid gap-x-6 gap-y-4", grid, className)}>
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is static, and a term may be any node.
        <div key={index} className={cn("min-w-0", item.wide && "sm:col-span-full")}>
          <dt className="text-muted-foreground text-xs">{item.term}</dt>
          <dd className="mt-0.5 text-sm">{isEmpty(item.value) ? <Nothing /> : item.value}</dd>
        </div>
      ))}
    </dl>
  );
}

const isEmpty = (value: ReactNode): boolean => value === null || value === undefined || value === "";

/** The dash that stands for "not known", spoken as such. */
export function Nothing() {
  return (
    <span className="text-muted-foreground">
      <span aria-hidden>–</span>
      <span className="sr-only">not given</span>
    </span>
  );
}
