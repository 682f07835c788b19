"use client";

import type { ComponentProps } from "react";
import { cn } from "./cn";
import { useFieldControl } from "./field";

/** Shared looks of text-like controls. On narrow screens the text is 16 px, so that iOS does not zoom in. */
export const controlClasses =
  "w-full min-w-0 rounded-md border border-input bg-card text-base text-foreground transition-[border-color,box-shadow] placeholder:text-muted-foreground hover:border-muted-foreground focus-visible:border-ring focus-visible:outline-offset-0 disabled:cursor-not-allowed disabled:bg-muted disabled:opacity-70 [&[readonly]]:bg-muted/60 aria-invalid:border-destructive sm:text-sm";

export function Input({ className, ...rest }: ComponentProps<"input">) {
  return <input {...useFieldControl(rest)} className={cn(controlClasses, "h-9 px-2.5 sm:h-8", className)} />;
}

/** The browser's own date field: `value` and `defaultValue` are `YYYY-MM-DD`. */
export function DateInput({ className, ...rest }: Omit<ComponentProps<"input">, "type">) {
  return (
    <Input
      {...rest}
      type="date"
      className={cn("tabular-nums [&::-webkit-calendar-picker-indicator]:opacity-60", className)}
    />
  );
}
