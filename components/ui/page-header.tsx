import type { ReactNode } from "react";
import { TopBarCrumbs } from "../shell/crumbs";
import type { Crumb } from "./breadcrumbs";

/** Head of a page: its only h1, a line about it, its actions. `crumbs` go to the top bar. */
export function PageHeader({
  title,
  description,
  badge,
  actions,
  crumbs,
}: {
  title: ReactNode;
  description?: ReactNode;
  badge?: ReactNode;
  actions?: ReactNode;
  crumbs?: readonly Crumb[];
}) {
  return (
    <header className="mb-5 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      {crumbs ? <TopBarCrumbs items={crumbs} /> : null}
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="font-semibold text-xl tracking-tight">{title}</h1>
          {badge}
        </div>
        {description ? <div className="mt-1 max-w-2xl text-muted-foreground text-sm">{description}</div> : null}
      </div>
      {actions ? (
        <div data-print="hide" className="flex flex-wrap items-center gap-2">
          {actions}
        </div>
      ) : null}
    </header>
  );
}
