"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { Interrupted, type Sending, sendRecording } from "../send-recording";
import { texts } from "../texts";
import { paceOf } from "./pace";

export type Origin = {
  cameraId: string /** Of a `datetime-local` field, by the browser's clock. */;
  recordedAt: string;
};

/** `percent`: 0 to 100 of the bytes; at 100 the server still looks at the file. */
type Measured = { percent: number; bytesPerSecond: number | null; secondsLeft: number | null };

export type SendState =
  | { phase: "chosen" }
  | { phase: "waiting" }
  | ({ phase: "sending" } & Measured)
  | ({ phase: "paused" } & Measured)
  | { phase: "sent"; jobId: string; already: boolean }
  /** `interrupted`: it goes on by itself when the network is there again. */
  | { phase: "failed"; reason: string; interrupted?: boolean };

export type QueuedFile = Origin & { id: string; file: File; state: SendState };

/** Over one connection more at once are no faster; two keep it busy while the server judges a file. */
const AT_ONCE = 2;

const BEGINNING: SendState = { phase: "sending", percent: 0, bytesPerSecond: null, secondsLeft: null };

/**
 * Files that a person chose: each with its camera and time, sent two at a time, each failing alone. They stay until
 * they are cleared; one that was broken off goes on where it was.
 */
export function useSending(maxMb: number, onSent: () => void) {
  const [files, setFiles] = useState<QueuedFile[]>([]);
  const running = useRef(new Map<string, Sending>());
  const update = useCallback(
    (id: string, next: (state: SendState) => SendState) =>
      setFiles((before) => before.map((one) => (one.id === id ? { ...one, state: next(one.state) } : one))),
    [],
  );
  const change = useCallback(
    (id: string, changes: Partial<QueuedFile>) =>
      setFiles((before) => before.map((one) => (one.id === id ? { ...one, ...changes } : one))),
    [],
  );

  const send = useCallback(
    async ({ id, file, cameraId, recordedAt }: QueuedFile, force: boolean) => {
      const measure = paceOf(file.size);
      const sending = sendRecording(file, {
        cameraId,
        recordedAt: recordedAt ? new Date(recordedAt).toISOString() : "",
        force,
        onProgress: (bytes) => {
          const measured = measure(bytes, Date.now());
          update(id, (state) => (state.phase === "sending" ? { phase: "sending", ...measured } : state));
        },
      });
      running.current.set(id, sending);
      try {
        change(id, { state: { phase: "sent", ...(await sending.done) } });
        onSent();
      } catch (error) {
        const reason = error instanceof Error ? error.message : texts.unreachable;
        change(id, { state: { phase: "failed", reason, interrupted: error instanceof Interrupted } });
      } finally {
        running.current.delete(id);
      }
    },
    [change, update, onSent],
  );

  // Whoever waits begins as soon as there is room.
  useEffect(() => {
    const room = AT_ONCE - files.filter(({ state }) => state.phase === "sending").length;
    for (const next of files.filter(({ state }) => state.phase === "waiting").slice(0, Math.max(room, 0))) {
      change(next.id, { state: BEGINNING });
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
  useEffect(() => {
    const goOn = () =>
      setFiles((before) =>
        before.map((one) =>
          one.state.phase === "failed" && one.state.interrupted ? { ...one, state: { phase: "waiting" } } : one,
        ),
      );
    window.addEventListener("online", goOn);
    return () => window.removeEventListener("online", goOn);
  }, []);
  // Leaving the page breaks off what is on its way; chosen again, it goes on there.
  useEffect(() => {
    const present = running.current;
    return () => {
      for (const one of present.values()) one.leave();
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
      change(file.id, { state: BEGINNING });
      void send(file, true);
    },
    pause: (id: string) => {
      running.current.get(id)?.pause();
      update(id, (state) => (state.phase === "sending" ? { ...state, phase: "paused", bytesPerSecond: null } : state));
    },
    resume: (id: string) => {
      update(id, (state) => (state.phase === "paused" ? { ...state, phase: "sending" } : state));
      running.current.get(id)?.resume();
    },
    remove: (id: string) => {
      void running.current.get(id)?.discard();
      running.current.delete(id);
      setFiles((before) => before.filter((one) => one.id !== id));
    },
    clearDone: () => setFiles((before) => before.filter(({ state }) => state.phase !== "sent")),
  };
}

/** The server judges by the bytes; this only saves a person the wait. */
function judged(file: File, maxMb: number): SendState {
  if (file.size === 0) return { phase: "failed", reason: texts.empty };
  if (file.size > maxMb * 1024 * 1024) return { phase: "failed", reason: texts.tooLarge(maxMb) };
  return { phase: "chosen" };
}
