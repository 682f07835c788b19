"use client";

import { ChevronDown, X } from "lucide-react";
import { texts } from "../texts";
import { Button } from "../ui/button";
import { DropdownMenu, DropdownMenuCheckboxItem, DropdownMenuContent, DropdownMenuTrigger } from "../ui/dropdown-menu";
import { controlClasses } from "../ui/input";

/** A filter of a table: some of a list of values, or one day. `id` is its key in the address. */
export type DataTableFilter =
  | { id: string; label: string; type?: "options"; options: readonly { value: string; label: string }[] }
  | { id: string; label: string; type: "date" };

type Chosen = Partial<Record<string, string[]>>;

export function Filters({
  filters,
  chosen,
  onChange,
}: {
  filters: readonly DataTableFilter[];
  chosen: Chosen;
  onChange: (change: Record<string, readonly string[]>) => void;
}) {
  const any = filters.some(({ id }) => (chosen[id]?.length ?? 0) > 0);
  return (
    <>
      {filters.map((filter) =>
        filter.type === "date" ? (
          <DateFilter key={filter.id} filter={filter} value={chosen[filter.id]?.[0] ?? ""} onChange={onChange} />
        ) : (
          <OptionsFilter key={filter.id} filter={filter} values={chosen[filter.id] ?? []} onChange={onChange} />
        ),
      )}
      {any ? (
        <Button variant="ghost" onClick={() => onChange(Object.fromEntries(filters.map(({ id }) => [id, []])))}>
          <X aria-hidden />
          {texts.table.clearFilters}
        </Button>
      ) : null}
    </>
  );
}

function OptionsFilter({
  filter,
  values,
  onChange,
}: {
  filter: Extract<DataTableFilter, { options: unknown }>;
  values: readonly string[];
  onChange: (change: Record<string, readonly string[]>) => void;
}) {
  const names = filter.options.filter(({ value }) => values.includes(value)).map(({ label }) => label);
  const shown = names.length > 2 ? `${names.length}` : names.join(", ");
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button
          className={
            names.length > 0 ? "border-primary/60 bg-accent text-accent-foreground hover:bg-accent" : "font-normal"
          }
        >
          <span>
            {filter.label}
            {shown ? <b className="font-semibold">: {shown}</b> : null}
          </span>
          <ChevronDown aria-hidden className="size-3.5 opacity-70" />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" aria-label={filter.label}>
        {filter.options.map(({ value, label }) => (
          <DropdownMenuCheckboxItem
            key={value}
            checked={values.includes(value)}
            onCheckedChange={(on) =>
              onChange({ [filter.id]: on ? [...values, value] : values.filter((other) => other !== value) })
            }
          >
            {label}
          </DropdownMenuCheckboxItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

function DateFilter({
  filter,
  value,
  onChange,
}: {
  filter: Extract<DataTableFilter, { type: "date" }>;
  value: string;
  onChange: (change: Record<string, readonly string[]>) => void;
}) {
  const id = `filter-${filter.id}`;
  return (
    <span className="inline-flex items-center gap-1.5">
      <label htmlFor={id} className="whitespace-nowrap text-muted-foreground text-xs">
        {filter.label}
      </label>
      {/* Uncontrolled: a half-typed date has no value, and a controlled field would throw it away at each key. */}
      <input
        key={value}
        id={id}
        type="date"
        defaultValue={value}
        onChange={(event) => {
          const { value: day, validity } = event.target;
          // The browser reports years like 0002 while 2026 is being typed.
          if (validity.valid && (day === "" || day >= "1900")) onChange({ [filter.id]: day === "" ? [] : [day] });
        }}
        className={`${controlClasses} h-9 w-36 px-2 tabular-nums sm:h-8`}
      />
    </span>
  );
}
