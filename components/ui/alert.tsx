import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn";

const tones = {
  info: { icon: Info, classes: "bg-info-muted text-info ring-info/25" },
  success: { icon: CircleCheck, classes: "bg-success-muted text-success ring-success/25" },
  warning: { icon: TriangleAlert, classes: "bg-warning-muted text-warning ring-warning/30" },
  danger: { icon: CircleAlert, classes: "bg-destructive-muted text-destructive ring-destructive/25" },
} as const;

export type AlertTone = keyof typeof tones;

/** A message in the flow of the page. `danger` and `warning` interrupt a screen reader, the others wait their turn. */
export function Alert({
  tone = "info",
  title,
  children,
  action,
  className,
}: {
  tone?: AlertTone;
  title?: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  className?: string;
}) {
  const { icon: Icon, classes } = tones[tone];
  return (
    <div
      role={tone === "danger" || tone === "warning" ? "alert" : "status"}
      className={cn("flex items-start gap-2.5 rounded-lg px-3.5 py-3 text-sm ring-1 ring-inset", classes, className)}
    >
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 flex-1">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children ? <div className={title ? "mt-0.5 text-foreground" : undefined}>{children}</div> : null}
      </div>
      {action}
    </div>
  );
}
