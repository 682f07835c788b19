import type { ReactNode } from "react";
import { cn } from "./cn";

/** Says why there is nothing and what to do next. `icon` is a Lucide element; `level` makes a heading of the title. */
export function EmptyState({
  icon,
  title,
  text,
  action,
  level,
  className,
}: {
  icon?: ReactNode;
  title: ReactNode;
  text?: ReactNode;
  action?: ReactNode;
  level?: 1 | 2 | 3;
  className?: string;
}) {
  const Title = level ? (`h${level}` as const) : "p";
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
      <Title className="font-semibold">{title}</Title>
      {text ? <p className="max-w-sm text-pretty text-muted-foreground text-sm">{text}</p> : null}
      {action ? (
        <div data-print="hide" className="mt-3 flex flex-wrap justify-center gap-2">
          {action}
        </div>
      ) : null}
    </div>
  );
}
