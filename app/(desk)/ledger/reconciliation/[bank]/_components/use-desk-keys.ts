"use client";

import { useEffect, useRef } from "react";

export type DeskKeys = {
  onMove: (step: 1 | -1) => void;
  onChoose: (at: number) => void;
  onAccept: () => void;
  onReject: () => void;
  onUndo: () => void;
};

/** How long the desk's "g" waits for its second key, ms: that one is no key of this page. */
const SEQUENCE_MS = 1200;

const isField = (target: HTMLElement): boolean =>
  /^(input|textarea|select)$/i.test(target.tagName) ||
  target.closest("[role=dialog],[role=alertdialog],[role=menu]") !== null;
/** What Enter presses by itself; a line of the list is chosen already when it has the focus. */
const isPressable = (target: HTMLElement): boolean =>
  target.closest("a,button,summary") !== null && target.closest("[data-line]") === null;

/** The keys of the match desk: j and k, 1 to 5, Enter, x, u. Only movement repeats while a key is held down. */
export function useDeskKeys(keys: DeskKeys): void {
  const latest = useRef(keys);
  const sequence = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const handle = (event: KeyboardEvent) => {
      const { target } = event;
      if (event.isComposing || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (target instanceof HTMLElement && isField(target)) return;
      const key = event.key.toLowerCase();
      const ofSequence = event.timeStamp - sequence.current < SEQUENCE_MS;
      sequence.current = key === "g" ? event.timeStamp : Number.NEGATIVE_INFINITY;
      if (ofSequence || key === "g") return;
      if (key === "enter" && target instanceof HTMLElement && isPressable(target)) return;
      const act = actionOf(key, latest.current);
      if (!act || (event.repeat && key !== "j" && key !== "k")) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", handle);
    return () => document.removeEventListener("keydown", handle);
  }, []);
}

function actionOf(key: string, keys: DeskKeys): (() => void) | undefined {
  if (/^[1-5]$/.test(key)) return () => keys.onChoose(Number(key) - 1);
  const actions: Record<string, () => void> = {
    j: () => keys.onMove(1),
    arrowdown: () => keys.onMove(1),
    k: () => keys.onMove(-1),
    arrowup: () => keys.onMove(-1),
    enter: keys.onAccept,
    x: keys.onReject,
    u: keys.onUndo,
  };
  return Object.hasOwn(actions, key) ? actions[key] : undefined;
}
