"use client";

import { useEffect, useRef } from "react";
import { Badge } from "@/components/ui/badge";
import { Checkbox } from "@/components/ui/checkbox";
import { cn } from "@/components/ui/cn";
import { LegalDate } from "@/components/ui/date-time";
import type { DeskLine } from "@/lib/ledger/reconciliation/desk";
import { Money } from "../../_components/money";
import { texts } from "../../texts";

const words = texts.desk;

/** The open lines; the chosen one is kept in sight. Ticked lines are matched by hand, together. */
export function LineList({
  lines,
  chosen,
  ticked,
  onChoose,
  onTick,
}: {
  lines: readonly DeskLine[];
  chosen: number | null;
  ticked: ReadonlySet<number>;
  onChoose: (id: number) => void;
  onTick: (id: number, on: boolean) => void;
}) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const [box, row] = [list.current, list.current?.querySelector(`[data-line="${chosen}"]`)?.closest("li")];
    if (!box || !row) return;
    // Only the list scrolls: the page stays where it is.
    const [top, bottom] = [row.offsetTop - box.offsetTop, row.offsetTop - box.offsetTop + row.offsetHeight];
    if (top < box.scrollTop) box.scrollTop = top;
    else if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = bottom - box.clientHeight;
  }, [chosen]);
  return (
    <ul ref={list} className="max-h-[70vh] divide-y overflow-y-auto max-lg:max-h-80" aria-label={words.lines}>
      {lines.map((line) => (
        <li key={line.id} className={cn("flex items-start gap-3 px-3 py-2", line.id === chosen && "bg-accent")}>
          <Checkbox
            className="mt-1"
            aria-label={words.includeLine(line.description)}
            checked={ticked.has(line.id) || line.id === chosen}
            disabled={line.id === chosen}
            onChange={(event) => onTick(line.id, event.target.checked)}
          />
          <button
            type="button"
            data-line={line.id}
            aria-current={line.id === chosen}
            onClick={() => onChoose(line.id)}
            className="grid min-w-0 flex-1 grid-cols-[1fr_auto] gap-x-3 rounded-sm text-left text-sm"
          >
            <span className="truncate font-medium">{line.description}</span>
            <Money
              rupees={line.amount}
              className={cn("justify-self-end font-medium", line.amount > 0 && "text-success")}
            />
            <span className="truncate text-muted-foreground text-xs">
              <LegalDate value={line.date} />
              {line.reference ? <span className="font-mono"> · {line.reference}</span> : null}
            </span>
            <span className="justify-self-end">
              <Likely line={line} />
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Likely({ line }: { line: DeskLine }) {
  const best = line.suggestions[0];
  if (!best) return <span className="text-muted-foreground text-xs">{words.noSuggestion}</span>;
  if (best.sure) return <Badge tone="success">{words.sure}</Badge>;
  return <Badge tone="info">{words.score(best.score)}</Badge>;
}
