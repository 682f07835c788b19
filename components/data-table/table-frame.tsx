"use client";

import { SearchX } from "lucide-react";
import type { ReactNode } from "react";
import { texts } from "../texts";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { Progress } from "../ui/progress";

/** The card around a list: toolbar, rows, pages. On paper it is gone. */
export function TableFrame({ children }: { children: ReactNode }) {
  return (
    <div className="overflow-hidden rounded-lg border bg-card shadow-card print:border-0 print:shadow-none">
      {children}
    </div>
  );
}

/** Search, filters and menus above the rows; a bar runs along its edge while the server is asked. */
export function TableToolbar({ pending, children }: { pending: boolean; children: ReactNode }) {
  return (
    <div data-print="hide" className="relative flex flex-wrap items-center gap-2 border-b p-2.5">
      {children}
      {pending ? (
        <Progress
          value={null}
          label={texts.table.loading}
          className="absolute inset-x-0 -bottom-px z-20 h-0.5 rounded-none bg-transparent"
        />
      ) : null}
    </div>
  );
}

/** Stands in the rows' place when a search or filters let none through. */
export function NothingMatches({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState
      icon={<SearchX />}
      title={texts.table.nothingFound}
      text={texts.table.nothingFoundHint}
      action={<Button onClick={onClear}>{texts.table.clearFilters}</Button>}
    />
  );
}
