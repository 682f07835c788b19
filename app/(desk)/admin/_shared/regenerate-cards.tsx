"use client";

import { RefreshCw } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { MaintenanceRequests } from "@/lib/licenses/maintenance/schema";
import type { JobView } from "@/lib/platform/jobs/schema";
import { MaintenanceJob } from "../storage/_components/maintenance-job";
import { startMaintenance } from "../storage/actions";
import { taskTexts } from "../storage/texts";
import { regenerateCardsTexts as texts } from "./texts";
import { useFiguresAfter, useJob } from "./use-job";
import { outcomeOf } from "./use-submit";

const task = "regenerate-licenses";

/** Tells how many cards of active licenses have to be drawn again, shows them, and has it done as a job that is followed here. */
export function RegenerateCards({ only, count }: { only: "older_template" | "key_revoked"; count: number }) {
  const [started, setStarted] = useState<JobView | null>(null);
  const job = useJob(started);
  useFiguresAfter(job);
  const words = texts[only];
  if (count === 0 && !job) return null;
  return (
    <div className="grid gap-3">
      {count > 0 ? (
        <Alert tone={words.tone} title={words.title(count)}>
          <p>{words.text}</p>
          <div className="mt-2.5 flex flex-wrap gap-2">
            <ConfirmDialog
              trigger={
                <Button size="sm">
                  <RefreshCw aria-hidden />
                  {texts.run}
                </Button>
              }
              title={taskTexts[task].confirmTitle}
              description={texts.confirm(count)}
              confirmLabel={texts.run}
              onConfirm={async () => {
                const answer = await startMaintenance(MaintenanceRequests[task].parse({ task, only }));
                if (answer.ok) setStarted(answer.value);
                return outcomeOf(answer);
              }}
            />
            <Button asChild size="sm">
              <Link href={`/licenses?generated=${words.filter}`}>{texts.show}</Link>
            </Button>
          </div>
        </Alert>
      ) : null}
      {job ? <MaintenanceJob job={job} /> : null}
    </div>
  );
}
