"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { cn } from "@/components/ui/cn";
import { texts } from "../texts";

const places = [
  { href: "/plates/searches", label: texts.views.all },
  { href: "/plates/searches/sample", label: texts.views.sample },
] as const;

/** The whole log, or a sample of it. */
export function SearchViews() {
  const pathname = usePathname();
  return (
    <nav aria-label={texts.views.label} data-print="hide" className="flex gap-1">
      {places.map(({ href, label }) => (
        <Link
          key={href}
          href={href}
          aria-current={pathname === href ? "page" : undefined}
          className={cn(
            "rounded-md px-2.5 py-1.5 font-medium text-muted-foreground text-sm hover:bg-muted",
            pathname === href && "bg-accent text-accent-foreground",
          )}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
