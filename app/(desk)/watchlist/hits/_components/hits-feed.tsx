"use client";

import { BellOff, BellRing, Radar } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { BoloMatchView } from "@/lib/plates/bolos/schema";
import { texts } from "../texts";
import { HitCard, type ShownHit } from "./hit-card";
import { useChime } from "./use-chime";
import { type FeedState, useHitFeed } from "./use-hit-feed";

/** The hits of a page of the list, and those that come while it is looked at. */
export function HitsFeed({
  hits,
  follows,
  lookOut,
}: {
  hits: readonly BoloMatchView[];
  /** Whether new hits belong on this page: it is the first, and shows what is unverified. */
  follows: boolean;
  /** Only the hits of this look-out; null for all. */
  lookOut: string | null;
}) {
  const router = useRouter();
  const chime = useChime();
  const [arrived, setArrived] = useState<ShownHit[]>([]);
  const [judged, setJudged] = useState(new Map<string, BoloMatchView>());
  const [announced, setAnnounced] = useState("");
  const state = useHitFeed((hit) => {
    if (!follows || (lookOut !== null && hit.bolo_id !== lookOut)) return;
    setArrived((before) => [{ ...hit, shownAtMs: Date.now() }, ...before.filter(({ id }) => id !== hit.id)]);
    setAnnounced(texts.arrived(hit.plate, hit.listed));
    if (chime.on) chime.play();
    // The navigation's count.
    router.refresh();
  });
  const shown = useMemo(() => {
    const live = new Set(arrived.map(({ id }) => id));
    const all = [...arrived, ...hits.filter(({ id }) => !live.has(id)).map((hit) => ({ ...hit, shownAtMs: null }))];
    return all.map((hit) => ({ ...hit, ...judged.get(hit.id) }));
  }, [arrived, hits, judged]);
  useWaitingInTitle(arrived.filter(({ id }) => !judged.has(id)).length);
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Connection state={state} />
        <Button size="sm" variant="ghost" aria-pressed={chime.on} onClick={chime.toggle}>
          {chime.on ? <BellRing aria-hidden /> : <BellOff aria-hidden />}
          {chime.on ? texts.soundOn : texts.soundOff}
        </Button>
      </div>
      <p role="status" className="sr-only">
        {announced}
      </p>
      {shown.length === 0 ? (
        <EmptyState icon={<Radar />} title={texts.emptyTitle} text={texts.emptyText} />
      ) : (
        <ul aria-label={texts.feed} className="grid gap-3 2xl:grid-cols-2">
          {shown.map((hit) => (
            <li key={hit.id}>
              <HitCard
                hit={hit}
                onJudged={(after) => {
                  setJudged((before) => new Map(before).set(after.id, after));
                  router.refresh();
                }}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Connection({ state }: { state: FeedState }) {
  const dots = { connected: "animate-pulse bg-success", connecting: "bg-muted-foreground/50", lost: "bg-warning" };
  return (
    <p className="flex items-center gap-2 text-muted-foreground text-xs">
      <span aria-hidden className={`size-2 rounded-full ${dots[state]}`} />
      {texts[state]}
    </p>
  );
}

/** A tab in the background says in its title how many hits wait. */
function useWaitingInTitle(count: number): void {
  useEffect(() => {
    const plain = document.title.replace(/^\(\d+\) /, "");
    document.title = count > 0 ? `${texts.newOnes(count)}${plain}` : plain;
  }, [count]);
}
