import { CircleCheck } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Card, CardHeader } from "@/components/ui/card";
import { LegalDate } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import { type Concern, type dashboardConcerns, EXPIRING_DAYS } from "@/lib/licenses/figures";
import { texts } from "./texts";

const words = texts.attention;
type Concerns = Awaited<ReturnType<typeof dashboardConcerns>>;

/** The most urgent rows of each kind, with a link to the whole list behind them. */
export function Attention({ concerns }: { concerns: Concerns }) {
  const groups = [
    { title: words.storage, rows: concerns.storage, href: "/admin/storage" },
    { title: words.failedJobs, rows: concerns.failedJobs, href: "/admin/jobs?state=failed" },
    {
      title: words.expiring,
      rows: concerns.expiring,
      href: `/licenses?status=active&expiring=${EXPIRING_DAYS}&sort=expiry_date`,
      detail: (row: Concern) => <LegalDate value={row.detail} />,
    },
    {
      title: words.withoutPhoto,
      rows: concerns.withoutPhoto,
      href: "/people?photo=without",
      detail: (row: Concern) => <span className="font-mono text-xs">{row.detail}</span>,
    },
  ].filter(({ rows }) => rows.length > 0);
  return (
    <Card>
      <CardHeader title={words.title} />
      {groups.length === 0 ? (
        <EmptyState icon={<CircleCheck />} title={words.nothing} text={words.nothingText} className="py-10" />
      ) : (
        <div className="divide-y">
          {groups.map((group) => (
            <Group key={group.title} {...group} />
          ))}
        </div>
      )}
    </Card>
  );
}

function Group({
  title,
  rows,
  href,
  detail = (row) => row.detail,
}: {
  title: string;
  rows: Concern[];
  href: string;
  detail?: (row: Concern) => ReactNode;
}) {
  return (
    <section className="px-4 py-3">
      <header className="mb-1.5 flex items-baseline justify-between gap-3">
        <h3 className="font-medium text-muted-foreground text-xs">{title}</h3>
        <Link
          href={href}
          aria-label={words.showAllOf(title)}
          className="text-primary text-xs underline-offset-2 hover:underline"
        >
          {words.all}
        </Link>
      </header>
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <Link
              href={row.href}
              prefetch={false}
              className="-mx-2 flex items-baseline justify-between gap-4 rounded-md px-2 py-1 hover:bg-muted"
            >
              <span className="truncate font-medium">{row.title}</span>
              <span className="max-w-[60%] shrink-0 truncate text-muted-foreground text-xs">{detail(row)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
