"use client";

import { ChevronRight, SearchX } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { Input } from "@/components/ui/input";
import { Kbd } from "@/components/ui/kbd";
import { type ContentsEntry, type ContentsGroup, entryAddress } from "../_reference/contents";
import { matches } from "../_reference/reference";
import { texts } from "../texts";
import { MethodWord } from "./method";
import { useDocsPage } from "./use-docs-page";

/** Sections in which a search finds nothing are left out. */
function filtered(groups: ContentsGroup[], search: string): ContentsGroup[] {
  const hits = ({ label, operation }: ContentsEntry) =>
    operation ? matches(operation, search) : label.toLowerCase().includes(search.trim().toLowerCase());
  return groups
    .map((group) => ({ ...group, entries: group.entries.filter(hits) }))
    .filter(({ entries }) => entries.length > 0);
}

/** Search box and list of everything on all pages. `focusSearch`: opened by the key of the search. */
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
  const router = useRouter();
  const page = useDocsPage();
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
              router.push(entryAddress(first, page));
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
              // A search opens what it finds and another page its own group, even if it was closed.
              key={`${group.label} ${searching} ${isOf(group, page)}`}
              group={group}
              page={page}
              open={searching || isOf(group, page)}
              current={current}
              onNavigate={onNavigate}
            />
          ))}
        </nav>
      )}
    </div>
  );
}

/** Whether a group is the present page's own; the schemas, which several pages show, are no page's own. */
const isOf = (group: ContentsGroup, page: string): boolean => group.entries.every(({ pages }) => pages[0] === page);

function Group({
  group,
  page,
  open,
  current,
  onNavigate,
}: {
  group: ContentsGroup;
  page: string;
  open: boolean;
  current?: string;
  onNavigate?: () => void;
}) {
  return (
    <details open={open} className="group/tag mb-2">
      <summary className="flex h-8 cursor-pointer select-none items-center gap-1 rounded-md px-1.5 font-medium text-[11px] text-sidebar-muted-foreground uppercase tracking-wider hover:bg-foreground/5 [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-3.5 transition-transform group-open/tag:rotate-90" />
        {group.label}
      </summary>
      <ul className="grid gap-px">
        {group.entries.map(({ anchor, label, operation, pages }) => (
          <li key={anchor}>
            <Link
              href={entryAddress({ anchor, label, pages }, page)}
              prefetch={false}
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
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}
