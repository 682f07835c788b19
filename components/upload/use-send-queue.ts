"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { Stopped } from "./send-form";

export type SendState<Sent extends object> =
  | { phase: "chosen" }
  | { phase: "waiting" }
  /** `percent`: 0 to 100 of the bytes; at 100 the server still looks at the file. */
  | { phase: "sending"; percent: number; bytesPerSecond: number | null }
  | ({ phase: "sent" } & Sent)
  | { phase: "failed"; reason: string };

export type QueuedFile<Extra extends object, Sent extends object> = Extra & {
  id: string;
  file: File;
  state: SendState<Sent>;
};

export type SendQueueOptions<Extra extends object, Sent extends object> = {
  /** @throws Stopped; Error with a reason for a person. Keep it stable: module level or useCallback. */
  send: (
    queued: QueuedFile<Extra, Sent>,
    options: { force: boolean; signal: AbortSignal; onProgress: (sentBytes: number, totalBytes: number) => void },
  ) => Promise<Sent>;
  onSent: () => void;
  /** Why a file is not even tried, or null. The server judges by the bytes; this only saves a person the wait. */
  refuse: (file: File) => string | null;
  /** What a failure without words of its own is told as. */
  failed: string;
  /** Files that are sent at once. */
  atOnce: number;
  /** Files are sent as soon as they are chosen. */
  eager?: boolean;
};

/** Files that a person chose, each with what goes with it, sent a few at a time. They stay until they are cleared. */
export function useSendQueue<Extra extends object, Sent extends object>(options: SendQueueOptions<Extra, Sent>) {
  const { send, onSent, refuse, failed, atOnce, eager = false } = options;
  type Queued = QueuedFile<Extra, Sent>;
  const [files, setFiles] = useState<Queued[]>([]);
  const running = useRef(new Map<string, AbortController>());
  const change = useCallback(
    (id: string, changes: Partial<Extra> | { state: SendState<Sent> }) =>
      setFiles((before) => before.map((one) => (one.id === id ? { ...one, ...changes } : one))),
    [],
  );

  const start = useCallback(
    async (queued: Queued, force: boolean) => {
      const { id } = queued;
      const stop = new AbortController();
      running.current.set(id, stop);
      const began = Date.now();
      change(id, { state: { phase: "sending", percent: 0, bytesPerSecond: null } });
      try {
        const sent = await send(queued, {
          force,
          signal: stop.signal,
          onProgress: (bytes, total) =>
            change(id, {
              state: {
                phase: "sending",
                percent: Math.min(100, Math.floor((bytes / Math.max(total, 1)) * 100)),
                bytesPerSecond: Date.now() - began > 500 ? (bytes * 1000) / (Date.now() - began) : null,
              },
            }),
        });
        change(id, { state: { phase: "sent", ...sent } });
        onSent();
      } catch (error) {
        const reason = error instanceof Error && error.message ? error.message : failed;
        change(id, { state: error instanceof Stopped ? { phase: "chosen" } : { phase: "failed", reason } });
      } finally {
        running.current.delete(id);
      }
    },
    [change, send, onSent, failed],
  );

  // Whoever waits begins as soon as there is room.
  useEffect(() => {
    const room = atOnce - files.filter(({ state }) => state.phase === "sending").length;
    for (const next of files.filter(({ state }) => state.phase === "waiting").slice(0, Math.max(room, 0)))
      void start(next, false);
  }, [files, start, atOnce]);

  const sending = files.some(({ state }) => state.phase === "sending" || state.phase === "waiting");
  useEffect(() => {
    if (!sending) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [sending]);
  // Leaving the page ends what is on its way.
  useEffect(() => {
    const present = running.current;
    return () => {
      for (const stop of present.values()) stop.abort();
    };
  }, []);

  const stateOf = (file: File): SendState<Sent> => {
    const reason = refuse(file);
    if (reason) return { phase: "failed", reason };
    return eager ? { phase: "waiting" } : { phase: "chosen" };
  };
  return {
    files,
    change: (id: string, changes: Partial<Extra>) => change(id, changes),
    add: (chosen: readonly File[], extra: Extra) =>
      setFiles((before) => [
        ...before,
        ...chosen.map((file) => ({ ...extra, id: crypto.randomUUID(), file, state: stateOf(file) })),
      ]),
    sendAll: () =>
      setFiles((before) =>
        before.map((one) => (one.state.phase === "chosen" ? { ...one, state: { phase: "waiting" } } : one)),
      ),
    retry: (id: string) => change(id, { state: { phase: "waiting" } }),
    again: (queued: Queued) => void start(queued, true),
    stop: (id: string) => running.current.get(id)?.abort(),
    remove: (id: string) => setFiles((before) => before.filter((one) => one.id !== id)),
    clearDone: () => setFiles((before) => before.filter(({ state }) => state.phase !== "sent")),
  };
}
