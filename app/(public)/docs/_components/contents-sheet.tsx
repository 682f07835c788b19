"use client";

import { Menu } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Sheet, SheetContent, SheetTrigger } from "@/components/ui/sheet";
import type { ContentsGroup } from "../_reference/contents";
import { texts } from "../texts";
import { Contents } from "./contents";

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.closest("input,textarea,select,[role=dialog],[role=menu]") !== null);

/** The contents of narrow screens, behind a button; and on every screen the key "/", which leads to the search. */
export function ContentsSheet({ groups }: { groups: ContentsGroup[] }) {
  const [open, setOpen] = useState<"closed" | "list" | "search">("closed");
  useEffect(() => {
    const handle = (event: KeyboardEvent) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (isTyping(event.target)) return;
      event.preventDefault();
      const box = document.querySelector<HTMLInputElement>("input[data-docs-search]");
      // A box without layout belongs to the column that narrow screens hide.
      if (box?.offsetParent) box.focus();
      else setOpen("search");
    };
    window.addEventListener("keydown", handle);
    return () => window.removeEventListener("keydown", handle);
  }, []);
  const close = () => setOpen("closed");
  return (
    <Sheet open={open !== "closed"} onOpenChange={(shown) => setOpen(shown ? "list" : "closed")}>
      <SheetTrigger asChild>
        <Button variant="ghost" size="icon" aria-label={texts.menu} className="lg:hidden">
          <Menu aria-hidden />
        </Button>
      </SheetTrigger>
      <SheetContent side="left" title={texts.menu} className="w-80 bg-sidebar">
        <Contents groups={groups} focusSearch={open === "search"} onNavigate={close} />
      </SheetContent>
    </Sheet>
  );
}
