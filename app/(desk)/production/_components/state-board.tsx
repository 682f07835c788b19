import Link from "next/link";
import { formatCount } from "@/components/texts";
import { cn } from "@/components/ui/cn";
import { PRINT_STATES } from "@/lib/licenses/production/states";
import { type StateName, texts } from "../texts";

const ACTION_NEEDED: readonly StateName[] = ["spoiled"];

/** How many cards are where, in the order of their way; each leads to its cards, the chosen one back to all. */
export function StateBoard({ counts, chosen }: { counts: Record<StateName, number>; chosen: readonly string[] }) {
  return (
    <nav aria-label={texts.board} data-print="hide" className="mb-4">
      <ol className="grid grid-cols-3 gap-2 sm:grid-cols-5 lg:grid-cols-9">
        {PRINT_STATES.map((state) => {
          const isChosen = chosen.length === 1 && chosen[0] === state;
          return (
            <li key={state}>
              <Link
                href={isChosen ? "/production" : `/production?state=${state}`}
                aria-current={isChosen ? "true" : undefined}
                className={cn(
                  "grid h-full gap-0.5 rounded-lg border bg-card px-3 py-2.5 shadow-card transition-colors hover:border-input",
                  isChosen && "border-primary bg-accent",
                )}
              >
                <span className="truncate text-muted-foreground text-xs">{texts.states[state]}</span>
                <span
                  className={cn(
                    "font-semibold text-lg tabular-nums leading-6",
                    counts[state] === 0 && "text-muted-foreground",
                    ACTION_NEEDED.includes(state) && counts[state] > 0 && "text-destructive",
                  )}
                >
                  {formatCount(counts[state])}
                </span>
              </Link>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
