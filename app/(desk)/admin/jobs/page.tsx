import type { Metadata } from "next";
import Link from "next/link";
import { ListPage, type ListPageProps } from "@/components/data-table/list-page";
import { lastOfEach, parseTableParams, sortedWindow } from "@/components/data-table/search-params";
import { formatCount } from "@/components/texts";
import { StatusBadge } from "@/components/ui/badge";
import { requireActor } from "@/lib/platform/auth/current";
import { countJobs, jobKinds, listJobs } from "@/lib/platform/jobs/queries";
import { JobStateName } from "@/lib/platform/jobs/schema";
import { JobsTable } from "./_components/jobs-table";
import { LiveRefresh } from "./_components/live-refresh";
import { jobLine } from "./line";
import { jobsTable } from "./table";
import { jobsTexts, stateLabels } from "./texts";

export const metadata: Metadata = { title: jobsTexts.title };

export default async function JobsPage({ searchParams }: ListPageProps) {
  const actor = await requireActor("staff");
  const params = lastOfEach(parseTableParams(await searchParams, jobsTable));
  const { filters } = params;
  const filter = { state: filters.state?.[0] as JobStateName | undefined, kind: filters.kind?.[0] };
  const [{ items, total }, counts, kinds] = await Promise.all([
    listJobs(actor, filter, sortedWindow(params)),
    countJobs(),
    jobKinds(),
  ]);
  const now = new Date();
  return (
    <ListPage
      title={jobsTexts.title}
      description={jobsTexts.description}
      actions={<LiveRefresh active={counts.queued + counts.running > 0} />}
    >
      <nav aria-label={jobsTexts.counts} data-print="hide" className="mb-4 flex flex-wrap gap-2">
        {JobStateName.options.map((state) => (
          <Link key={state} href={`/admin/jobs?state=${state}`} className="rounded-full">
            <StatusBadge
              status={state}
              label={`${stateLabels[state]} ${formatCount(counts[state])}`}
              className="tabular-nums hover:ring-current"
            />
          </Link>
        ))}
      </nav>
      <JobsTable rows={items.map((job) => jobLine(job, now))} total={total} params={params} kinds={kinds} />
    </ListPage>
  );
}
