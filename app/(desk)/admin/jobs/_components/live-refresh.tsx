"use client";

import { Pause, Play } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { jobsTexts } from "../texts";

const EVERY_MS = 2000;

/**
 * Asks the server for the page again every two seconds while something is at work, unless paused or out of sight; on
 * coming back into sight it asks once in any case. The next request waits for the answer of the last one, which it would
 * make the router drop: on a slow server the page would never change.
 */
export function LiveRefresh({ active }: { active: boolean }) {
  const router = useRouter();
  const [paused, setPaused] = useState(false);
  const [refreshing, startRefresh] = useTransition();

  useEffect(() => {
    if (paused || refreshing) return;
    const refresh = () => {
      if (document.visibilityState === "visible") startRefresh(() => router.refresh());
    };
    document.addEventListener("visibilitychange", refresh);
    const timer = active ? setInterval(refresh, EVERY_MS) : undefined;
    return () => {
      document.removeEventListener("visibilitychange", refresh);
      clearInterval(timer);
    };
  }, [active, paused, refreshing, router]);

  return (
    <span className="flex items-center gap-3">
      <span className="flex items-center gap-2 text-muted-foreground text-xs">
        <span
          aria-hidden
          className={`size-2 rounded-full ${paused ? "bg-warning" : active ? "animate-pulse bg-success" : "bg-muted-foreground/50"}`}
        />
        {paused ? jobsTexts.paused : active ? jobsTexts.live : jobsTexts.idle}
      </span>
      <Button aria-pressed={paused} onClick={() => setPaused(!paused)}>
        {paused ? <Play aria-hidden /> : <Pause aria-hidden />}
        {paused ? jobsTexts.resume : jobsTexts.pause}
      </Button>
    </span>
  );
}
