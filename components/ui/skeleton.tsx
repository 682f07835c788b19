import { cn } from "./cn";

/** A grey place holder of what is being loaded. Hidden from screen readers; the region around it carries aria-busy. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={cn("h-4 animate-pulse rounded-md bg-muted", className)} />;
}
