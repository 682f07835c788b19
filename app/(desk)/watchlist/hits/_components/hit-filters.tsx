import Link from "next/link";
import { cn } from "@/components/ui/cn";
import { BOLO_MATCH_STATES, type BoloMatchView } from "@/lib/plates/bolos/schema";
import { texts } from "../texts";

export type HitAddress = { state: BoloMatchView["state"] | null; lookOut: string | null; page: number };

export function hitsHref({ state, lookOut, page }: HitAddress): string {
  const query = new URLSearchParams();
  if (state) query.set("state", state);
  if (lookOut) query.set("look_out", lookOut);
  if (page > 1) query.set("page", String(page));
  return query.size > 0 ? `/watchlist/hits?${query}` : "/watchlist/hits";
}

/** The states, as links: each is an address of its own. */
export function HitFilters({ present }: { present: HitAddress }) {
  const choices = [null, ...BOLO_MATCH_STATES].map((state) => ({
    state,
    label: state ? texts.states[state] : texts.all,
  }));
  return (
    <nav aria-label={texts.filter} className="flex flex-wrap gap-1.5">
      {choices.map(({ state, label }) => (
        <Link
          key={label}
          href={hitsHref({ ...present, state, page: 1 })}
          aria-current={state === present.state ? "true" : undefined}
          className={cn(
            "rounded-full border px-3 py-1 text-sm transition-colors hover:bg-muted",
            state === present.state && "border-primary bg-accent font-medium text-accent-foreground",
          )}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
