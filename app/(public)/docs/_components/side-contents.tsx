"use client";

import { useEffect, useMemo, useRef } from "react";
import type { ContentsGroup } from "../_reference/contents";
import { Contents } from "./contents";
import { useCurrentSection } from "./use-current-section";
import { useDocsPage } from "./use-docs-page";

/** The fixed column of wide screens. It follows the reader: the entry of the present section is marked and in view. */
export function SideContents({ groups, label }: { groups: ContentsGroup[]; label: string }) {
  const column = useRef<HTMLElement>(null);
  const anchors = useMemo(() => groups.flatMap(({ entries }) => entries.map(({ anchor }) => anchor)), [groups]);
  const current = useCurrentSection(anchors, useDocsPage());
  // biome-ignore lint/correctness/useExhaustiveDependencies: the marked entry is another element for another `current`.
  useEffect(() => {
    const entry = column.current?.querySelector("[aria-current]");
    const list = entry?.closest("nav");
    if (!entry || !list) return;
    // Not scrollIntoView, which would move the page as well.
    const [box, frame] = [entry.getBoundingClientRect(), list.getBoundingClientRect()];
    if (box.top < frame.top || box.bottom > frame.bottom) list.scrollTop += box.top - frame.top - frame.height / 3;
  }, [current]);
  return (
    <aside
      ref={column}
      aria-label={label}
      data-print="hide"
      className="sticky top-13 hidden h-[calc(100dvh-3.25rem)] w-72 shrink-0 border-sidebar-border border-r bg-sidebar lg:block"
    >
      <Contents groups={groups} current={current} />
    </aside>
  );
}
