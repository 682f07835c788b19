"use client";

import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { cameraFailures } from "./camera-texts";

export type CameraState =
  | { phase: "off" }
  | { phase: "starting" }
  | { phase: "live" }
  | { phase: "failed"; reason: string };

export type Camera = {
  state: CameraState;
  video: RefObject<HTMLVideoElement | null>;
  /** Known once the person has allowed a camera. */
  devices: MediaDeviceInfo[];
  deviceId: string;
  start: (deviceId?: string) => Promise<void>;
  stop: () => void;
  /** The present picture as JPEG, unmirrored; null when there is none. */
  shoot: () => Promise<Blob | null>;
};

const JPEG_QUALITY = 0.95;

/**
 * The machine's camera, which goes off when the component goes away.
 * @param facing which one to take where there are two: `user` looks at whoever holds the machine
 */
export function useCamera(facing: "user" | "environment" = "user"): Camera {
  const video = useRef<HTMLVideoElement>(null);
  const stream = useRef<MediaStream | null>(null);
  const gone = useRef(false);
  const [state, setState] = useState<CameraState>({ phase: "off" });
  const [devices, setDevices] = useState<MediaDeviceInfo[]>([]);
  const [deviceId, setDeviceId] = useState("");

  const release = useCallback(() => {
    for (const track of stream.current?.getTracks() ?? []) track.stop();
    stream.current = null;
  }, []);
  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
      release();
    };
  }, [release]);

  const start = async (wanted?: string) => {
    release();
    setState({ phase: "starting" });
    try {
      if (!navigator.mediaDevices) throw new DOMException("", "unsupported");
      const size = { width: { ideal: 1920 }, height: { ideal: 1080 } };
      const which = wanted ? { deviceId: { exact: wanted } } : { facingMode: facing };
      const opened = await navigator.mediaDevices.getUserMedia({ video: { ...size, ...which }, audio: false });
      // Meanwhile the person may have left: the light must not stay on.
      if (gone.current) return stopAll(opened);
      stream.current = opened;
      if (video.current) video.current.srcObject = opened;
      await video.current?.play();
      const all = await navigator.mediaDevices.enumerateDevices();
      setDevices(all.filter(({ kind }) => kind === "videoinput"));
      setDeviceId(opened.getVideoTracks()[0]?.getSettings().deviceId ?? "");
      setState({ phase: "live" });
    } catch (error) {
      release();
      if (!gone.current) setState({ phase: "failed", reason: reasonOf(error) });
    }
  };

  const stop = () => {
    release();
    setState({ phase: "off" });
  };

  const shoot = async (): Promise<Blob | null> => {
    const shown = video.current;
    if (!shown || shown.videoWidth === 0) return null;
    const canvas = document.createElement("canvas");
    canvas.width = shown.videoWidth;
    canvas.height = shown.videoHeight;
    canvas.getContext("2d")?.drawImage(shown, 0, 0);
    return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", JPEG_QUALITY));
  };

  return { state, video, devices, deviceId, start, stop, shoot };
}

function stopAll(opened: MediaStream): void {
  for (const track of opened.getTracks()) track.stop();
}

function reasonOf(error: unknown): string {
  const name = error instanceof DOMException ? error.name : "";
  return Object.hasOwn(cameraFailures, name)
    ? cameraFailures[name as keyof typeof cameraFailures]
    : cameraFailures.other;
}
