"use client";

import { useEffect, useState } from "react";

/** One record that the search of the command palette found. */
export type Hit = {
  type: "person" | "license" | "camera" | "candidate";
  id: number | string;
  title: string;
  subtitle: string;
  href: string;
};
export type SearchHits = (query: string) => Promise<Hit[]>;

const PAUSE_MS = 200;
const LENGTH_MIN = 2;

export type HitsState = { state: "idle" | "searching" | "failed"; hits: Hit[] };
const idle: HitsState = { state: "idle", hits: [] };

/** Asks `search` when the typing pauses; an answer that a newer question has overtaken is dropped. */
export function useHits(query: string, search: SearchHits): HitsState {
  const [result, setResult] = useState<HitsState>(idle);
  const asked = query.trim();
  useEffect(() => {
    if (asked.length < LENGTH_MIN) {
      setResult(idle);
      return;
    }
    let overtaken = false;
    setResult((now) => ({ state: "searching", hits: now.hits }));
    const timer = setTimeout(async () => {
      const answer: HitsState = await search(asked).then(
        (hits) => ({ state: "idle", hits }),
        () => ({ state: "failed", hits: [] }),
      );
      if (!overtaken) setResult(answer);
    }, PAUSE_MS);
    return () => {
      overtaken = true;
      clearTimeout(timer);
    };
  }, [asked, search]);
  return result;
}
