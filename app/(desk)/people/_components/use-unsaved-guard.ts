"use client";

import { useEffect } from "react";
import { formTexts } from "../texts";

/**
 * Asks before typed data is left behind: by closing or reloading the tab (the browser's own question), and by a link of
 * the desk, which loads no page and so raises no such question.
 */
export function useUnsavedGuard(dirty: boolean): void {
  useEffect(() => {
    if (!dirty) return;
    const leaving = (event: BeforeUnloadEvent) => event.preventDefault();
    const clicked = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      if (!(link instanceof HTMLAnchorElement) || !leadsAway(link, event)) return;
      if (window.confirm(formTexts.unsaved)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener("beforeunload", leaving);
    // React listens on the document, so only the window hears of a click before its links do.
    window.addEventListener("click", clicked, true);
    return () => {
      window.removeEventListener("beforeunload", leaving);
      window.removeEventListener("click", clicked, true);
    };
  }, [dirty]);
}

function leadsAway(link: HTMLAnchorElement, event: MouseEvent): boolean {
  const opensElsewhere =
    event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || link.target === "_blank";
  return !opensElsewhere && link.origin === location.origin && link.pathname !== location.pathname;
}
