"use client";

import { usePathname } from "next/navigation";
import { cn } from "./cn";
import { IntentLink } from "./intent-link";

/** Pages that belong together, as links that look like tabs. The one that the address lies deepest in is the current one. */
export function LinkTabs({ label, places }: { label: string; places: readonly { href: string; label: string }[] }) {
  const pathname = usePathname();
  const current = places
    .filter(({ href }) => pathname === href || pathname.startsWith(`${href}/`))
    .sort((one, other) => other.href.length - one.href.length)[0];
  return (
    <nav aria-label={label} data-print="hide" className="mb-4 flex gap-5 overflow-x-auto border-b">
      {places.map((place) => (
        <IntentLink
          key={place.href}
          href={place.href}
          aria-current={place === current ? "page" : undefined}
          className={cn(
            "-mb-px whitespace-nowrap border-transparent border-b-2 px-0.5 py-2 font-medium text-muted-foreground text-sm transition-colors hover:text-foreground focus-visible:-outline-offset-2",
            place === current && "border-primary text-foreground",
          )}
        >
          {place.label}
        </IntentLink>
      ))}
    </nav>
  );
}
