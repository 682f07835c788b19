import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { DateTime } from "@/components/ui/date-time";
import type { historyOf } from "@/lib/platform/audit/queries";
import { texts } from "../../texts";

const words = texts.detail;

/** Who decided what about a read and why, the newest first. */
export function Decisions({ rows }: { rows: Awaited<ReturnType<typeof historyOf>> }) {
  return (
    <Card>
      <CardHeader title={words.decisions} />
      {rows.length === 0 ? (
        <CardBody className="text-muted-foreground text-sm">{words.noDecisions}</CardBody>
      ) : (
        <ol className="divide-y">
          {rows.map((row) => (
            <li key={row.id} className="grid gap-0.5 px-4 py-2.5 text-sm">
              <span>{row.description ?? row.action_type}</span>
              <span className="text-muted-foreground text-xs">
                {changeOf(row)}
                {row.userName ?? row.actor} · <DateTime value={row.timestamp} />
              </span>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}

/** The plate before and after, where the decision changed it. */
function changeOf({ old_values: before, new_values: after }: { old_values: unknown; new_values: unknown }) {
  const [from, to] = [plateOf(before), plateOf(after)];
  if (!from || !to || from === to) return null;
  return <span className="font-mono">{words.correction(from, to)} · </span>;
}

const plateOf = (values: unknown): string | null =>
  typeof values === "object" && values !== null && "plate" in values && typeof values.plate === "string"
    ? values.plate
    : null;
