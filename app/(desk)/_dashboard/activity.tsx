import Link from "next/link";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { DateTime } from "@/components/ui/date-time";
import type { Activity } from "@/lib/licenses/figures";
import { texts } from "./texts";

const words = texts.activity;

/** Where a resource of the audit trail has its own page. */
const pageOf: Record<string, string> = { license: "/licenses/", citizen: "/people/" };

/** What was done at the desk last. `trail`: whether the reader may open the whole audit trail. */
export function RecentActivity({ rows, trail }: { rows: Activity[]; trail: boolean }) {
  return (
    <Card>
      <CardHeader
        title={words.title}
        actions={
          trail ? (
            <Link href="/admin/audit" className="text-primary text-xs underline-offset-2 hover:underline">
              {words.all}
            </Link>
          ) : null
        }
      />
      {rows.length === 0 ? (
        <CardBody className="text-muted-foreground">{words.none}</CardBody>
      ) : (
        <ol className="divide-y">
          {rows.map((row) => (
            <li key={row.seq} className="flex flex-wrap items-baseline justify-between gap-x-4 px-4 py-2 text-sm">
              <span className="min-w-0">
                <Line row={row} />
              </span>
              <span className="text-muted-foreground text-xs">
                {row.who} · <DateTime value={row.at} />
              </span>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}

function Line({ row }: { row: Activity }) {
  const text = row.description ?? `${row.action} ${row.resourceType}`;
  const base = pageOf[row.resourceType];
  if (!base || !row.resourceId || !/^\d+$/.test(row.resourceId)) return text;
  return (
    <Link href={`${base}${row.resourceId}`} prefetch={false} className="underline-offset-2 hover:underline">
      {text}
    </Link>
  );
}
