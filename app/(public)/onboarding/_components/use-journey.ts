"use client";

import { useCallback, useEffect, useState } from "react";
import type { JourneyView } from "@/lib/identity/onboarding/journey";
import { ask } from "../ask";

const READING_MS = 1000;
const WAITING_MS = 20_000;

export const isReading = ({ job }: JourneyView): boolean => job?.state === "queued" || job?.state === "running";

/** Where the applicant is, by the server's word: asked often while a document is read, and when the page is seen again. */
export function useJourney(first: JourneyView): { journey: JourneyView; refresh: () => Promise<void> } {
  const [journey, setJourney] = useState(first);
  const refresh = useCallback(async () => {
    const answer = await ask<JourneyView>("GET", "/api/onboarding/journey");
    if (answer.ok) setJourney(answer.value);
  }, []);
  const reading = isReading(journey);
  useEffect(() => {
    const timer = setInterval(refresh, reading ? READING_MS : WAITING_MS);
    const seen = () => document.visibilityState === "visible" && void refresh();
    document.addEventListener("visibilitychange", seen);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", seen);
    };
  }, [reading, refresh]);
  return { journey, refresh };
}
