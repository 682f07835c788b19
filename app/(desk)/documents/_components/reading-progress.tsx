"use client";

import { Progress } from "@/components/ui/progress";
import type { JobView } from "@/lib/platform/jobs/schema";
import { texts } from "../texts";
import { useJobState } from "./use-job-state";

const STATE_OF_JOB: Record<JobView["state"], string> = {
  queued: texts.states.pending,
  running: texts.states.processing,
  done: texts.states.completed,
  failed: texts.states.failed,
  cancelled: texts.states.failed,
};

/** How far the reading of a document is: its bar, its step, or why it ended. */
export function ReadingProgress({ taskId, name }: { taskId: string; name: string }) {
  const job = useJobState(taskId);
  const state = job?.state ?? "queued";
  const tone = state === "done" ? "success" : state === "failed" || state === "cancelled" ? "danger" : "primary";
  return (
    <div className="grid min-w-0 gap-1.5">
      <Progress
        value={state === "queued" ? null : (job?.progress ?? 0) * 100}
        label={texts.readingOf(name)}
        tone={tone}
      />
      <p role="status" className="text-muted-foreground text-xs">
        {job?.reason ?? job?.stage ?? STATE_OF_JOB[state]}
      </p>
    </div>
  );
}
