"use client";

import { useEffect, useRef } from "react";

/** Gives `onFiles` whatever files are pasted anywhere on the page; pasted text stays text. */
export function usePaste(onFiles: (files: File[]) => void, enabled: boolean): void {
  const latest = useRef(onFiles);
  useEffect(() => {
    latest.current = onFiles;
  });
  useEffect(() => {
    if (!enabled) return;
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      // The first upload field of a page takes it; the others see that it is taken.
      if (files.length === 0 || event.defaultPrevented) return;
      event.preventDefault();
      latest.current(files);
    };
    window.addEventListener("paste", paste);
    return () => window.removeEventListener("paste", paste);
  }, [enabled]);
}
