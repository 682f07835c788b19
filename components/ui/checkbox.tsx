"use client";

import { Check, Minus } from "lucide-react";
import { type ComponentProps, type ReactNode, useEffect, useId, useRef } from "react";
import { cn } from "./cn";
import { useFieldControl } from "./field";

/** A native checkbox with our looks. `indeterminate` shows a dash: some of the things below are chosen. */
export function Checkbox({
  className,
  indeterminate = false,
  ...rest
}: Omit<ComponentProps<"input">, "type"> & { indeterminate?: boolean }) {
  const ref = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (ref.current) ref.current.indeterminate = indeterminate;
  }, [indeterminate]);
  return (
    <span className={cn("relative inline-grid size-4 align-middle shrink-0 place-items-center", className)}>
      <input
        {...useFieldControl(rest)}
        ref={ref}
        type="checkbox"
        className="peer size-4 cursor-pointer appearance-none rounded-sm border border-input bg-card checked:border-primary checked:bg-primary indeterminate:border-primary indeterminate:bg-primary hover:border-muted-foreground disabled:cursor-not-allowed disabled:opacity-50 aria-invalid:border-destructive"
      />
      <Check
        aria-hidden
        strokeWidth={3}
        className="pointer-events-none absolute hidden size-3 text-primary-foreground peer-checked:peer-not-indeterminate:block"
      />
      <Minus
        aria-hidden
        strokeWidth={3}
        className="pointer-events-none absolute hidden size-3 text-primary-foreground peer-indeterminate:block"
      />
    </span>
  );
}

/** A checkbox with its words to the right, the whole line clickable. */
export function CheckboxField({
  label,
  hint,
  className,
  ...rest
}: ComponentProps<typeof Checkbox> & { label: ReactNode; hint?: ReactNode }) {
  const generated = useId();
  const id = rest.id ?? generated;
  return (
    <label htmlFor={id} className={cn("flex cursor-pointer items-start gap-2.5 py-0.5 text-sm", className)}>
      <Checkbox {...rest} id={id} className="mt-0.5" />
      <span className="grid gap-0.5">
        <span className="font-medium">{label}</span>
        {hint ? <span className="text-muted-foreground text-xs">{hint}</span> : null}
      </span>
    </label>
  );
}
