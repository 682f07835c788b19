import type { ReactNode } from "react";
import { cn } from "./cn";

/** Says why there is nothing and what to do next. `icon` is a Lucide element. */
export function EmptyState({
  icon,
  title,
  text,
  action,
  className,
}: {
  icon?: ReactNode;
  title: ReactNode;
  text?: ReactNode;
  action?: ReactNode;
  className?: string;
}) {
  return (
    <div className={cn("grid justify-items-center gap-1 px-6 py-12 text-center", className)}>
      {icon ? (
        <div
          aria-hidden
          className="mb-2 grid size-10 place-items-center rounded-full bg-accent text-accent-foreground [&_svg]:size-5"
        >
          {icon}
        </div>
      ) : null}
      <p className="font-semibold">{title}</p>
      {text ? <p className="max-w-sm text-pretty text-muted-foreground text-sm">{text}</p> : null}
      {action ? (
        <div data-print="hide" className="mt-3 flex flex-wrap justify-center gap-2">
          {action}
        </div>
      ) : null}
    </div>
  );
}
