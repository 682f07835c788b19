"use client";

import { CircleX, RotateCcw } from "lucide-react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import type { JobStateName } from "@/lib/platform/jobs/schema";
import { outcomeOf } from "../../_shared/use-submit";
import { cancel, retry } from "../actions";
import { jobTexts } from "../texts";

/** What can be done with a job in its present state: retry what ended badly, cancel what has not ended. */
export function JobControls({ id, state }: { id: string; state: JobStateName }) {
  if (state === "done") return null;
  if (state === "failed" || state === "cancelled") {
    return (
      <ConfirmDialog
        trigger={
          <Button variant="primary">
            <RotateCcw aria-hidden />
            {jobTexts.retry}
          </Button>
        }
        title={jobTexts.retryTitle}
        description={jobTexts.retryText}
        confirmLabel={jobTexts.retry}
        onConfirm={async () => {
          const result = await retry({ id });
          if (result.ok) toast.success(jobTexts.retried);
          return outcomeOf(result);
        }}
      />
    );
  }
  return (
    <ConfirmDialog
      trigger={
        <Button variant="destructive-outline">
          <CircleX aria-hidden />
          {jobTexts.cancel}
        </Button>
      }
      title={jobTexts.cancelTitle}
      description={jobTexts.cancelText}
      confirmLabel={jobTexts.cancel}
      destructive
      onConfirm={async () => {
        const result = await cancel({ id });
        if (result.ok) toast.success(jobTexts.cancelled);
        return outcomeOf(result);
      }}
    />
  );
}
