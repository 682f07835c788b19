"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { toast } from "@/components/ui/toast";
import type { QueueOrder } from "@/lib/plates/events/queue-orders";
import type { EventView } from "@/lib/plates/events/schema";
import type { ActionResult } from "@/lib/platform/http/action";
import { texts as plates } from "../../texts";
import { confirmRead, correctRead, countWaiting, rejectRead, releaseReads, renewReads, undoRead } from "../actions";
import { texts } from "../texts";

/** Reads that are held ready; their pictures are loaded before they are looked at. */
const AHEAD = 10;
const REFILL_BELOW = 7;
/** Well within the five minutes that a claim lasts. */
const RENEW_MS = 90_000;
const LOOK_AGAIN_MS = 30_000;
const COUNT_MS = 60_000;
/** The server takes no longer list of reads to pass over. */
const SKIP_MAX = 500;

export type Verdict =
  | { kind: "confirm"; note: string }
  | { kind: "correct"; plate: string; note: string }
  | { kind: "reject"; note: string };
export type Decided = { id: string; what: string };
type Queue = { order: QueueOrder; cameraId: string | null };

/**
 * The reads that this reviewer has open. A decision is shown as made at once and sent behind; one that the server
 * refuses comes back to the front, unless the read is somebody else's by now.
 *
 * @param last what this reviewer decided last before, which can still be undone
 */
export function useReviewQueue(start: Queue, last: Decided | null) {
  const [queue, setQueue] = useState(start);
  const [items, setItems] = useState<EventView[]>([]);
  const [waiting, setWaiting] = useState<number | null>(null);
  const [loading, setLoading] = useState(true);
  const [failed, setFailed] = useState<string | null>(null);
  const [done, setDone] = useState(0);
  const [decided, setDecided] = useState<Decided[]>(last ? [last] : []);
  const [aside, setAside] = useState<string[]>([]);
  // What the sending behind the scenes needs as it is now, not as it was when a function was made.
  const now = useRef({ items, queue, aside, sending: new Set<string>(), claiming: false });
  // The first effect, so that those below find it done.
  useEffect(() => {
    Object.assign(now.current, { items, queue, aside });
  });

  const refill = useCallback(async () => {
    const { current } = now;
    if (current.claiming) return;
    current.claiming = true;
    const asked = current.queue;
    const open = [...current.items.map(({ id }) => id), ...current.sending];
    const skip = [...open, ...current.aside].slice(0, SKIP_MAX);
    setLoading(true);
    const claimed = await claim(asked, skip).catch(() => null);
    current.claiming = false;
    if (asked !== current.queue) return refill();
    setLoading(false);
    if (!claimed) return setFailed(plates.offline);
    setFailed(null);
    setItems((held) => {
      const known = new Set([...open, ...held.map(({ id }) => id), ...current.sending]);
      return [...held, ...claimed.filter(({ id }) => !known.has(id))];
    });
  }, []);

  useEffect(() => {
    const tell = () =>
      countWaiting({ cameraId: queue.cameraId })
        .then((answer) => answer.ok && setWaiting(answer.value))
        .catch(() => undefined);
    void tell();
    const timer = setInterval(tell, COUNT_MS);
    return () => clearInterval(timer);
  }, [queue.cameraId]);

  const few = items.length < REFILL_BELOW;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each read that goes may make room for another.
  useEffect(() => {
    if (few) void refill();
  }, [few, items.length, queue, aside, refill]);

  useEffect(() => {
    const renew = async () => {
      const ids = now.current.items.map(({ id }) => id);
      if (document.hidden) return;
      if (ids.length === 0) return refill();
      const answer = await renewReads({ ids }).catch(() => null);
      if (!answer?.ok || answer.value.lost.length === 0) return;
      const gone = new Set(answer.value.lost.filter((id) => !now.current.sending.has(id)));
      setItems((held) => held.filter(({ id }) => !gone.has(id)));
      if (gone.size > 0) toast.info(texts.lost);
    };
    const timer = setInterval(renew, RENEW_MS);
    const idle = setInterval(() => now.current.items.length === 0 && renew(), LOOK_AGAIN_MS);
    document.addEventListener("visibilitychange", renew);
    return () => {
      clearInterval(timer);
      clearInterval(idle);
      document.removeEventListener("visibilitychange", renew);
    };
  }, [refill]);

  useEffect(() => {
    // The page may be gone before an answer comes; `keepalive` lets the request outlive it.
    const release = () => {
      const ids = now.current.items.map(({ id }) => id);
      if (ids.length === 0) return;
      void fetch("/api/feedback/release", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ ids }),
        keepalive: true,
      }).catch(() => undefined);
    };
    window.addEventListener("pagehide", release);
    return () => {
      window.removeEventListener("pagehide", release);
      release();
    };
  }, []);

  const take = (id: string) => setItems((held) => held.filter((item) => item.id !== id));
  const putBack = (item: EventView) => setItems((held) => [item, ...held.filter(({ id }) => id !== item.id)]);

  const decide = async (item: EventView, verdict: Verdict) => {
    const { sending } = now.current;
    if (sending.has(item.id)) return;
    sending.add(item.id);
    take(item.id);
    setDone((count) => count + 1);
    setWaiting((count) => (count === null ? null : Math.max(0, count - 1)));
    setDecided((all) => [...all, { id: item.id, what: told(item, verdict) }]);
    const answer = await send(item.id, verdict).catch(() => null);
    sending.delete(item.id);
    if (answer?.ok) return;
    setDone((count) => count - 1);
    setDecided((all) => all.filter(({ id }) => id !== item.id));
    const refusal = answer ? (answer.fields[0]?.reason ?? answer.message) : plates.offline;
    toast.error(`${item.plate}: ${refusal}`);
    if (answer?.code === "reviewed_meanwhile" || answer?.code === "claimed_by_other" || answer?.code === "not_found")
      return;
    setWaiting((count) => (count === null ? null : count + 1));
    putBack(item);
  };

  const undo = async () => {
    const latest = decided.at(-1);
    if (!latest) return toast.info(texts.nothingToUndo);
    setDecided((all) => all.slice(0, -1));
    const answer = await undoRead({ id: latest.id }).catch(() => null);
    if (!answer?.ok) {
      toast.error(answer?.message ?? plates.offline);
      if (!answer) setDecided((all) => [...all, latest]);
      return;
    }
    if (latest !== last) setDone((count) => count - 1);
    setWaiting((count) => (count === null ? null : count + 1));
    putBack(answer.value);
    toast.success(texts.undone(answer.value.plate));
  };

  const skip = (item: EventView) => {
    setAside((all) => [...all, item.id].slice(-SKIP_MAX));
    take(item.id);
    void releaseReads({ ids: [item.id] }).catch(() => undefined);
  };

  const next = () => {
    if (items.length < 2) return toast.info(texts.onlyOne);
    setItems(([first, ...rest]) => (first ? [...rest, first] : rest));
  };

  const change = async (asked: Queue) => {
    const ids = items.map(({ id }) => id);
    setItems([]);
    setLoading(true);
    if (ids.length > 0) await releaseReads({ ids }).catch(() => null);
    setQueue(asked);
  };

  return {
    queue,
    items,
    waiting,
    loading,
    failed,
    done,
    decided,
    aside: aside.length,
    decide,
    undo,
    skip,
    next,
    change,
    refill,
    takeAside: () => setAside([]),
  };
}

/** Takes the next reads, beside the decisions that are on their way. @throws where the server refuses or is away */
async function claim({ order, cameraId }: Queue, skip: string[]): Promise<EventView[]> {
  const response = await fetch("/api/feedback/claim", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ order, camera_id: cameraId, limit: AHEAD, skip }),
  });
  if (!response.ok) throw new Error(`claim answered ${response.status}`);
  return (await response.json()) as EventView[];
}

function send(id: string, verdict: Verdict): Promise<ActionResult<void>> {
  const note = verdict.note || null;
  if (verdict.kind === "confirm") return confirmRead({ id, notes: note });
  if (verdict.kind === "reject") return rejectRead({ id, notes: note });
  return correctRead({ id, corrected_plate: verdict.plate, comments: note });
}

function told(item: EventView, verdict: Verdict): string {
  if (verdict.kind === "confirm") return texts.confirmed(item.plate);
  return verdict.kind === "reject" ? texts.rejected(item.plate) : texts.corrected(verdict.plate);
}
