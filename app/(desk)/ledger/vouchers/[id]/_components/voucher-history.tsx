import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { DateTime } from "@/components/ui/date-time";
import { JsonDiff } from "@/components/ui/json-diff";
import type { historyOf } from "@/lib/platform/audit/queries";
import { texts } from "../../../texts";

const words = texts.voucher;

/** Who did what to a voucher, and when, from the audit trail. */
export function VoucherHistory({ entries }: { entries: Awaited<ReturnType<typeof historyOf>> }) {
  return (
    <Card>
      <CardHeader title={words.history} />
      <CardBody>
        {entries.length === 0 ? <p className="text-muted-foreground text-sm">{words.noHistory}</p> : null}
        <ol className="grid gap-4 text-sm">
          {entries.map((entry) => (
            <li key={entry.id} className="grid gap-0.5 border-b pb-4 last:border-0 last:pb-0">
              <p>{entry.description ?? entry.action_type}</p>
              <p className="text-muted-foreground text-xs">
                {entry.userName ?? words.bySystem}, <DateTime value={entry.timestamp} />
              </p>
              {entry.old_values ? <JsonDiff before={entry.old_values} after={entry.new_values} /> : null}
            </li>
          ))}
        </ol>
      </CardBody>
    </Card>
  );
}
