"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useState } from "react";
import { toast } from "@/components/ui/toast";
import type { JobView } from "@/lib/platform/jobs/schema";
import { generateCard } from "../../actions";
import { texts } from "../../texts";

const POLL_MS = 700;
/** While the server does not answer it is asked less often. */
const POLL_LOST_MS = 3000;

type ActiveJob = JobView & { state: "queued" | "running" };
export const isActive = (job: JobView | null): job is ActiveJob => job?.state === "queued" || job?.state === "running";

export type CardJob = {
  /** The newest request for this card: at work, or ended. */
  job: JobView | null;
  /** A click is on its way to the server. */
  asking: boolean;
  /** The server does not answer at present. */
  lost: boolean;
  /** A refusal of the request itself. */
  refusal: string | null;
  generate: (force: boolean) => void;
};

/**
 * Asks for a card and follows the job until it ends; then the page is read anew. `newest` is the job that the server
 * knows of: a page that is opened while one is at work follows it from there.
 */
export function useCardJob(licenseId: number, newest: JobView | null): CardJob {
  const router = useRouter();
  const [followed, setFollowed] = useState<JobView | null>(null);
  const [asking, setAsking] = useState(false);
  const [lost, setLost] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  // What this page follows is fresher than what the server knew at its last reading, unless that is a later job.
  const job =
    followed && (newest === null || followed.id === newest.id || followed.created_at > newest.created_at)
      ? followed
      : newest;
  const activeId = isActive(job) ? job.id : null;

  const ended = useCallback(
    (now: JobView) => {
      if (now.state === "done") toast.success(texts.cardPanel.done);
      router.refresh();
    },
    [router],
  );

  useEffect(() => {
    if (activeId === null) return;
    const abort = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    const poll = async () => {
      const now = await readJob(activeId, abort.signal);
      if (abort.signal.aborted) return;
      setLost(now === null);
      if (now) setFollowed(now);
      if (now && !isActive(now)) ended(now);
      else timer = setTimeout(poll, now ? POLL_MS : POLL_LOST_MS);
    };
    timer = setTimeout(poll, POLL_MS);
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }, [activeId, ended]);

  const generate = useCallback(
    async (force: boolean) => {
      setAsking(true);
      setRefusal(null);
      const answer = await generateCard({ id: licenseId, force }).catch(() => null);
      setAsking(false);
      if (!answer) setRefusal(texts.cardPanel.offline);
      else if (!answer.ok) setRefusal(answer.message);
      else if (answer.value) setFollowed(answer.value);
      else {
        toast.success(texts.cardPanel.upToDate);
        router.refresh();
      }
    },
    [licenseId, router],
  );

  return { job, asking, lost, refusal, generate };
}

async function readJob(id: string, signal: AbortSignal): Promise<JobView | null> {
  try {
    const response = await fetch(`/api/jobs/${id}`, { signal, cache: "no-store" });
    return response.ok ? ((await response.json()) as JobView) : null;
  } catch {
    return null;
  }
}
