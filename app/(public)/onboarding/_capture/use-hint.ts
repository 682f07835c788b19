"use client";

import { type RefObject, useEffect, useState } from "react";
import { greyOf, type Hint, hintFor } from "./guidance";

/** Looks a second: enough to follow a hand, little enough for an old telephone. */
const EVERY_MS = 300;
const WIDTH_PX = 320;

/** Judges the live picture while the camera runs. Nothing leaves the browser. */
export function useHint(video: RefObject<HTMLVideoElement | null>, live: boolean): Hint | null {
  const [hint, setHint] = useState<Hint | null>(null);
  useEffect(() => {
    if (!live) return;
    const canvas = document.createElement("canvas");
    const context = canvas.getContext("2d", { willReadFrequently: true });
    const timer = setInterval(() => {
      const shown = video.current;
      if (!context || !shown || shown.videoWidth === 0) return;
      canvas.width = WIDTH_PX;
      canvas.height = Math.round((WIDTH_PX * shown.videoHeight) / shown.videoWidth);
      context.drawImage(shown, 0, 0, canvas.width, canvas.height);
      setHint(hintFor(greyOf(context.getImageData(0, 0, canvas.width, canvas.height))));
    }, EVERY_MS);
    return () => {
      clearInterval(timer);
      setHint(null);
    };
  }, [live, video]);
  return hint;
}
