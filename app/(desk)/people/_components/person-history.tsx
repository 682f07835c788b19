import { Card, CardBody } from "@/components/ui/card";
import { DateTime } from "@/components/ui/date-time";
import { JsonDiff } from "@/components/ui/json-diff";
import type { historyOf } from "@/lib/platform/audit/queries";
import { fieldLabels, personTexts } from "../texts";

type Entry = Awaited<ReturnType<typeof historyOf>>[number];

/** What happened to a record: who, when, and which values changed, under the labels that its screens give them. */
export function PersonHistory({
  entries,
  labels = fieldLabels,
}: {
  entries: readonly Entry[];
  labels?: Readonly<Record<string, string>>;
}) {
  if (entries.length === 0) return <p className="text-muted-foreground text-sm">{personTexts.noHistory}</p>;
  return (
    <Card>
      <CardBody>
        <ol className="grid gap-4">
          {entries.map((entry) => (
            <li key={entry.id} className="grid gap-1 border-b pb-4 last:border-0 last:pb-0">
              <p className="font-medium">{entry.description ?? entry.action_type}</p>
              <p className="text-muted-foreground text-xs">
                {entry.userName ?? personTexts.bySystem} · <DateTime value={entry.timestamp} />
              </p>
              {entry.old_values || entry.new_values ? (
                <details className="mt-1">
                  <summary className="w-fit cursor-pointer rounded-sm text-primary text-xs underline-offset-4 hover:underline">
                    {personTexts.showChanges}
                  </summary>
                  <div className="mt-2">
                    <JsonDiff before={named(entry.old_values, labels)} after={named(entry.new_values, labels)} />
                  </div>
                </details>
              ) : null}
            </li>
          ))}
        </ol>
      </CardBody>
    </Card>
  );
}

/** Values under the names that the screens give them. */
function named(values: unknown, labels: Readonly<Record<string, string>>): unknown {
  if (values === null || typeof values !== "object") return values;
  const label = (key: string) => (Object.hasOwn(labels, key) ? (labels[key] ?? key) : key);
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [label(key), value]));
}
