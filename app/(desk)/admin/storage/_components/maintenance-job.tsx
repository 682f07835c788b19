import Link from "next/link";
import { formatBytes } from "@/components/charts/units";
import { formatCount } from "@/components/texts";
import { Alert } from "@/components/ui/alert";
import { DateTime } from "@/components/ui/date-time";
import { DescriptionList } from "@/components/ui/description-list";
import { MaintenanceResult } from "@/lib/licenses/maintenance/schema";
import { countLabel, summaryOf } from "@/lib/licenses/maintenance/summary";
import type { JobView } from "@/lib/platform/jobs/schema";
import { isActive } from "../../_shared/use-job";
import { JobControls } from "../../jobs/_components/job-controls";
import { JobProgress } from "../../jobs/_components/job-progress";
import { maintenanceTexts } from "../texts";

const words = maintenanceTexts;

/** The run of a task that was asked for last: how far it is, or what it came to. */
export function MaintenanceJob({ job }: { job: JobView }) {
  if (isActive(job)) return <AtWork job={job} />;
  const when = <DateTime value={job.finished_at ?? job.created_at} />;
  const result = MaintenanceResult.safeParse(job.result).data;
  if (job.state !== "done" || !result) {
    return (
      <Alert
        tone="warning"
        title={job.state === "cancelled" ? words.cancelled : words.failed}
        action={<JobLink id={job.id} />}
      >
        {job.reason} · {when}
      </Alert>
    );
  }
  return (
    <div className="grid gap-3">
      <Alert tone={toneOf(result)} title={summaryOf(result)} action={<JobLink id={job.id} />}>
        {when}
      </Alert>
      <Counts counts={result.counts} />
      <Failures result={result} />
    </div>
  );
}

function AtWork({ job }: { job: JobView }) {
  return (
    <div className="grid gap-3 rounded-lg border p-3.5">
      <div className="flex flex-wrap items-baseline justify-between gap-2 text-sm" aria-live="polite">
        <span className="min-w-0 truncate font-medium">{job.stage ?? words.waiting}</span>
        <span className="text-primary">
          <JobLink id={job.id} />
        </span>
      </div>
      <JobProgress progress={job.progress} state={job.state} label={words.following} />
      <div>
        <JobControls id={job.id} state={job.state} />
      </div>
    </div>
  );
}

const toneOf = ({ failed, dry_run: dryRun }: MaintenanceResult) =>
  failed > 0 ? "warning" : dryRun ? "info" : "success";

function JobLink({ id }: { id: string }) {
  return (
    <Link href={`/admin/jobs/${id}`} className="whitespace-nowrap underline underline-offset-2">
      {words.openJob}
    </Link>
  );
}

function Counts({ counts }: { counts: MaintenanceResult["counts"] }) {
  const items = Object.entries(counts).map(([name, count]) => ({
    term: countLabel(name),
    value: name.endsWith("_bytes") ? formatBytes(count) : formatCount(count),
  }));
  return items.length === 0 ? null : <DescriptionList columns={3} items={items} />;
}

function Failures({ result: { failures, failed } }: { result: MaintenanceResult }) {
  if (failures.length === 0) return null;
  return (
    <details className="rounded-lg border text-sm" open={failures.length <= 5}>
      <summary className="cursor-pointer px-3.5 py-2.5 font-medium">{words.failures(failed)}</summary>
      <ul className="grid max-h-72 gap-2 overflow-y-auto border-t px-3.5 py-3">
        {failures.map(({ what, reason }) => (
          <li key={what}>
            <span className="wrap-break-word font-medium">{what}</span>
            <span className="block text-muted-foreground">{reason}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
