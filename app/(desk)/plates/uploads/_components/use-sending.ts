"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { Stopped, sendRecording } from "../send-recording";
import { texts } from "../texts";

export type Origin = {
  cameraId: string /** Of a `datetime-local` field, by the browser's clock. */;
  recordedAt: string;
};

export type SendState =
  | { phase: "chosen" }
  | { phase: "waiting" }
  /** `percent`: 0 to 100 of the bytes; at 100 the server still looks at the file. */
  | { phase: "sending"; percent: number; bytesPerSecond: number | null }
  | { phase: "sent"; jobId: string; already: boolean }
  | { phase: "failed"; reason: string };

export type QueuedFile = Origin & { id: string; file: File; state: SendState };

/** Over one connection more at once are no faster; two keep it busy while the server judges a file. */
const AT_ONCE = 2;

/** Files that a person chose: each with its camera and time, sent two at a time. They stay until they are cleared. */
export function useSending(maxMb: number, onSent: () => void) {
  const [files, setFiles] = useState<QueuedFile[]>([]);
  const running = useRef(new Map<string, AbortController>());
  const change = useCallback(
    (id: string, changes: Partial<QueuedFile>) =>
      setFiles((before) => before.map((one) => (one.id === id ? { ...one, ...changes } : one))),
    [],
  );

  const send = useCallback(
    async ({ id, file, cameraId, recordedAt }: QueuedFile, force: boolean) => {
      const stop = new AbortController();
      running.current.set(id, stop);
      const began = Date.now();
      try {
        const sent = await sendRecording(file, {
          cameraId,
          recordedAt: recordedAt ? new Date(recordedAt).toISOString() : "",
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
        const reason = error instanceof Error ? error.message : texts.unreachable;
        change(id, { state: error instanceof Stopped ? { phase: "chosen" } : { phase: "failed", reason } });
      } finally {
        running.current.delete(id);
      }
    },
    [change, onSent],
  );

  // Whoever waits begins as soon as there is room.
  useEffect(() => {
    const room = AT_ONCE - files.filter(({ state }) => state.phase === "sending").length;
    for (const next of files.filter(({ state }) => state.phase === "waiting").slice(0, Math.max(room, 0))) {
      change(next.id, { state: { phase: "sending", percent: 0, bytesPerSecond: null } });
      void send(next, false);
    }
  }, [files, change, send]);

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

  return {
    files,
    change,
    add: (chosen: readonly File[], origin: Origin) =>
      setFiles((before) => [
        ...before,
        ...chosen.map((file) => ({ id: crypto.randomUUID(), file, ...origin, state: judged(file, maxMb) })),
      ]),
    sendAll: () =>
      setFiles((before) =>
        before.map((one) => (one.state.phase === "chosen" ? { ...one, state: { phase: "waiting" } } : one)),
      ),
    retry: (id: string) => change(id, { state: { phase: "waiting" } }),
    again: (file: QueuedFile) => {
      change(file.id, { state: { phase: "sending", percent: 0, bytesPerSecond: null } });
      void send(file, true);
    },
    stop: (id: string) => running.current.get(id)?.abort(),
    remove: (id: string) => setFiles((before) => before.filter((one) => one.id !== id)),
    clearDone: () => setFiles((before) => before.filter(({ state }) => state.phase !== "sent")),
  };
}

/** The server judges by the bytes; this only saves a person the wait. */
function judged(file: File, maxMb: number): SendState {
  if (file.size === 0) return { phase: "failed", reason: texts.empty };
  if (file.size > maxMb * 1024 * 1024) return { phase: "failed", reason: texts.tooLarge(maxMb) };
  return { phase: "chosen" };
}
