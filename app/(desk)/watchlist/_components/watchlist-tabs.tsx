"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { cn } from "@/components/ui/cn";
import { texts } from "../texts";

const places = [
  { href: "/watchlist", label: texts.tabs.lookOuts },
  { href: "/watchlist/hits", label: texts.tabs.hits },
] as const;

/** The two lists of the watch list, as links that look like tabs. */
export function WatchlistTabs() {
  const pathname = usePathname();
  return (
    <nav aria-label={texts.tabs.label} data-print="hide" className="mb-4 flex gap-5 overflow-x-auto border-b">
      {places.map(({ href, label }) => (
        <Link
          key={href}
          href={href}
          aria-current={pathname === href ? "page" : undefined}
          className={cn(
            "-mb-px whitespace-nowrap border-transparent border-b-2 px-0.5 py-2 font-medium text-muted-foreground text-sm transition-colors hover:text-foreground focus-visible:-outline-offset-2",
            pathname === href && "border-primary text-foreground",
          )}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
