"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { cn } from "@/components/ui/cn";
import { texts } from "../texts";

const places = [
  { href: "/production", label: texts.tabs.cards },
  { href: "/production/batches", label: texts.tabs.batches },
  { href: "/production/stock", label: texts.tabs.stock },
] as const;

/** The three parts of production, as links that look like tabs. */
export function ProductionTabs() {
  const pathname = usePathname();
  const current = [...places].reverse().find(({ href }) => pathname === href || pathname.startsWith(`${href}/`));
  return (
    <nav aria-label={texts.tabs.label} data-print="hide" className="mb-4 flex gap-5 overflow-x-auto border-b">
      {places.map(({ href, label }) => (
        <Link
          key={href}
          href={href}
          aria-current={current?.href === href ? "page" : undefined}
          className={cn(
            "-mb-px whitespace-nowrap border-transparent border-b-2 px-0.5 py-2 font-medium text-muted-foreground text-sm transition-colors hover:text-foreground focus-visible:-outline-offset-2",
            current?.href === href && "border-primary text-foreground",
          )}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
