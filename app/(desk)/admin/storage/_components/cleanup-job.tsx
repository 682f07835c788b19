import Link from "next/link";
import { z } from "zod";
import { Alert } from "@/components/ui/alert";
import { DateTime } from "@/components/ui/date-time";
import type { JobView } from "@/lib/platform/jobs/schema";
import { isActive } from "../../_shared/use-job";
import { JobProgress } from "../../jobs/_components/job-progress";
import { storageTexts } from "../texts";

const Result = z.object({ files_removed: z.number(), space_freed_formatted: z.string() });

/** The cleanup that was asked for last: how far it is, or how it ended. */
export function CleanupJob({ job }: { job: JobView }) {
  const link = (
    <Link href={`/admin/jobs/${job.id}`} className="whitespace-nowrap underline underline-offset-2">
      {storageTexts.openJob}
    </Link>
  );
  if (isActive(job)) {
    return (
      <div className="grid gap-2 rounded-lg border p-3.5" aria-live="polite">
        <p className="flex flex-wrap justify-between gap-2 text-sm">
          <span className="font-medium">{job.stage ?? storageTexts.following}</span>
          <span className="text-primary">{link}</span>
        </p>
        <JobProgress progress={job.progress} state={job.state} label={storageTexts.following} />
      </div>
    );
  }
  const when = <DateTime value={job.finished_at ?? job.created_at} />;
  if (job.state !== "done") {
    return (
      <Alert tone="warning" title={storageTexts.failed} action={link}>
        {job.reason} · {when}
      </Alert>
    );
  }
  const result = Result.safeParse(job.result).data;
  return (
    <Alert
      tone="success"
      title={storageTexts.finished(result?.files_removed ?? 0, result?.space_freed_formatted ?? "")}
      action={link}
    >
      {when}
    </Alert>
  );
}
