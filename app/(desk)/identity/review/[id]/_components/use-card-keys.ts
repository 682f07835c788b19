"use client";

import { useEffect, useRef } from "react";

/** How long the desk's "g" waits for its second key, ms: that one is no key of this page. */
const SEQUENCE_MS = 1200;

const isField = (target: HTMLElement): boolean =>
  /^(input|textarea|select)$/i.test(target.tagName) ||
  target.closest("[role=dialog],[role=alertdialog],[role=menu]") !== null;

/** One-letter keys of a page. A key that is held down acts once. */
export function useCardKeys(latest: { enabled: boolean; keys: Readonly<Record<string, () => unknown>> }): void {
  const current = useRef(latest);
  const sequence = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    current.current = latest;
  });
  useEffect(() => {
    const handle = (event: KeyboardEvent) => {
      const { enabled, keys } = current.current;
      if (!enabled || event.repeat || event.isComposing || event.defaultPrevented) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof HTMLElement && isField(event.target)) return;
      const key = event.key.toLowerCase();
      const ofSequence = event.timeStamp - sequence.current < SEQUENCE_MS;
      sequence.current = key === "g" ? event.timeStamp : Number.NEGATIVE_INFINITY;
      const act = Object.hasOwn(keys, key) ? keys[key] : undefined;
      if (ofSequence || !act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", handle);
    return () => document.removeEventListener("keydown", handle);
  }, []);
}
