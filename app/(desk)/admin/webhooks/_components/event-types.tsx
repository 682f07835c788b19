import { ChevronRight } from "lucide-react";
import type { EventTypeView } from "@/lib/platform/webhooks/schema";
import { JsonBlock } from "../../_shared/json-block";

/** The types of events with an example of each, to be opened one by one. */
export function EventTypes({ types }: { types: EventTypeView[] }) {
  return (
    <ul className="grid gap-2">
      {types.map(({ type, summary, example }) => (
        <li key={type}>
          <details className="group rounded-md border">
            <summary className="flex cursor-pointer flex-wrap items-center gap-x-3 px-3 py-2 text-sm">
              <ChevronRight aria-hidden className="size-4 transition-transform group-open:rotate-90" />
              <code className="font-medium font-mono">{type}</code>
              <span className="text-muted-foreground">{summary}</span>
            </summary>
            <div className="border-t p-3">
              <JsonBlock label={type} value={example} />
            </div>
          </details>
        </li>
      ))}
    </ul>
  );
}
