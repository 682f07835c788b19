import { cn } from "./cn";

export function Separator({ vertical, className }: { vertical?: boolean; className?: string }) {
  return vertical ? (
    <div aria-hidden className={cn("mx-1 h-5 w-px shrink-0 bg-border", className)} />
  ) : (
    <hr className={cn("border-0 border-t", className)} />
  );
}
