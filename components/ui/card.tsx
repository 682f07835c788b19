import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

export function Card({ className, ...rest }: ComponentProps<"section">) {
  return (
    <section
      {...rest}
      className={cn(
        "min-w-0 rounded-lg border bg-card text-card-foreground shadow-card print:border-0 print:shadow-none",
        className,
      )}
    />
  );
}

/** Title line of a card: `level` is the heading's rank in the page (h2 unless nested). */
export function CardHeader({
  title,
  description,
  actions,
  level = 2,
  className,
}: {
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  level?: 2 | 3;
  className?: string;
}) {
  const Heading = `h${level}` as const;
  return (
    <header className={cn("flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b px-4 py-3", className)}>
      <div className="min-w-0">
        <Heading className="font-semibold text-sm">{title}</Heading>
        {description ? <p className="mt-0.5 text-muted-foreground text-xs">{description}</p> : null}
      </div>
      {actions ? (
        <div data-print="hide" className="flex flex-wrap items-center gap-2">
          {actions}
        </div>
      ) : null}
    </header>
  );
}

export function CardBody({ className, ...rest }: ComponentProps<"div">) {
  return <div {...rest} className={cn("p-4", className)} />;
}

export function CardFooter({ className, ...rest }: ComponentProps<"footer">) {
  return (
    <footer
      {...rest}
      className={cn(
        "flex flex-wrap items-center justify-end gap-2 rounded-b-lg border-t bg-muted/50 px-4 py-3",
        className,
      )}
    />
  );
}
