"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { navigationFor, type ShellRole } from "./navigation";
import { isBusy, SEQUENCE_MS } from "./use-page-keys";

/** Ctrl-K or Cmd-K: the palette. "?": help. "g" and a letter: a place of the navigation. */
export function useShortcuts({
  role,
  onPalette,
  onHelp,
}: {
  role: ShellRole;
  onPalette: () => void;
  onHelp: () => void;
}): void {
  const router = useRouter();
  const sequence = useRef(0);
  useEffect(() => {
    const handle = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k") {
        event.preventDefault();
        onPalette();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isBusy(event.target)) return;
      if (event.key === "?") {
        event.preventDefault();
        onHelp();
        return;
      }
      if (event.key === "g") {
        sequence.current = event.timeStamp;
        return;
      }
      const waiting = sequence.current > 0 && event.timeStamp - sequence.current < SEQUENCE_MS;
      sequence.current = 0;
      if (!waiting) return;
      const place = navigationFor(role)
        .flatMap((group) => group.items)
        .find(({ key }) => key === event.key);
      if (place) router.push(place.href);
    };
    document.addEventListener("keydown", handle);
    return () => document.removeEventListener("keydown", handle);
  }, [role, router, onPalette, onHelp]);
}
