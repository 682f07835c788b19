"use client";

import type { ComponentProps } from "react";
import { cn } from "./cn";
import { useFieldControl } from "./field";
import { controlClasses } from "./input";

/** Grows with its text where the browser can (`field-sizing`). */
export function Textarea({ className, rows = 3, ...rest }: ComponentProps<"textarea">) {
  return (
    <textarea
      {...useFieldControl(rest)}
      rows={rows}
      className={cn(controlClasses, "field-sizing-content min-h-16 px-2.5 py-1.5", className)}
    />
  );
}
