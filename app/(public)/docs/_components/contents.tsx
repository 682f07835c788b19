"use client";

import { ChevronRight, SearchX } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { Input } from "@/components/ui/input";
import { Kbd } from "@/components/ui/kbd";
import { matches, type OperationView } from "../_reference/reference";
import { texts } from "../texts";
import { MethodWord } from "./method";

export type ContentsEntry = {
  anchor: string;
  label: string;
  operation?: Pick<OperationView, "id" | "method" | "path" | "summary">;
};
export type ContentsGroup = { label: string; entries: ContentsEntry[] };

/** Sections in which a search finds nothing are left out. */
function filtered(groups: ContentsGroup[], search: string): ContentsGroup[] {
  const hits = ({ label, operation }: ContentsEntry) =>
    operation ? matches(operation, search) : label.toLowerCase().includes(search.trim().toLowerCase());
  return groups
    .map((group) => ({ ...group, entries: group.entries.filter(hits) }))
    .filter(({ entries }) => entries.length > 0);
}

/** Search box and list of everything on the page. `focusSearch`: opened by the key of the search. */
export function Contents({
  groups,
  current,
  focusSearch,
  onNavigate,
}: {
  groups: ContentsGroup[];
  current?: string;
  focusSearch?: boolean;
  onNavigate?: () => void;
}) {
  const [search, setSearch] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const found = filtered(groups, search);
  const first = found[0]?.entries[0];
  const count = found.reduce((sum, { entries }) => sum + entries.length, 0);
  const searching = search.trim() !== "";
  useEffect(() => {
    if (focusSearch) input.current?.focus();
  }, [focusSearch]);

  return (
    <div className="flex h-full min-h-0 flex-col">
      <search className="relative shrink-0 p-3">
        <Input
          ref={input}
          type="search"
          data-docs-search
          aria-label={texts.search}
          placeholder={texts.searchHint}
          value={search}
          className={searching ? undefined : "pr-9"}
          onChange={(event) => setSearch(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Escape" && searching) {
              event.stopPropagation();
              setSearch("");
            }
            if (event.key === "Enter" && searching && first) {
              window.location.hash = first.anchor;
              onNavigate?.();
            }
          }}
        />
        {searching ? null : (
          <span aria-hidden className="pointer-events-none absolute inset-y-0 right-5 flex items-center max-lg:hidden">
            <Kbd>/</Kbd>
          </span>
        )}
        <p role="status" className="sr-only">
          {searching ? texts.found(count) : ""}
        </p>
      </search>
      {count === 0 ? (
        <EmptyState
          icon={<SearchX />}
          title={texts.nothingFound}
          text={texts.nothingFoundText(search.trim())}
          action={
            <Button
              size="sm"
              onClick={() => {
                setSearch("");
                input.current?.focus();
              }}
            >
              {texts.clear}
            </Button>
          }
        />
      ) : (
        <nav aria-label={texts.navigation} className="min-h-0 flex-1 overflow-y-auto px-2 pb-6">
          {found.map((group) => (
            <Group
              // A search opens what it finds, even in a group that was closed.
              key={`${group.label} ${searching}`}
              group={group}
              current={current}
              onNavigate={onNavigate}
            />
          ))}
        </nav>
      )}
    </div>
  );
}

function Group({ group, current, onNavigate }: { group: ContentsGroup; current?: string; onNavigate?: () => void }) {
  return (
    <details open className="group/tag mb-2">
      <summary className="flex h-8 cursor-pointer select-none items-center gap-1 rounded-md px-1.5 font-medium text-[11px] text-sidebar-muted-foreground uppercase tracking-wider hover:bg-foreground/5 [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-3.5 transition-transform group-open/tag:rotate-90" />
        {group.label}
      </summary>
      <ul className="grid gap-px">
        {group.entries.map(({ anchor, label, operation }) => (
          <li key={anchor}>
            <a
              href={`#${anchor}`}
              onClick={onNavigate}
              title={operation ? `${operation.method} ${operation.path}` : undefined}
              aria-current={anchor === current ? "location" : undefined}
              className={cn(
                "flex gap-2 rounded-md px-2 py-1.5 text-[13px] text-sidebar-foreground leading-snug transition-colors max-lg:py-2.5",
                anchor === current
                  ? "bg-sidebar-active font-medium text-sidebar-active-foreground shadow-card ring-1 ring-sidebar-border"
                  : "hover:bg-foreground/5",
              )}
            >
              {operation ? <MethodWord method={operation.method} /> : null}
              <span className="min-w-0">{label}</span>
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
