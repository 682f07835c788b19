import { cn } from "./cn";

export type ProgressProps = {
  /** 0 to 100; null while it is not known how far the work is. */
  value: number | null;
  /** Names the work for screen readers. */
  label: string;
  tone?: "primary" | "success" | "danger";
  className?: string;
};

const tones = { primary: "bg-primary", success: "bg-success", danger: "bg-destructive" };

export function Progress({ value, label, tone = "primary", className }: ProgressProps) {
  const percent = value === null ? null : Math.min(100, Math.max(0, Math.round(value)));
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent ?? undefined}
      aria-valuetext={percent === null ? undefined : `${percent} %`}
      className={cn("h-1.5 w-full overflow-hidden rounded-full bg-foreground/10", className)}
    >
      <div
        className={cn(
          "h-full rounded-full",
          tones[tone],
          percent === null ? "w-2/5 animate-indeterminate" : "transition-[width] duration-300",
        )}
        style={percent === null ? undefined : { width: `${percent}%` }}
      />
    </div>
  );
}
