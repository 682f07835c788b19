import { ArrowRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "./cn";

/** One figure of a dashboard. With `href` the whole card leads to the list behind the figure. */
export function StatCard({
  label,
  value,
  detail,
  icon,
  href,
  tone = "neutral",
}: {
  label: string;
  value: ReactNode;
  detail?: ReactNode;
  icon?: ReactNode;
  href?: string;
  tone?: "neutral" | "warning" | "danger";
}) {
  return (
    <div
      className={cn(
        "group relative grid min-w-0 content-start gap-1 rounded-lg border bg-card px-4 py-3.5 shadow-card",
        href &&
          "transition-colors hover:border-input has-[a:focus-visible]:outline-2 has-[a:focus-visible]:outline-ring",
      )}
    >
      <div className="flex items-center justify-between gap-2 text-muted-foreground text-xs">
        {href ? (
          <Link href={href} className="font-medium outline-none after:absolute after:inset-0 after:rounded-lg">
            {label}
          </Link>
        ) : (
          <span className="font-medium">{label}</span>
        )}
        <span aria-hidden className="[&_svg]:size-4">
          {href ? <ArrowRight className="hidden group-hover:block" /> : null}
          <span className={href ? "group-hover:hidden" : undefined}>{icon}</span>
        </span>
      </div>
      <div
        className={cn(
          "font-semibold text-2xl tabular-nums tracking-tight",
          tone === "warning" && "text-warning",
          tone === "danger" && "text-destructive",
        )}
      >
        {value}
      </div>
      {detail ? <div className="text-muted-foreground text-xs">{detail}</div> : null}
    </div>
  );
}
