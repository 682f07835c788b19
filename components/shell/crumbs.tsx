"use client";

import { usePathname } from "next/navigation";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { Breadcrumbs, type Crumb } from "../ui/breadcrumbs";
import { activeItem } from "./navigation";

type CrumbsState = { items: readonly Crumb[] | null; setItems: (items: readonly Crumb[] | null) => void };

const CrumbsContext = createContext<CrumbsState>({ items: null, setItems: () => {} });

export function CrumbsProvider({ children }: { children: ReactNode }) {
  const [items, setItems] = useState<readonly Crumb[] | null>(null);
  const state = useMemo(() => ({ items, setItems }), [items]);
  return <CrumbsContext.Provider value={state}>{children}</CrumbsContext.Provider>;
}

/** Rendered by a page (through PageHeader) to put its crumbs in the top bar, for as long as the page is there. */
export function TopBarCrumbs({ items }: { items: readonly Crumb[] }) {
  const { setItems } = useContext(CrumbsContext);
  // The crumbs are compared by their text, since a page makes a new list at each render.
  const text = JSON.stringify(items);
  useEffect(() => {
    setItems(JSON.parse(text));
    return () => setItems(null);
  }, [text, setItems]);
  return null;
}

/** The top bar's slot: the page's crumbs, or until there are any the section that the address belongs to. */
export function CrumbsSlot() {
  const pathname = usePathname();
  const { items } = useContext(CrumbsContext);
  const section = activeItem(pathname);
  return <Breadcrumbs items={items ?? (section ? [{ label: section.label, href: section.href }] : [])} />;
}
