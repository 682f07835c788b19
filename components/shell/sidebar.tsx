"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { formatCount, texts } from "../texts";
import { cn } from "../ui/cn";
import { IntentLink } from "../ui/intent-link";
import { Mark } from "./mark";
import { activeItem, type NavigationCounts, navigationFor, type ShellRole } from "./navigation";

/** The product's name, leading home. */
export function Brand() {
  return (
    <Link
      href="/"
      className="inline-flex items-center gap-2.5 rounded-md font-semibold text-[15px] text-foreground tracking-tight"
    >
      <Mark />
      {texts.product}
    </Link>
  );
}

/** The entries that a role may see; the present one is marked for eyes and for screen readers. */
export function NavigationList({
  role,
  counts,
  onNavigate,
}: {
  role: ShellRole;
  counts: NavigationCounts;
  onNavigate?: () => void;
}) {
  const active = activeItem(usePathname());
  return (
    <nav aria-label="Main" className="grid gap-5">
      {navigationFor(role).map((group) => (
        <div key={group.label}>
          <h2 className="mb-1 px-2.5 font-medium text-[11px] text-sidebar-muted-foreground uppercase tracking-wider">
            {group.label}
          </h2>
          <ul className="grid gap-px">
            {group.items.map(({ href, label, icon: Icon }) => {
              const here = href === active?.href;
              return (
                <li key={href}>
                  <IntentLink
                    href={href}
                    onClick={onNavigate}
                    aria-current={here ? "page" : undefined}
                    className={cn(
                      "flex h-8 items-center gap-2.5 rounded-md px-2.5 text-sidebar-foreground text-sm transition-colors max-lg:h-10",
                      here
                        ? "bg-sidebar-active font-medium text-sidebar-active-foreground shadow-card ring-1 ring-sidebar-border"
                        : "hover:bg-foreground/5",
                    )}
                  >
                    <Icon
                      aria-hidden
                      className={cn("size-4", here ? "text-primary" : "text-sidebar-muted-foreground")}
                      strokeWidth={1.75}
                    />
                    {label}
                    <Count of={counts[href] ?? 0} />
                  </IntentLink>
                </li>
              );
            })}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function Count({ of }: { of: number }) {
  if (of === 0) return null;
  return (
    <span className="ml-auto rounded-full bg-accent px-1.5 font-medium text-accent-foreground text-xs tabular-nums">
      {formatCount(of)}
      <span className="sr-only"> {texts.waiting}</span>
    </span>
  );
}

/** The fixed column of wide screens. */
export function Sidebar({ role, counts }: { role: ShellRole; counts: NavigationCounts }) {
  return (
    <aside
      aria-label="Navigation"
      data-print="hide"
      className="sticky top-0 hidden h-dvh w-56 shrink-0 flex-col border-sidebar-border border-r bg-sidebar lg:flex"
    >
      <div className="flex h-13 items-center px-4.5">
        <Brand />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto px-2.5 py-3">
        <NavigationList role={role} counts={counts} />
      </div>
    </aside>
  );
}
