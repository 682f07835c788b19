"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import type { JobView } from "@/lib/platform/jobs/schema";

const EVERY_MS = 1000;

/**
 * Follows a reading by its job, which tells nothing of the document: looking whether it is done is no access to it. When it
 * has ended, the page is asked for again.
 *
 * @param taskId null when there is nothing to follow
 */
export function useJobState(taskId: string | null): JobView | null {
  const router = useRouter();
  const [job, setJob] = useState<JobView | null>(null);
  useEffect(() => {
    if (taskId === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let left = false;
    const ask = async () => {
      const answer = await fetch(`/api/jobs/${taskId}`).catch(() => null);
      if (left || answer?.status === 404) return;
      const view = answer?.ok ? ((await answer.json()) as JobView) : null;
      if (view) setJob(view);
      if (view && view.state !== "queued" && view.state !== "running") router.refresh();
      else timer = setTimeout(ask, EVERY_MS);
    };
    void ask();
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [taskId, router]);
  return job;
}
