import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { DateTime } from "@/components/ui/date-time";
import { JsonDiff } from "@/components/ui/json-diff";
import type { historyOf } from "@/lib/platform/audit/queries";
import { texts } from "../texts";

const words = texts.history;

/** The audit trail of one record, the newest first. */
export function Trail({ rows }: { rows: Awaited<ReturnType<typeof historyOf>> }) {
  return (
    <Card data-print="hide">
      <CardHeader title={words.trail} />
      {rows.length === 0 ? (
        <CardBody className="text-muted-foreground">{words.trailNone}</CardBody>
      ) : (
        <ol className="divide-y">
          {rows.map((row) => (
            <li key={row.id} className="grid gap-1 px-4 py-2.5 text-sm">
              <span>{row.description ?? row.action_type}</span>
              <span className="text-muted-foreground text-xs">
                {row.userName ?? (row.actor === "system" ? words.system : row.actor)} ·{" "}
                <DateTime value={row.timestamp} />
              </span>
              {row.old_values ? (
                <details className="text-xs">
                  <summary className="w-fit text-primary">{words.changes}</summary>
                  <JsonDiff before={row.old_values} after={row.new_values} />
                </details>
              ) : null}
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}
