"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import type { JobView } from "@/lib/platform/jobs/schema";

const EVERY_MS = 1000;

export const isActive = (job: Pick<JobView, "state">): boolean => job.state === "queued" || job.state === "running";

/** Follows a job until it has ended. A request that fails is asked again: the job does not depend on this page. */
export function useJob(first: JobView | null): JobView | null {
  const [job, setJob] = useState(first);
  const [seen, setSeen] = useState(first);
  if (first?.id !== seen?.id) {
    setSeen(first);
    setJob(first);
  }
  const id = job && isActive(job) ? job.id : null;
  useEffect(() => {
    if (id === null) return;
    const timer = setInterval(async () => {
      const answer = await fetch(`/api/jobs/${id}`).catch(() => null);
      if (answer?.ok) setJob((await answer.json()) as JobView);
    }, EVERY_MS);
    return () => clearInterval(timer);
  }, [id]);
  return job;
}

/** When a job that was seen at work has ended, the page's figures are asked for again. */
export function useFiguresAfter(job: JobView | null): void {
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
