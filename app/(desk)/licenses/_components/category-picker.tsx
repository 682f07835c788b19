"use client";

import { Bike, Bus, Car, CircleAlert, Truck } from "lucide-react";
import { Checkbox } from "@/components/ui/checkbox";
import { fieldId } from "@/components/ui/field";
import { texts } from "../texts";
import type { CategoryOption } from "./category-option";

const icons: Record<string, typeof Car> = { A1: Bike, A: Bike, B: Car, EB: Car, D: Bus };

/** The categories as cards with what each lets its holder drive; several may be chosen. */
export function CategoryPicker({
  options,
  value,
  onChange,
  error,
}: {
  options: readonly CategoryOption[];
  value: readonly string[];
  onChange: (codes: string[]) => void;
  error?: string;
}) {
  const id = fieldId("category");
  return (
    <fieldset id={id} tabIndex={-1} aria-describedby={`${id}-hint`} className="grid gap-2 focus:outline-none">
      <legend className="mb-1 font-medium text-sm">
        {texts.form.category}
        <span aria-hidden className="text-destructive">
          {" "}
          *
        </span>
      </legend>
      <p id={`${id}-hint`} className="text-muted-foreground text-xs">
        {texts.form.categoryHint}
      </p>
      <div className="grid gap-2 sm:grid-cols-2 lg:grid-cols-3">
        {options.map(({ code, meaning }) => {
          const Icon = icons[code] ?? Truck;
          const chosen = value.includes(code);
          return (
            <label
              key={code}
              htmlFor={`category-${code}`}
              className={`flex cursor-pointer items-center gap-3 rounded-lg border p-2.5 transition-colors has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-ring ${
                chosen ? "border-primary bg-accent text-accent-foreground" : "hover:border-input hover:bg-muted/60"
              }`}
            >
              <Checkbox
                id={`category-${code}`}
                name="category"
                value={code}
                checked={chosen}
                aria-invalid={error ? true : undefined}
                onChange={(event) =>
                  onChange(event.target.checked ? [...value, code] : value.filter((other) => other !== code))
                }
              />
              <span className="min-w-0 flex-1">
                <span className="block font-semibold">{code}</span>
                <span className={`block text-xs ${chosen ? "" : "text-muted-foreground"}`}>{meaning}</span>
              </span>
              <Icon aria-hidden className="size-5 opacity-60" strokeWidth={1.5} />
            </label>
          );
        })}
      </div>
      {error ? (
        <p className="flex items-start gap-1.5 font-medium text-destructive text-xs">
          <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
