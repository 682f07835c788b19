"use client";

import { Brush, Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import type { JobView } from "@/lib/platform/jobs/schema";
import type { SweepReport } from "@/lib/platform/storage/sweep";
import { isActive, useJob } from "../../_shared/use-job";
import { useSubmit } from "../../_shared/use-submit";
import { previewCleanup, startCleanup } from "../actions";
import { storageTexts } from "../texts";
import { CleanupJob } from "./cleanup-job";
import { CleanupPreview } from "./cleanup-preview";

const DEFAULT_HOURS = "24";

/** Cleanup: the age, a dry run, the real one, and how far it is. `latest`: the job of an earlier visit, if any. */
export function CleanupCard({ latest }: { latest: JobView | null }) {
  const [hours, setHours] = useState(DEFAULT_HOURS);
  const [preview, setPreview] = useState<{ hours: number; report: SweepReport } | null>(null);
  const job = useJob(latest);
  const active = job !== null && isActive(job);
  useFiguresAfter(job);

  const dryRun = useSubmit(previewCleanup, setPreview);
  const change = (value: string) => {
    setHours(value);
    setPreview(null);
  };

  return (
    <Card>
      <CardHeader title={storageTexts.cleanup} description={storageTexts.cleanupText} />
      <CardBody className="grid gap-5">
        <form
          className="grid gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            void dryRun.submit({ hours });
          }}
          noValidate
        >
          <Field
            label={storageTexts.hours}
            name="hours"
            hint={storageTexts.hoursHint}
            error={dryRun.errors.hours ?? dryRun.errors[""]}
            className="max-w-xs"
          >
            <Input
              type="number"
              inputMode="numeric"
              min={1}
              max={8760}
              value={hours}
              onChange={(event) => change(event.target.value)}
            />
          </Field>
          <div className="flex flex-wrap gap-2">
            <Button type="submit" loading={dryRun.busy}>
              <Search aria-hidden />
              {storageTexts.preview}
            </Button>
            <ConfirmDialog
              trigger={
                <Button variant="destructive-outline" disabled={active}>
                  <Brush aria-hidden />
                  {storageTexts.run}
                </Button>
              }
              title={storageTexts.confirmTitle}
              description={storageTexts.confirmText(Number(hours))}
              confirmLabel={storageTexts.run}
              destructive
              onConfirm={async () => {
                const result = await startCleanup({ hours });
                if (!result.ok) return { error: result.fields[0]?.reason ?? result.message };
                setPreview(null);
                toast.success(storageTexts.started);
              }}
            />
          </div>
        </form>
        {preview ? <CleanupPreview report={preview.report} /> : null}
        {job ? <CleanupJob job={job} /> : null}
      </CardBody>
    </Card>
  );
}

/** When a job that was seen at work has ended, the page's figures are asked for again. */
function useFiguresAfter(job: JobView | null): void {
  const router = useRouter();
  const followed = useRef<string | null>(null);
  useEffect(() => {
    if (!job) return;
    if (isActive(job)) followed.current = job.id;
    else if (followed.current === job.id) {
      followed.current = null;
      router.refresh();
    }
  }, [job, router]);
}
