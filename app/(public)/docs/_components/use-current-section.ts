"use client";

import { useEffect, useState } from "react";

/** Below where an anchor brings its section to (64 px), in the upper third: what stands there is being read. */
const READING_MARGIN = "-80px 0px -66% 0px";

/** The anchor of the section of `page` that is being read, or undefined above the first one. */
export function useCurrentSection(anchors: readonly string[], page: string): string | undefined {
  const [current, setCurrent] = useState<string>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: on another page stand other sections of these anchors.
  useEffect(() => {
    setCurrent(undefined);
    const inView = new Set<string>();
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (isIntersecting) inView.add(target.id);
          else inView.delete(target.id);
        }
        // In the gap between two sections the last one stays marked.
        const first = anchors.find((anchor) => inView.has(anchor));
        if (first) setCurrent(first);
      },
      { rootMargin: READING_MARGIN },
    );
    for (const anchor of anchors) {
      const section = document.getElementById(anchor);
      if (section) observer.observe(section);
    }
    return () => observer.disconnect();
  }, [anchors, page]);
  return current;
}
