import { Progress, type ProgressProps } from "@/components/ui/progress";
import type { JobStateName } from "@/lib/platform/jobs/schema";
import { jobsTexts } from "../texts";

const tones: Record<JobStateName, ProgressProps["tone"]> = {
  queued: "primary",
  running: "primary",
  done: "success",
  failed: "danger",
  cancelled: "danger",
};

/** How far a job is, as a bar with its percentage. `progress`: 0 to 1. */
export function JobProgress({ progress, state, label }: { progress: number; state: JobStateName; label?: string }) {
  const percent = Math.round(progress * 100);
  return (
    <span className="flex min-w-24 items-center gap-2">
      <Progress value={percent} label={label ?? jobsTexts.columns.progress} tone={tones[state]} className="flex-1" />
      <span className="w-9 text-right text-muted-foreground text-xs tabular-nums">{percent}%</span>
    </span>
  );
}
