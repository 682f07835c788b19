import { Alert } from "@/components/ui/alert";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import type { ImportView } from "@/lib/candidates/imports/schema";
import type { Job } from "@/lib/platform/jobs/jobs";
import { JobProgress } from "../../../../admin/jobs/_components/job-progress";
import { importTexts } from "../../texts";
import { WorkButtons } from "./work-buttons";

const texts = importTexts.progress;

/** How far an import or its undo is; where it has stopped, why, and the way on. */
export function ImportProgress({ found, job, active }: { found: ImportView; job: Job; active: boolean }) {
  return (
    <>
      {active ? null : (
        <Alert tone="warning" title={texts.stopped} className="mb-4">
          {[job.reason, texts.stoppedText].filter(Boolean).join(" ")}
        </Alert>
      )}
      <Card className="mb-4">
        <CardHeader
          title={texts.title}
          actions={<WorkButtons id={found.id} jobId={job.id} undoing={found.state === "undoing"} active={active} />}
        />
        <CardBody className="grid gap-3" aria-live={active ? "polite" : undefined}>
          <p className="text-muted-foreground text-sm">{active ? job.stage : null}</p>
          <JobProgress progress={job.progress} state={job.state} label={texts.title} />
          {active ? <p className="text-muted-foreground text-xs">{texts.leave}</p> : null}
        </CardBody>
      </Card>
    </>
  );
}
