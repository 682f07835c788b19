"use client";

import { useEffect, useRef } from "react";

/** How long the desk's "g" waits for its second key, ms: that one is no key of the page. */
export const SEQUENCE_MS = 1200;

/** A key pressed in a field, a menu or a dialog is not one of the page. */
export function isBusy(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    /^(input|textarea|select)$/i.test(target.tagName) ||
    target.closest("[role=dialog],[role=alertdialog],[role=menu]") !== null
  );
}

/** What Enter presses by itself; a line of a list, marked `data-line`, is chosen already when it has the focus. */
const isPressable = (target: HTMLElement): boolean =>
  target.closest("a,button,summary") !== null && target.closest("[data-line]") === null;

/**
 * Single keys of a page, beside the desk's own. They are no keys in fields, dialogs and menus, nor with Ctrl, Alt or Meta.
 *
 * @param keys what each does, by its name in lower case as KeyboardEvent has it; any other is left to the browser
 * @param repeating keys that go on while they are held down; any other acts once
 */
export function usePageKeys(keys: Readonly<Record<string, () => unknown>>, repeating: readonly string[] = []): void {
  const latest = useRef({ keys, repeating });
  const sequence = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    latest.current = { keys, repeating };
  });
  useEffect(() => {
    const handle = (event: KeyboardEvent) => {
      const { target } = event;
      if (event.isComposing || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isBusy(target)) return;
      const key = event.key.toLowerCase();
      const ofSequence = event.timeStamp - sequence.current < SEQUENCE_MS;
      sequence.current = key === "g" ? event.timeStamp : Number.NEGATIVE_INFINITY;
      if (ofSequence || key === "g") return;
      if (key === "enter" && target instanceof HTMLElement && isPressable(target)) return;
      const act = Object.hasOwn(latest.current.keys, key) ? latest.current.keys[key] : undefined;
      if (!act || (event.repeat && !latest.current.repeating.includes(key))) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", handle);
    return () => document.removeEventListener("keydown", handle);
  }, []);
}
