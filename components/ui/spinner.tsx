import { LoaderCircle } from "lucide-react";
import { cn } from "./cn";

/** A turning ring. Decorative unless `label` is given, which screen readers then announce. */
export function Spinner({ label, className }: { label?: string; className?: string }) {
  return (
    <>
      <LoaderCircle aria-hidden className={cn("size-4 animate-spin", className)} />
      {label ? (
        <span role="status" className="sr-only">
          {label}
        </span>
      ) : null}
    </>
  );
}
