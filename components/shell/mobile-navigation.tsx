"use client";

import { Menu } from "lucide-react";
import { useState } from "react";
import { texts } from "../texts";
import { Button } from "../ui/button";
import { Sheet, SheetContent, SheetTrigger } from "../ui/sheet";
import type { NavigationCounts, ShellRole } from "./navigation";
import { Brand, NavigationList } from "./sidebar";

/** The sidebar of narrow screens: behind a button, from the left. */
export function MobileNavigation({ role, counts }: { role: ShellRole; counts: NavigationCounts }) {
  const [open, setOpen] = useState(false);
  return (
    <Sheet open={open} onOpenChange={setOpen}>
      <SheetTrigger asChild>
        <Button variant="ghost" size="icon" aria-label="Open navigation" className="lg:hidden">
          <Menu aria-hidden />
        </Button>
      </SheetTrigger>
      <SheetContent side="left" title={texts.product} hideTitle className="w-72 bg-sidebar">
        <div className="flex h-13 items-center px-4.5">
          <Brand />
        </div>
        <div className="px-2.5 py-3">
          <NavigationList role={role} counts={counts} onNavigate={() => setOpen(false)} />
        </div>
      </SheetContent>
    </Sheet>
  );
}
