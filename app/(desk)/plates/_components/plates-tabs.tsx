"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { cn } from "@/components/ui/cn";
import { texts } from "../texts";

const places = [
  { href: "/plates/overview", label: texts.tabs.overview, admin: false },
  { href: "/plates", label: texts.tabs.reads, admin: false },
  { href: "/plates/uploads", label: texts.tabs.uploads, admin: false },
  { href: "/plates/review", label: texts.tabs.review, admin: false },
  { href: "/plates/searches", label: texts.tabs.searches, admin: true },
] as const;

/** The parts of the plates' desk, as links that look like tabs. */
export function PlatesTabs({ admin }: { admin: boolean }) {
  const pathname = usePathname();
  const current = places
    .filter(({ href }) => pathname === href || pathname.startsWith(`${href}/`))
    .sort((one, other) => other.href.length - one.href.length)[0];
  return (
    <nav aria-label={texts.tabs.label} data-print="hide" className="mb-4 flex gap-5 overflow-x-auto border-b">
      {places
        .filter((place) => admin || !place.admin)
        .map(({ href, label }) => (
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
