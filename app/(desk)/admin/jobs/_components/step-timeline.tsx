import { CircleCheck, CircleDashed, CircleX, ListChecks } from "lucide-react";
import { StatusBadge } from "@/components/ui/badge";
import { DateTime } from "@/components/ui/date-time";
import { EmptyState } from "@/components/ui/empty-state";
import type { RunView, StepView } from "@/inngest/embedded/queries";
import { formatDuration } from "../../_shared/duration";
import { jobTexts } from "../texts";

/** The runs of a job and their steps, with attempts and times. */
export function StepTimeline({ runs, now }: { runs: RunView[]; now: Date }) {
  if (runs.length === 0) {
    return <EmptyState icon={<ListChecks />} title={jobTexts.noRunsTitle} text={jobTexts.noRunsText} />;
  }
  return (
    <ol className="grid gap-6">
      {runs.map((run, index) => (
        <li key={run.id}>
          <h3 className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-1 font-semibold text-sm">
            {jobTexts.run(index + 1)}
            <StatusBadge status={run.status} />
            <span className="font-normal text-muted-foreground text-xs tabular-nums">
              <DateTime value={run.createdAt} /> ·{" "}
              {formatDuration((run.endedAt ?? now).getTime() - run.createdAt.getTime())}
            </span>
          </h3>
          {run.error ? <p className="mb-3 text-destructive text-sm">{shownError(run.error)}</p> : null}
          <ol className="ml-2 grid gap-4 border-l pl-5">
            {run.steps.map((step) => (
              <Step key={step.id} step={step} now={now} />
            ))}
          </ol>
        </li>
      ))}
    </ol>
  );
}

const icons = {
  done: <CircleCheck aria-hidden className="size-4 text-success" />,
  failed: <CircleX aria-hidden className="size-4 text-destructive" />,
  pending: <CircleDashed aria-hidden className="size-4 text-info" />,
};

function Step({ step, now }: { step: StepView; now: Date }) {
  const took = (step.doneAt ?? now).getTime() - step.startedAt.getTime();
  return (
    <li className="relative">
      <span className="absolute top-0.5 -left-[1.8rem] rounded-full bg-card">{icons[step.state]}</span>
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="font-medium">{step.name}</span>
        <span className="text-muted-foreground text-xs tabular-nums">
          {jobTexts.stepStates[step.state]} · {jobTexts.attempt(step.attempts)} · {formatDuration(took)}
        </span>
      </p>
      <p className="text-muted-foreground text-xs tabular-nums">
        <DateTime value={step.startedAt} />
      </p>
      {step.error ? <p className="mt-1 text-destructive text-sm">{shownError(step.error)}</p> : null}
    </li>
  );
}

/** A domain's error travels as `code|sentence`; people read the sentence. */
const shownError = (error: string): string => error.replace(/^[a-z][a-z0-9_]*\|/, "");
