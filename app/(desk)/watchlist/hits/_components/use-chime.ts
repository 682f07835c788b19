"use client";

import { useCallback, useRef, useState, useSyncExternalStore } from "react";

const KEY = "bureau.hits.sound";
const never = () => () => {};

/** Two short tones for a new hit; off until somebody wants them, and kept for this browser. */
export function useChime(): { on: boolean; toggle: () => void; play: () => void } {
  const stored = useSyncExternalStore(
    never,
    () => localStorage.getItem(KEY) === "on",
    () => false,
  );
  const [chosen, setChosen] = useState<boolean | null>(null);
  const audio = useRef<AudioContext | null>(null);
  const on = chosen ?? stored;
  const play = useCallback(() => {
    audio.current ??= new AudioContext();
    const { current: context } = audio;
    for (const [index, hertz] of [880, 1320].entries()) {
      const tone = context.createOscillator();
      const volume = context.createGain();
      const from = context.currentTime + index * 0.16;
      tone.frequency.value = hertz;
      volume.gain.setValueAtTime(0.12, from);
      volume.gain.exponentialRampToValueAtTime(0.001, from + 0.15);
      tone.connect(volume).connect(context.destination);
      tone.start(from);
      tone.stop(from + 0.15);
    }
  }, []);
  const toggle = () => {
    localStorage.setItem(KEY, on ? "off" : "on");
    setChosen(!on);
    // A browser lets a page sound only after a click, and this is one.
    if (!on) play();
  };
  return { on, toggle, play };
}
