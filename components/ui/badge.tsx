import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { cn } from "./cn";

const badgeVariants = cva(
  "inline-flex items-center gap-1.5 whitespace-nowrap rounded-full px-2 py-0.5 font-medium text-xs ring-1 ring-inset",
  {
    variants: {
      tone: {
        neutral: "bg-muted text-muted-foreground ring-border",
        accent: "bg-accent text-accent-foreground ring-primary/20",
        success: "bg-success-muted text-success ring-success/20",
        warning: "bg-warning-muted text-warning ring-warning/25",
        danger: "bg-destructive-muted text-destructive ring-destructive/20",
        info: "bg-info-muted text-info ring-info/20",
      },
    },
    defaultVariants: { tone: "neutral" },
  },
);

export type BadgeTone = NonNullable<VariantProps<typeof badgeVariants>["tone"]>;

/** A short state word. `dot` adds a mark before it, so that a column of states can be scanned. */
export function Badge({
  tone,
  dot,
  className,
  children,
  ...rest
}: ComponentProps<"span"> & { tone?: BadgeTone; dot?: boolean }) {
  return (
    <span {...rest} className={cn(badgeVariants({ tone }), className)}>
      {dot ? <span aria-hidden className="size-1.5 rounded-full bg-current" /> : null}
      {children}
    </span>
  );
}

/** The tone of the state words that several domains share; an unknown word is neutral. */
const toneOfState: Record<string, BadgeTone> = {
  active: "success",
  valid: "success",
  done: "success",
  completed: "success",
  sent: "success",
  ready: "success",
  approved: "success",
  pending: "warning",
  submitted: "info",
  under_review: "accent",
  queued: "info",
  running: "info",
  retrying: "warning",
  waiting: "info",
  suspended: "warning",
  expired: "neutral",
  inactive: "neutral",
  cancelled: "neutral",
  superseded: "neutral",
  revoked: "danger",
  failed: "danger",
  rejected: "danger",
  missing: "danger",
};

/** `pending_collection` → a warning badge "Pending collection". */
export function StatusBadge({ status, label, className }: { status: string; label?: string; className?: string }) {
  const words = status.replaceAll("_", " ");
  const tone = toneOfState[status] ?? toneOfState[words.split(" ")[0] ?? ""] ?? "neutral";
  return (
    <Badge dot tone={tone} className={className}>
      {label ?? words.charAt(0).toUpperCase() + words.slice(1)}
    </Badge>
  );
}
