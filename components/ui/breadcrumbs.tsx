import { ChevronRight } from "lucide-react";
import Link from "next/link";

export type Crumb = { label: string; href?: string };

/** The last crumb is the present page. On narrow screens only the last two are shown. */
export function Breadcrumbs({ items }: { items: readonly Crumb[] }) {
  return (
    <nav aria-label="Breadcrumb" className="min-w-0">
      <ol className="flex min-w-0 items-center gap-1 text-sm">
        {items.map((crumb, index) => {
          const last = index === items.length - 1;
          return (
            <li
              key={`${crumb.href ?? ""}${crumb.label}`}
              className={`min-w-0 items-center gap-1 ${index < items.length - 2 ? "hidden sm:flex" : "flex"} ${last ? "shrink" : "shrink-0"}`}
            >
              {index > 0 ? (
                <ChevronRight
                  aria-hidden
                  className={`size-3.5 shrink-0 text-muted-foreground ${last ? "" : "max-sm:hidden"}`}
                />
              ) : null}
              {last || !crumb.href ? (
                <span
                  aria-current={last ? "page" : undefined}
                  className={last ? "truncate font-medium" : "text-muted-foreground"}
                >
                  {crumb.label}
                </span>
              ) : (
                <Link href={crumb.href} className="rounded-sm text-muted-foreground hover:text-foreground">
                  {crumb.label}
                </Link>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
