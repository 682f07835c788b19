"use client";

import { useEffect, useState } from "react";
import type { UploadView } from "@/lib/plates/uploads/schema";

const EVERY_MS = 1000;

export const isReading = ({ state }: Pick<UploadView, "state">): boolean => state === "queued" || state === "running";

/** Follows the reading of an upload until it has ended. A request that fails is asked again. */
export function useReading(jobId: string, first: UploadView | null): UploadView | null {
  const [view, setView] = useState(first);
  useEffect(() => setView(first), [first]);
  const done = view !== null && !isReading(view);
  useEffect(() => {
    if (done) return;
    const ask = async () => {
      const answer = await fetch(`/api/uploads/${jobId}`).catch(() => null);
      if (answer?.ok) setView((await answer.json()) as UploadView);
    };
    void ask();
    const timer = setInterval(ask, EVERY_MS);
    return () => clearInterval(timer);
  }, [jobId, done]);
  return view;
}
