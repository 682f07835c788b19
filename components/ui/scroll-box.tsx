import type { ReactNode, Ref } from "react";
import { cn } from "./cn";

/** A box that scrolls what does not fit, reachable by keyboard, named for screen readers, opened out on paper. */
export function ScrollBox({
  label,
  className,
  children,
  ref,
}: {
  label: string;
  className?: string;
  children: ReactNode;
  ref?: Ref<HTMLElement>;
}) {
  return (
    <section
      ref={ref}
      aria-label={label}
      data-print="flow"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: without a tab stop a keyboard cannot scroll the box.
      tabIndex={0}
      className={cn("relative overflow-auto focus-visible:-outline-offset-2", className)}
    >
      {children}
    </section>
  );
}
