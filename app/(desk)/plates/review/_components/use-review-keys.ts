"use client";

import { useEffect, useRef } from "react";

type ReviewKeys = {
  enabled: boolean;
  onEnter: () => void;
  onEdit: () => void;
  onReject: () => void;
  onUndo: () => void;
  onSkip: () => void;
  onNext: () => void;
};

/** How long the desk's "g" waits for its second key, ms: that one is no key of this page. */
const SEQUENCE_MS = 1200;

const isField = (target: HTMLElement): boolean =>
  /^(input|textarea|select)$/i.test(target.tagName) ||
  target.closest("[role=dialog],[role=alertdialog],[role=menu]") !== null;
/** What Enter presses by itself. */
const isPressable = (target: HTMLElement): boolean => target.closest("a,button,summary") !== null;

/** The keys of the review screen. A key that is held down decides once, not again and again. */
export function useReviewKeys(keys: ReviewKeys): void {
  const latest = useRef(keys);
  const sequence = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const handle = (event: KeyboardEvent) => {
      const { target } = event;
      if (!latest.current.enabled || event.repeat || event.isComposing || event.defaultPrevented) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (target instanceof HTMLElement && isField(target)) return;
      const key = event.key.toLowerCase();
      const ofSequence = event.timeStamp - sequence.current < SEQUENCE_MS;
      sequence.current = key === "g" ? event.timeStamp : Number.NEGATIVE_INFINITY;
      if (ofSequence || key === "g") return;
      if (key === "enter" && target instanceof HTMLElement && isPressable(target)) return;
      const act = actionOf(key, latest.current);
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", handle);
    return () => document.removeEventListener("keydown", handle);
  }, []);
}

function actionOf(key: string, keys: ReviewKeys): (() => void) | undefined {
  const actions: Record<string, () => void> = {
    enter: keys.onEnter,
    e: keys.onEdit,
    r: keys.onReject,
    u: keys.onUndo,
    s: keys.onSkip,
    n: keys.onNext,
  };
  return Object.hasOwn(actions, key) ? actions[key] : undefined;
}
