"use client";

import { useCallback } from "react";
import { type QueuedFile as Queued, type SendQueueOptions, useSendQueue } from "@/components/upload/use-send-queue";
import { type Sent, sendRecording } from "../send-recording";
import { texts } from "../texts";

export type Origin = {
  cameraId: string;
  /** Of a `datetime-local` field, by the browser's clock. */
  recordedAt: string;
};

export type QueuedFile = Queued<Origin, Sent>;

const send: SendQueueOptions<Origin, Sent>["send"] = ({ file, cameraId, recordedAt }, options) =>
  sendRecording(file, { ...options, cameraId, recordedAt: recordedAt ? new Date(recordedAt).toISOString() : "" });

/** Recordings that a person chose: each with its camera and time. */
export function useSending(maxMb: number, onSent: () => void) {
  const refuse = useCallback(
    ({ size }: File) => (size === 0 ? texts.empty : size > maxMb * 1024 * 1024 ? texts.tooLarge(maxMb) : null),
    [maxMb],
  );
  // Over one connection more at once are no faster; two keep it busy while the server judges a file.
  return useSendQueue<Origin, Sent>({ send, onSent, refuse, failed: texts.unreachable, atOnce: 2 });
}
