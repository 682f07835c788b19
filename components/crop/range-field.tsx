"use client";

import { useId } from "react";
import { cn } from "../ui/cn";
import { Label } from "../ui/label";

/** A slider with its name and its value in words. */
export function RangeField({
  label,
  shown,
  min,
  max,
  step,
  value,
  onChange,
  className,
}: {
  label: string;
  /** The value as people read it. */
  shown: string;
  min: number;
  max: number;
  step: number;
  value: number;
  onChange: (value: number) => void;
  className?: string;
}) {
  const id = useId();
  return (
    <div className={cn("grid gap-1", className)}>
      <div className="flex justify-between gap-2">
        <Label htmlFor={id}>{label}</Label>
        <span className="text-muted-foreground text-xs tabular-nums">{shown}</span>
      </div>
      <input
        id={id}
        type="range"
        min={min}
        max={max}
        step={step}
        value={value}
        aria-valuetext={shown}
        onChange={(event) => onChange(event.target.valueAsNumber)}
        className="h-6 w-full cursor-pointer accent-primary"
      />
    </div>
  );
}
