"use client";

import { useEffect, useRef, useState } from "react";
import type { BoloMatchView } from "@/lib/plates/bolos/schema";

export type FeedState = "connecting" | "connected" | "lost";

/**
 * Listens to the feed of hits. The browser itself comes back after a break, with the last id that it saw, so that none
 * is missed; one that comes twice is told once.
 */
export function useHitFeed(onHit: (hit: BoloMatchView) => void): FeedState {
  const [state, setState] = useState<FeedState>("connecting");
  const tell = useRef(onHit);
  useEffect(() => {
    tell.current = onHit;
  });
  useEffect(() => {
    const seen = new Set<string>();
    const feed = new EventSource("/api/bolos/matches/feed");
    feed.onopen = () => setState("connected");
    feed.onerror = () => setState("lost");
    feed.addEventListener("hit", ({ data }: MessageEvent<string>) => {
      const hit = JSON.parse(data) as BoloMatchView;
      // A corrected read may hit the same look-out anew, by another plate.
      const key = `${hit.id} ${hit.plate}`;
      if (seen.has(key)) return;
      seen.add(key);
      tell.current(hit);
    });
    return () => feed.close();
  }, []);
  return state;
}
